import * as shapes from '../../protocols/tpm2/commands/attestation.ts';
import { TPM_ALG, TPM_RC, TPM_ST } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import { clockInfo, timeSincePowerOn } from '../clock.ts';
import { defineCommand } from '../define-command.ts';
import { nameOf } from '../entities/entities.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { checkNvRead } from '../nv/nv-access.ts';
import { nvIndexAt } from '../nv/nv-store.ts';
import { attest, firmwareVersion, signerAt } from '../objects/attestation.ts';
import { objectAt } from '../handles/object-store.ts';
import { holdsTicket } from '../objects/tickets.ts';
import { availableSelection, pcrDigest } from '../pcr/pcrs.ts';
import { policySessionAt } from '../sessions/policy-session.ts';
import { slotOf } from '../handles/session-store.ts';

/** Part 3, 18, and NV_Certify of 31. */
export const attestationCommands = [
  defineCommand(shapes.certify, {
    handles: { objectHandle: HANDLE.object, signHandle: HANDLE.objectOrNull },
    authorisation: { objectHandle: 'admin', signHandle: 'user' },
    run(machine, { objectHandle, signHandle, qualifyingData, inScheme }) {
      const signer = signerAt(machine, signHandle, 2, inScheme, 2);
      const { name, qualifiedName } = objectAt(machine, objectHandle);
      const attested = { name, qualifiedName };
      return attest(machine, signer, qualifyingData, { type: TPM_ST.ATTEST_CERTIFY, attested });
    },
  }),

  defineCommand(shapes.certifyCreation, {
    handles: { signHandle: HANDLE.objectOrNull, objectHandle: HANDLE.object },
    authorisation: { signHandle: 'user' },
    run(machine, input) {
      const { creationHash, creationTicket } = input;
      const signer = signerAt(machine, input.signHandle, 1, input.inScheme, 3);
      const object = objectAt(machine, input.objectHandle, 2);
      if (!holdsTicket(machine, creationTicket, object.name, creationHash)) failParameter(TPM_RC.TICKET, 4);
      return attest(machine, signer, input.qualifyingData, {
        type: TPM_ST.ATTEST_CREATION,
        attested: { objectName: object.name, creationHash },
      });
    },
  }),

  defineCommand(shapes.quote, {
    handles: { signHandle: HANDLE.objectOrNull },
    authorisation: { signHandle: 'user' },
    run(machine, { signHandle, qualifyingData, inScheme, pcrSelect }) {
      const signer = signerAt(machine, signHandle, 1, inScheme, 2);
      // Without a key there is no hash for the PCRs.
      if (signer.key === null) failParameter(TPM_RC.SCHEME, 2);
      const { hashAlg } = signer.scheme;
      const selection = availableSelection(machine, pcrSelect);
      return attest(machine, signer, qualifyingData, {
        type: TPM_ST.ATTEST_QUOTE,
        attested: { pcrSelect: selection, pcrDigest: pcrDigest(machine, hashAlg, selection) },
      });
    },
  }),

  defineCommand(shapes.getTime, {
    handles: { privacyAdminHandle: HANDLE.endorsement, signHandle: HANDLE.objectOrNull },
    authorisation: { privacyAdminHandle: 'user', signHandle: 'user' },
    run(machine, { signHandle, qualifyingData, inScheme }) {
      const signer = signerAt(machine, signHandle, 2, inScheme, 2);
      return attest(machine, signer, qualifyingData, {
        type: TPM_ST.ATTEST_TIME,
        attested: {
          time: { time: timeSincePowerOn(machine), clockInfo: clockInfo(machine) },
          firmwareVersion: firmwareVersion(machine),
        },
      });
    },
  }),

  defineCommand(shapes.getSessionAuditDigest, {
    handles: {
      privacyAdminHandle: HANDLE.endorsement,
      signHandle: HANDLE.objectOrNull,
      sessionHandle: HANDLE.hmacSession,
    },
    authorisation: { privacyAdminHandle: 'user', signHandle: 'user' },
    run(machine, { signHandle, sessionHandle, qualifyingData, inScheme }) {
      const signer = signerAt(machine, signHandle, 2, inScheme, 2);
      const session = policySessionAt(machine, sessionHandle);
      if (!session.audit) failHandle(TPM_RC.TYPE, 3);
      return attest(machine, signer, qualifyingData, {
        type: TPM_ST.ATTEST_SESSION_AUDIT,
        attested: {
          exclusiveSession: machine.state.volatile.exclusiveSession === slotOf(sessionHandle),
          sessionDigest: session.auditDigest,
        },
      });
    },
  }),

  defineCommand(shapes.nvCertify, {
    handles: { signHandle: HANDLE.objectOrNull, authHandle: HANDLE.nvAuth, nvIndex: HANDLE.nvIndex },
    authorisation: { signHandle: 'user', authHandle: 'user' },
    attributes: { nvAccess: 'read' },
    run(machine, { signHandle, authHandle, nvIndex, qualifyingData, inScheme, size, offset }) {
      const signer = signerAt(machine, signHandle, 1, inScheme, 2);
      const index = nvIndexAt(machine, nvIndex);
      checkNvRead(index, authHandle);
      const indexName = nameOf({ kind: 'nv', handle: nvIndex, index });
      if (size === 0 && offset === 0) {
        const hashAlg = signer.key === null ? TPM_ALG.SHA256 : signer.scheme.hashAlg;
        return attest(machine, signer, qualifyingData, {
          type: TPM_ST.ATTEST_NV_DIGEST,
          attested: { indexName, nvDigest: digest(hashAlg, index.data) },
        });
      }
      if (offset + size > index.data.length) fail(TPM_RC.NV_RANGE);
      return attest(machine, signer, qualifyingData, {
        type: TPM_ST.ATTEST_NV,
        attested: { indexName, offset, nvContents: index.data.slice(offset, offset + size) },
      });
    },
  }),
];
