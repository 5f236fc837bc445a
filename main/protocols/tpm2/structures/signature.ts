import { oneOf, sizedBytes, u16, type Codec } from '../codec.ts';
import { LIMITS, TPM_ALG, TPM_RC } from '../constants.ts';
import { tpmiAlgHash } from './interface-types.ts';
import { tpm2bPublicKeyRsa } from './public-area.ts';
import { tpmtHa } from './pcr-selection.ts';

export interface RsaSignature {
  readonly sigAlg: typeof TPM_ALG.RSASSA | typeof TPM_ALG.RSAPSS;
  readonly hash: number;
  readonly sig: Uint8Array;
}
export interface EccSignature {
  readonly sigAlg: typeof TPM_ALG.ECDSA | typeof TPM_ALG.ECDAA | typeof TPM_ALG.ECSCHNORR;
  readonly hash: number;
  readonly signatureR: Uint8Array;
  readonly signatureS: Uint8Array;
}
export interface HmacSignature {
  readonly sigAlg: typeof TPM_ALG.HMAC;
  readonly hash: number;
  readonly digest: Uint8Array;
}
export interface NoSignature {
  readonly sigAlg: typeof TPM_ALG.NULL;
}
/** TPMT_SIGNATURE (Part 2, 11.3.4). */
export type TpmtSignature = RsaSignature | EccSignature | HmacSignature | NoSignature;

const { RSASSA, RSAPSS, ECDSA, ECDAA, ECSCHNORR, HMAC, NULL } = TPM_ALG;
const SIGNATURES: readonly number[] = [RSASSA, RSAPSS, ECDSA, ECDAA, ECSCHNORR, HMAC];
const parameter = sizedBytes(LIMITS.MAX_ECC_KEY_BYTES);

function signatureWith(selector: Codec<number>): Codec<TpmtSignature> {
  return {
    read(reader) {
      const sigAlg = selector.read(reader);
      switch (sigAlg) {
        case RSASSA:
        case RSAPSS:
          return { sigAlg, hash: tpmiAlgHash.read(reader), sig: tpm2bPublicKeyRsa.read(reader) };
        case ECDSA:
        case ECDAA:
        case ECSCHNORR: {
          const hash = tpmiAlgHash.read(reader);
          return {
            sigAlg,
            hash,
            signatureR: parameter.read(reader),
            signatureS: parameter.read(reader),
          };
        }
        case HMAC: {
          const { hashAlg, digest } = tpmtHa.read(reader);
          return { sigAlg, hash: hashAlg, digest };
        }
        default:
          return { sigAlg: NULL };
      }
    },
    write(writer, value) {
      writer.u16(value.sigAlg);
      if (value.sigAlg === NULL) return;
      if (value.sigAlg === HMAC) {
        tpmtHa.write(writer, { hashAlg: value.hash, digest: value.digest });
        return;
      }
      writer.u16(value.hash);
      if ('sig' in value) {
        tpm2bPublicKeyRsa.write(writer, value.sig);
      } else {
        parameter.write(writer, value.signatureR);
        parameter.write(writer, value.signatureS);
      }
    },
  };
}

/** As a parameter: a signature there must be. */
export const tpmtSignature = signatureWith(oneOf(u16, SIGNATURES, TPM_RC.SCHEME));
/** As a result: attestation without a key has a NULL signature. */
export const tpmtSignatureOrNull = signatureWith(oneOf(u16, [...SIGNATURES, NULL], TPM_RC.SCHEME));
