import { commandShape } from '../command-shape.ts';
import { sizedBytes, u16 } from '../codec.ts';
import { tpmtSigScheme } from '../structures/algorithms.ts';
import { tpm2bAttest } from '../structures/attest.ts';
import { tpm2bData, tpm2bDigest } from '../structures/creation-data.ts';
import { tpmlPcrSelection } from '../structures/pcr-selection.ts';
import { tpmtSignature, tpmtSignatureOrNull } from '../structures/signature.ts';
import { tpmtTkCreation, tpmtTkHashCheck, tpmtTkVerified } from '../structures/tickets.ts';

/** Part 3, 18 (attestation) and 20 (signing). */
const signedAttestation = { attestation: tpm2bAttest, signature: tpmtSignatureOrNull };

export const certify = commandShape('Certify', {
  handles: ['objectHandle', 'signHandle'],
  parameters: { qualifyingData: tpm2bData, inScheme: tpmtSigScheme },
  result: signedAttestation,
});
export const certifyCreation = commandShape('CertifyCreation', {
  handles: ['signHandle', 'objectHandle'],
  parameters: {
    qualifyingData: tpm2bData,
    creationHash: tpm2bDigest,
    inScheme: tpmtSigScheme,
    creationTicket: tpmtTkCreation,
  },
  result: signedAttestation,
});
export const quote = commandShape('Quote', {
  handles: ['signHandle'],
  parameters: { qualifyingData: tpm2bData, inScheme: tpmtSigScheme, pcrSelect: tpmlPcrSelection },
  result: signedAttestation,
});
export const getSessionAuditDigest = commandShape('GetSessionAuditDigest', {
  handles: ['privacyAdminHandle', 'signHandle', 'sessionHandle'],
  parameters: { qualifyingData: tpm2bData, inScheme: tpmtSigScheme },
  result: signedAttestation,
});
export const getCommandAuditDigest = commandShape('GetCommandAuditDigest', {
  handles: ['privacyHandle', 'signHandle'],
  parameters: { qualifyingData: tpm2bData, inScheme: tpmtSigScheme },
  result: signedAttestation,
});
export const getTime = commandShape('GetTime', {
  handles: ['privacyAdminHandle', 'signHandle'],
  parameters: { qualifyingData: tpm2bData, inScheme: tpmtSigScheme },
  result: signedAttestation,
});
export const nvCertify = commandShape('NV_Certify', {
  handles: ['signHandle', 'authHandle', 'nvIndex'],
  parameters: { qualifyingData: tpm2bData, inScheme: tpmtSigScheme, size: u16, offset: u16 },
  result: signedAttestation,
});
export const sign = commandShape('Sign', {
  handles: ['keyHandle'],
  parameters: { digest: tpm2bDigest, inScheme: tpmtSigScheme, validation: tpmtTkHashCheck },
  result: { signature: tpmtSignature },
});
export const verifySignature = commandShape('VerifySignature', {
  handles: ['keyHandle'],
  parameters: { digest: sizedBytes(64), signature: tpmtSignature },
  result: { validation: tpmtTkVerified },
});
