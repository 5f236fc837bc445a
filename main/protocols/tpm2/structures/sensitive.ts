import { optionalSizedStructure, sizedBytes, sizedStructure, struct, type Codec } from '../codec.ts';
import { LIMITS, TPM_ALG } from '../constants.ts';
import { tpmiAlgPublic } from './interface-types.ts';

/** TPMT_SENSITIVE (Part 2, 12.3.2.4). `sensitive` is an RSA prime, an ECC scalar, data or a key. */
export interface TpmtSensitive {
  readonly sensitiveType: number;
  readonly authValue: Uint8Array;
  readonly seedValue: Uint8Array;
  readonly sensitive: Uint8Array;
}

const digestBytes = sizedBytes(LIMITS.MAX_DIGEST_SIZE);
const MAX_SENSITIVE: Readonly<Record<number, number>> = {
  [TPM_ALG.RSA]: LIMITS.MAX_RSA_KEY_BYTES / 2,
  [TPM_ALG.ECC]: LIMITS.MAX_ECC_KEY_BYTES,
  [TPM_ALG.KEYEDHASH]: LIMITS.MAX_SYM_DATA,
  [TPM_ALG.SYMCIPHER]: 32,
};

const tpmtSensitive: Codec<TpmtSensitive> = {
  read(reader) {
    const sensitiveType = tpmiAlgPublic.read(reader);
    return {
      sensitiveType,
      authValue: digestBytes.read(reader),
      seedValue: digestBytes.read(reader),
      sensitive: sizedBytes(MAX_SENSITIVE[sensitiveType] ?? 0).read(reader),
    };
  },
  write(writer, value) {
    writer.u16(value.sensitiveType);
    digestBytes.write(writer, value.authValue);
    digestBytes.write(writer, value.seedValue);
    digestBytes.write(writer, value.sensitive);
  },
};
export const tpm2bSensitive = sizedStructure(tpmtSensitive);
/** The private part that LoadExternal may be given. */
export const tpm2bOptionalSensitive = optionalSizedStructure(tpmtSensitive);

/** TPMS_SENSITIVE_CREATE (Part 2, 11.1.15). */
export const tpm2bSensitiveCreate = sizedStructure(
  struct({ userAuth: digestBytes, data: sizedBytes(LIMITS.MAX_SYM_DATA) }),
);
