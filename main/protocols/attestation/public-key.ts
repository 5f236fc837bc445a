/** The public key in a TPM's public area, as certificates carry it. */
import { BadInputError } from '../../../shared/failures.ts';
import { p256Spki, p384Spki, rsaSpki } from '../pki/spki.ts';
import { concat, padLeft } from '../bytes/bytes.ts';
import { decode } from '../tpm2/codec.ts';
import { TPM_ALG, TPM_ECC } from '../tpm2/constants.ts';
import { tpmtPublic, type TpmtPublic } from '../tpm2/structures/public-area.ts';
import { DEFAULT_EXPONENT } from '../tpm2/rsa-public.ts';

/** A TPMT_PUBLIC. Throws `BadInputError`. */
export const readPublicArea = (bytes: Uint8Array): TpmtPublic => decode(tpmtPublic, bytes);

/** DER SubjectPublicKeyInfo. Throws `BadInputError` for kinds of keys that certificates do not carry here. */
export function spkiOf(publicArea: TpmtPublic): Uint8Array {
  if (publicArea.type === TPM_ALG.RSA)
    return rsaSpki(publicArea.unique, publicArea.parameters.exponent || DEFAULT_EXPONENT);
  if (publicArea.type === TPM_ALG.ECC && publicArea.parameters.curveID === TPM_ECC.NIST_P256) {
    const { x, y } = publicArea.unique;
    return p256Spki(concat(Uint8Array.of(4), padLeft(x, 32), padLeft(y, 32)));
  }
  if (publicArea.type === TPM_ALG.ECC && publicArea.parameters.curveID === TPM_ECC.NIST_P384) {
    const { x, y } = publicArea.unique;
    return p384Spki(concat(Uint8Array.of(4), padLeft(x, 48), padLeft(y, 48)));
  }
  throw new BadInputError(
    'The key is neither RSA nor of P-256 or P-384',
    'TPMT_PUBLIC',
    'Give an RSA key or one of those curves',
  );
}
