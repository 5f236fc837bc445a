import { oneOf, u8, u16, u32, type Codec } from '../codec.ts';
import { TPM_ALG, TPM_ECC, TPM_RC, TPM_RH, TPM_SE, TPM_ST, TPM_SU } from '../constants.ts';
import { HASH_ALGORITHMS } from '../hashes.ts';
import { ResponseFault } from '../response-fault.ts';

/** Interface types (TPMI_*, Part 2, 9): numbers of which only some are allowed. */
const hashes = HASH_ALGORITHMS.map((hash) => hash.algorithm);

export const tpmiAlgHash = oneOf(u16, hashes, TPM_RC.HASH);
export const tpmiAlgHashOrNull = oneOf(u16, [...hashes, TPM_ALG.NULL], TPM_RC.HASH);
/** TPMI_ALG_MAC_SCHEME: CMAC, or an HMAC, named by its hash. */
export const tpmiAlgMacSchemeOrNull = oneOf(u16, [...hashes, TPM_ALG.CMAC, TPM_ALG.NULL], TPM_RC.SYMMETRIC);
export const tpmiAlgPublic = oneOf(
  u16,
  [TPM_ALG.RSA, TPM_ALG.KEYEDHASH, TPM_ALG.ECC, TPM_ALG.SYMCIPHER],
  TPM_RC.TYPE,
);
const CIPHER_MODES: readonly number[] = [TPM_ALG.CTR, TPM_ALG.OFB, TPM_ALG.CBC, TPM_ALG.CFB, TPM_ALG.ECB];
/** What encrypts: every mode but CMAC. */
export const tpmiAlgCipherModeOrNull = oneOf(u16, [...CIPHER_MODES, TPM_ALG.NULL], TPM_RC.MODE);
const SYMMETRIC_MODES: readonly number[] = [...CIPHER_MODES, TPM_ALG.CMAC];
export const tpmiAlgSymMode = oneOf(u16, SYMMETRIC_MODES, TPM_RC.MODE);
export const tpmiAlgSymModeOrNull = oneOf(u16, [...SYMMETRIC_MODES, TPM_ALG.NULL], TPM_RC.MODE);
export const tpmiAesKeyBits = oneOf(u16, [128, 256], TPM_RC.VALUE);
export const tpmiRsaKeyBits = oneOf(u16, [1024, 2048, 3072], TPM_RC.VALUE);
export const ECC_CURVES: readonly number[] = Object.values(TPM_ECC);
export const tpmiEccCurve = oneOf(u16, ECC_CURVES, TPM_RC.CURVE);
export const tpmiAlgKdf = oneOf(
  u16,
  [TPM_ALG.MGF1, TPM_ALG.KDF1_SP800_56A, TPM_ALG.KDF1_SP800_108],
  TPM_RC.KDF,
);
export const tpmiRhHierarchy = oneOf(
  u32,
  [TPM_RH.OWNER, TPM_RH.ENDORSEMENT, TPM_RH.PLATFORM, TPM_RH.NULL],
  TPM_RC.VALUE,
);
export const tpmiRhEnables = oneOf(
  u32,
  [TPM_RH.OWNER, TPM_RH.ENDORSEMENT, TPM_RH.PLATFORM, TPM_RH.PLATFORM_NV],
  TPM_RC.VALUE,
);
export const tpmSu = oneOf(u16, Object.values(TPM_SU), TPM_RC.VALUE);
export const tpmSe = oneOf(u8, Object.values(TPM_SE), TPM_RC.VALUE);
export const tpmiStAttest = oneOf(
  u16,
  [
    TPM_ST.ATTEST_NV,
    TPM_ST.ATTEST_COMMAND_AUDIT,
    TPM_ST.ATTEST_SESSION_AUDIT,
    TPM_ST.ATTEST_CERTIFY,
    TPM_ST.ATTEST_QUOTE,
    TPM_ST.ATTEST_TIME,
    TPM_ST.ATTEST_CREATION,
    TPM_ST.ATTEST_NV_DIGEST,
  ],
  TPM_RC.SELECTOR,
);

/** TPMI_DH_* as a parameter: a handle that must lie in `first` to `last`. */
export function handleInRange(first: number, last: number): Codec<number> {
  return {
    read(reader) {
      const handle = u32.read(reader);
      if (handle < first || handle > last) throw new ResponseFault(TPM_RC.VALUE);
      return handle;
    },
    write: u32.write,
  };
}
