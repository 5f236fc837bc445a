import { commandShape } from '../command-shape.ts';
import { tpm2bDigest, tpm2bEncryptedSecret } from '../structures/creation-data.ts';
import { tpmtSymDef } from '../structures/algorithms.ts';
import { tpmiAlgHash, tpmSe } from '../structures/interface-types.ts';

/** Part 3, 11. */
export const startAuthSession = commandShape('StartAuthSession', {
  handles: ['tpmKey', 'bind'],
  parameters: {
    nonceCaller: tpm2bDigest,
    encryptedSalt: tpm2bEncryptedSecret,
    sessionType: tpmSe,
    symmetric: tpmtSymDef,
    authHash: tpmiAlgHash,
  },
  resultHandle: 'sessionHandle',
  result: { nonceTPM: tpm2bDigest },
});
export const policyRestart = commandShape('PolicyRestart', { handles: ['sessionHandle'] });
