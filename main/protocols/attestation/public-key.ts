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

/**
 * The bare key, as Windows hashes and stores it: the modulus of an RSA key; x and y of an elliptic curve's, in the curve's
 * own width.
 */
export function bareKeyOf(publicArea: TpmtPublic): Uint8Array {
  if (publicArea.type === TPM_ALG.RSA) return publicArea.unique;
  if (publicArea.type !== TPM_ALG.ECC) throw notACertificateKey();
  const size = publicArea.parameters.curveID === TPM_ECC.NIST_P384 ? 48 : 32;
  return concat(padLeft(publicArea.unique.x, size), padLeft(publicArea.unique.y, size));
}

/** DER SubjectPublicKeyInfo. Throws `BadInputError` for kinds of keys that certificates do not carry here. */
export function spkiOf(publicArea: TpmtPublic): Uint8Array {
  if (publicArea.type === TPM_ALG.RSA)
    return rsaSpki(publicArea.unique, publicArea.parameters.exponent || DEFAULT_EXPONENT);
  const curve = publicArea.type === TPM_ALG.ECC ? publicArea.parameters.curveID : undefined;
  if (curve !== TPM_ECC.NIST_P256 && curve !== TPM_ECC.NIST_P384) throw notACertificateKey();
  const point = concat(Uint8Array.of(4), bareKeyOf(publicArea));
  return curve === TPM_ECC.NIST_P256 ? p256Spki(point) : p384Spki(point);
}

const notACertificateKey = (): BadInputError =>
  new BadInputError(
    'The key is neither RSA nor of P-256 or P-384',
    'TPMT_PUBLIC',
    'Give an RSA key or one of those curves',
  );
