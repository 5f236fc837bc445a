import { commandShape } from '../command-shape.ts';
import { sizedBytes, struct, u16, yesNo } from '../codec.ts';
import { LIMITS } from '../constants.ts';
import {
  tpmiEccKeyExchangeOrNull,
  tpmtKdfScheme,
  tpmtEccScheme,
  tpmtRsaDecrypt,
} from '../structures/algorithms.ts';
import { tpm2bData, tpm2bDigest, tpm2bMaxBuffer } from '../structures/creation-data.ts';
import {
  tpmiAlgCipherModeOrNull,
  tpmiAlgHash,
  tpmiAlgHashOrNull,
  tpmiAlgMacSchemeOrNull,
  tpmiEccCurve,
  tpmiRhHierarchy,
} from '../structures/interface-types.ts';
import { tpm2bEccPoint, tpm2bPublicKeyRsa, tpmtPublicParms } from '../structures/public-area.ts';
import { tpmtTkHashCheck } from '../structures/tickets.ts';
import { tpmlDigestValues } from '../structures/pcr-selection.ts';

/** Part 3, 14 (asymmetric), 19 (ephemeral keys), 15 (symmetric), 16 (random), 17 (sequences) and TestParms of 30. */
export const rsaEncrypt = commandShape('RSA_Encrypt', {
  handles: ['keyHandle'],
  parameters: { message: tpm2bPublicKeyRsa, inScheme: tpmtRsaDecrypt, label: tpm2bData },
  result: { outData: tpm2bPublicKeyRsa },
});
export const rsaDecrypt = commandShape('RSA_Decrypt', {
  handles: ['keyHandle'],
  parameters: { cipherText: tpm2bPublicKeyRsa, inScheme: tpmtRsaDecrypt, label: tpm2bData },
  result: { message: tpm2bPublicKeyRsa },
});
export const ecdhKeyGen = commandShape('ECDH_KeyGen', {
  handles: ['keyHandle'],
  result: { zPoint: tpm2bEccPoint, pubPoint: tpm2bEccPoint },
});
export const ecdhZGen = commandShape('ECDH_ZGen', {
  handles: ['keyHandle'],
  parameters: { inPoint: tpm2bEccPoint },
  result: { outPoint: tpm2bEccPoint },
});
const coordinate = sizedBytes(LIMITS.MAX_ECC_KEY_BYTES);
/** TPMS_ALGORITHM_DETAIL_ECC (Part 2, 11.2.5.6). */
const tpmsAlgorithmDetailEcc = struct({
  curveID: u16,
  keySize: u16,
  kdf: tpmtKdfScheme,
  sign: tpmtEccScheme,
  p: coordinate,
  a: coordinate,
  b: coordinate,
  gX: coordinate,
  gY: coordinate,
  n: coordinate,
  h: coordinate,
});
export const eccParameters = commandShape('ECC_Parameters', {
  parameters: { curveID: tpmiEccCurve },
  result: { parameters: tpmsAlgorithmDetailEcc },
});
export const commit = commandShape('Commit', {
  handles: ['signHandle'],
  parameters: { P1: tpm2bEccPoint, s2: sizedBytes(LIMITS.MAX_SYM_DATA), y2: coordinate },
  result: { K: tpm2bEccPoint, L: tpm2bEccPoint, E: tpm2bEccPoint, counter: u16 },
});
export const ecEphemeral = commandShape('EC_Ephemeral', {
  parameters: { curveID: tpmiEccCurve },
  result: { Q: tpm2bEccPoint, counter: u16 },
});
export const zGen2Phase = commandShape('ZGen_2Phase', {
  handles: ['keyA'],
  parameters: {
    inQsB: tpm2bEccPoint,
    inQeB: tpm2bEccPoint,
    inScheme: tpmiEccKeyExchangeOrNull,
    counter: u16,
  },
  result: { outZ1: tpm2bEccPoint, outZ2: tpm2bEccPoint },
});
const iv = sizedBytes(16);
const cipherResult = { outData: tpm2bMaxBuffer, ivOut: iv };
export const encryptDecrypt = commandShape('EncryptDecrypt', {
  handles: ['keyHandle'],
  parameters: { decrypt: yesNo, mode: tpmiAlgCipherModeOrNull, ivIn: iv, inData: tpm2bMaxBuffer },
  result: cipherResult,
});
export const encryptDecrypt2 = commandShape('EncryptDecrypt2', {
  handles: ['keyHandle'],
  parameters: { inData: tpm2bMaxBuffer, decrypt: yesNo, mode: tpmiAlgCipherModeOrNull, ivIn: iv },
  result: cipherResult,
});
export const hash = commandShape('Hash', {
  parameters: { data: tpm2bMaxBuffer, hashAlg: tpmiAlgHash, hierarchy: tpmiRhHierarchy },
  result: { outHash: tpm2bDigest, validation: tpmtTkHashCheck },
});
/** TPM2_MAC as well, of the same code: `hashAlg` may be CMAC. */
export const hmacCommand = commandShape('HMAC', {
  handles: ['handle'],
  parameters: { buffer: tpm2bMaxBuffer, hashAlg: tpmiAlgMacSchemeOrNull },
  result: { outHMAC: tpm2bDigest },
});
export const getRandom = commandShape('GetRandom', {
  parameters: { bytesRequested: u16 },
  result: { randomBytes: tpm2bDigest },
});
export const stirRandom = commandShape('StirRandom', { parameters: { inData: sizedBytes(128) } });
/** TPM2_MAC_Start as well, of the same code. */
export const hmacStart = commandShape('HMAC_Start', {
  handles: ['handle'],
  parameters: { auth: tpm2bDigest, hashAlg: tpmiAlgMacSchemeOrNull },
  resultHandle: 'sequenceHandle',
});
export const hashSequenceStart = commandShape('HashSequenceStart', {
  parameters: { auth: tpm2bDigest, hashAlg: tpmiAlgHashOrNull },
  resultHandle: 'sequenceHandle',
});
export const sequenceUpdate = commandShape('SequenceUpdate', {
  handles: ['sequenceHandle'],
  parameters: { buffer: tpm2bMaxBuffer },
});
export const sequenceComplete = commandShape('SequenceComplete', {
  handles: ['sequenceHandle'],
  parameters: { buffer: tpm2bMaxBuffer, hierarchy: tpmiRhHierarchy },
  result: { result: tpm2bDigest, validation: tpmtTkHashCheck },
});
export const eventSequenceComplete = commandShape('EventSequenceComplete', {
  handles: ['pcrHandle', 'sequenceHandle'],
  parameters: { buffer: tpm2bMaxBuffer },
  result: { results: tpmlDigestValues },
});
export const testParms = commandShape('TestParms', { parameters: { parameters: tpmtPublicParms } });
