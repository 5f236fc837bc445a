/** The public key in a TPM's public area, as certificates carry it. */
import { BadInputError } from '../../../shared/failures.ts';
import { p256Spki, rsaSpki } from '../../protocols/pki/spki.ts';
import { concat, padLeft } from '../../protocols/bytes/bytes.ts';
import { decode } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG, TPM_ECC } from '../../protocols/tpm2/constants.ts';
import { tpmtPublic, type TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { DEFAULT_EXPONENT } from '../../protocols/tpm2/rsa-public.ts';

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
  throw new BadInputError('The key is neither RSA nor P-256', 'TPMT_PUBLIC', 'Give an RSA or a P-256 key');
}
