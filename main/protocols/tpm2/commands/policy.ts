import { commandShape } from '../command-shape.ts';
import { i32, list, oneOf, sizedBytes, u16, u32, u8, yesNo } from '../codec.ts';
import { TPM_EO, TPM_RC } from '../constants.ts';
import { tpm2bDigest, tpm2bName } from '../structures/creation-data.ts';
import { tpmlPcrSelection } from '../structures/pcr-selection.ts';
import { tpmtSignature } from '../structures/signature.ts';
import { tpmtTkAuth, tpmtTkVerified } from '../structures/tickets.ts';

/** Part 3, 23. */
const tpm2bTimeout = sizedBytes(8);
const tpmEo = oneOf(u16, Object.values(TPM_EO), TPM_RC.VALUE);
const policySession = ['policySession'] as const;
const authorized = { timeout: tpm2bTimeout, policyTicket: tpmtTkAuth };
const signedTerms = {
  nonceTPM: tpm2bDigest,
  cpHashA: tpm2bDigest,
  policyRef: tpm2bDigest,
  expiration: i32,
};

export const policySigned = commandShape('PolicySigned', {
  handles: ['authObject', 'policySession'],
  parameters: { ...signedTerms, auth: tpmtSignature },
  result: authorized,
});
export const policySecret = commandShape('PolicySecret', {
  handles: ['authHandle', 'policySession'],
  parameters: signedTerms,
  result: authorized,
});
export const policyTicket = commandShape('PolicyTicket', {
  handles: policySession,
  parameters: {
    timeout: tpm2bTimeout,
    cpHashA: tpm2bDigest,
    policyRef: tpm2bDigest,
    authName: tpm2bName,
    ticket: tpmtTkAuth,
  },
});
export const policyOr = commandShape('PolicyOR', {
  handles: policySession,
  parameters: { pHashList: list(tpm2bDigest, 8, 2) },
});
export const policyPcr = commandShape('PolicyPCR', {
  handles: policySession,
  parameters: { pcrDigest: tpm2bDigest, pcrs: tpmlPcrSelection },
});
export const policyLocality = commandShape('PolicyLocality', {
  handles: policySession,
  parameters: { locality: u8 },
});
const comparison = { operandB: sizedBytes(64), offset: u16, operation: tpmEo };
export const policyNv = commandShape('PolicyNV', {
  handles: ['authHandle', 'nvIndex', 'policySession'],
  parameters: comparison,
});
export const policyCounterTimer = commandShape('PolicyCounterTimer', {
  handles: policySession,
  parameters: comparison,
});
export const policyCommandCode = commandShape('PolicyCommandCode', {
  handles: policySession,
  parameters: { code: u32 },
});
export const policyPhysicalPresence = commandShape('PolicyPhysicalPresence', { handles: policySession });
export const policyCpHash = commandShape('PolicyCpHash', {
  handles: policySession,
  parameters: { cpHashA: tpm2bDigest },
});
export const policyNameHash = commandShape('PolicyNameHash', {
  handles: policySession,
  parameters: { nameHash: tpm2bDigest },
});
export const policyDuplicationSelect = commandShape('PolicyDuplicationSelect', {
  handles: policySession,
  parameters: { objectName: tpm2bName, newParentName: tpm2bName, includeObject: yesNo },
});
export const policyAuthorize = commandShape('PolicyAuthorize', {
  handles: policySession,
  parameters: {
    approvedPolicy: tpm2bDigest,
    policyRef: tpm2bDigest,
    keySign: tpm2bName,
    checkTicket: tpmtTkVerified,
  },
});
export const policyAuthValue = commandShape('PolicyAuthValue', { handles: policySession });
export const policyPassword = commandShape('PolicyPassword', { handles: policySession });
export const policyGetDigest = commandShape('PolicyGetDigest', {
  handles: policySession,
  result: { policyDigest: tpm2bDigest },
});
export const policyNvWritten = commandShape('PolicyNvWritten', {
  handles: policySession,
  parameters: { writtenSet: yesNo },
});
export const policyTemplate = commandShape('PolicyTemplate', {
  handles: policySession,
  parameters: { templateHash: tpm2bDigest },
});
export const policyAuthorizeNv = commandShape('PolicyAuthorizeNV', {
  handles: ['authHandle', 'nvIndex', 'policySession'],
});
