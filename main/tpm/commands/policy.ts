import { concat, equalBytes, u32Bytes } from '../../protocols/bytes/bytes.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import * as shapes from '../../protocols/tpm2/commands/policy.ts';
import { TPM_CC, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import { tpmlPcrSelection } from '../../protocols/tpm2/structures/pcr-selection.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { availableSelection, pcrDigest } from '../pcr/pcrs.ts';
import { extendPolicy, limitToCpHash, policySessionAt, replacePolicy } from '../sessions/policy-session.ts';

/** Part 3, 23: policies about the call itself. Those that ask another entity are in policy-by-others.ts. */
const handles = { policySession: HANDLE.policySession };
const KNOWN_CODES: ReadonlySet<number> = new Set<number>(Object.values(TPM_CC));
const FIRST_EXTENDED_LOCALITY = 32;

export const policyCommands = [
  defineCommand(shapes.policyOr, {
    handles,
    run(machine, { policySession, pHashList }) {
      const session = policySessionAt(machine, policySession);
      const met = pHashList.some((branch) => equalBytes(branch, session.policy.digest));
      if (session.type !== 'trial' && !met) failParameter(TPM_RC.VALUE, 1);
      replacePolicy(session, TPM_CC.PolicyOR, ...pHashList);
      return {};
    },
  }),

  defineCommand(shapes.policyPcr, {
    handles,
    run(machine, { policySession, pcrDigest: expected, pcrs }) {
      const session = policySessionAt(machine, policySession);
      const selection = availableSelection(machine, pcrs);
      const current = pcrDigest(machine, session.authHash, selection);
      const { pcrUpdateCounter } = machine.state.stateReset;
      if (session.type === 'trial') {
        const value = expected.length > 0 ? expected : current;
        if (value.length !== digestSize(session.authHash)) failParameter(TPM_RC.SIZE, 1);
        extendPolicy(session, TPM_CC.PolicyPCR, encode(tpmlPcrSelection, selection), value);
        return {};
      }
      const { policy } = session;
      if (policy.pcrUpdateCounter !== null && policy.pcrUpdateCounter !== pcrUpdateCounter) {
        fail(TPM_RC.PCR_CHANGED);
      }
      if (expected.length > 0 && !equalBytes(expected, current)) failParameter(TPM_RC.VALUE, 1);
      policy.pcrUpdateCounter = pcrUpdateCounter;
      extendPolicy(session, TPM_CC.PolicyPCR, encode(tpmlPcrSelection, selection), current);
      return {};
    },
  }),

  defineCommand(shapes.policyLocality, {
    handles,
    run(machine, { policySession, locality }) {
      const session = policySessionAt(machine, policySession);
      const known = session.policy.locality;
      if (locality === 0) failParameter(TPM_RC.RANGE, 1);
      if (known !== null && known >= FIRST_EXTENDED_LOCALITY !== locality >= FIRST_EXTENDED_LOCALITY) {
        failParameter(TPM_RC.RANGE, 1);
      }
      if (locality >= FIRST_EXTENDED_LOCALITY) {
        if (known !== null && known !== locality) failParameter(TPM_RC.RANGE, 1);
        session.policy.locality = locality;
      } else {
        const both = locality & (known ?? locality);
        if (both === 0) failParameter(TPM_RC.RANGE, 1);
        session.policy.locality = both;
      }
      extendPolicy(session, TPM_CC.PolicyLocality, Uint8Array.of(locality));
      return {};
    },
  }),

  defineCommand(shapes.policyCommandCode, {
    handles,
    run(machine, { policySession, code }) {
      const session = policySessionAt(machine, policySession);
      const known = session.policy.commandCode;
      if (known !== null && known !== code) failParameter(TPM_RC.VALUE, 1);
      if (!KNOWN_CODES.has(code)) failParameter(TPM_RC.POLICY_CC, 1);
      session.policy.commandCode = code;
      extendPolicy(session, TPM_CC.PolicyCommandCode, u32Bytes(code));
      return {};
    },
  }),

  defineCommand(shapes.policyPhysicalPresence, {
    handles,
    run(machine, { policySession }) {
      const session = policySessionAt(machine, policySession);
      session.policy.physicalPresenceNeeded = true;
      extendPolicy(session, TPM_CC.PolicyPhysicalPresence);
      return {};
    },
  }),

  defineCommand(shapes.policyCpHash, {
    handles,
    run(machine, { policySession, cpHashA }) {
      const session = policySessionAt(machine, policySession);
      if (cpHashA.length !== digestSize(session.authHash)) failParameter(TPM_RC.SIZE, 1);
      limitToCpHash(session, cpHashA);
      extendPolicy(session, TPM_CC.PolicyCpHash, cpHashA);
      return {};
    },
  }),

  defineCommand(shapes.policyNameHash, {
    handles,
    run(machine, { policySession, nameHash }) {
      const session = policySessionAt(machine, policySession);
      const { policy } = session;
      if (nameHash.length !== digestSize(session.authHash)) failParameter(TPM_RC.SIZE, 1);
      if (policy.cpHash !== null || policy.nameHash !== null || policy.templateHash !== null)
        fail(TPM_RC.CPHASH);
      policy.nameHash = nameHash;
      extendPolicy(session, TPM_CC.PolicyNameHash, nameHash);
      return {};
    },
  }),

  defineCommand(shapes.policyTemplate, {
    handles,
    run(machine, { policySession, templateHash }) {
      const session = policySessionAt(machine, policySession);
      const { policy } = session;
      if (templateHash.length !== digestSize(session.authHash)) failParameter(TPM_RC.SIZE, 1);
      if (policy.cpHash !== null || policy.nameHash !== null) fail(TPM_RC.CPHASH);
      if (policy.templateHash !== null && !equalBytes(policy.templateHash, templateHash)) {
        failParameter(TPM_RC.VALUE, 1);
      }
      policy.templateHash = templateHash;
      extendPolicy(session, TPM_CC.PolicyTemplate, templateHash);
      return {};
    },
  }),

  defineCommand(shapes.policyDuplicationSelect, {
    handles,
    run(machine, { policySession, objectName, newParentName, includeObject }) {
      const session = policySessionAt(machine, policySession);
      const { policy } = session;
      if (policy.cpHash !== null || policy.nameHash !== null || policy.templateHash !== null)
        fail(TPM_RC.CPHASH);
      if (policy.commandCode !== null) fail(TPM_RC.COMMAND_CODE);
      policy.nameHash = digest(session.authHash, objectName, newParentName);
      policy.duplicationSelected = true;
      policy.commandCode = TPM_CC.Duplicate;
      const included = includeObject ? concat(objectName, newParentName) : newParentName;
      extendPolicy(session, TPM_CC.PolicyDuplicationSelect, included, Uint8Array.of(includeObject ? 1 : 0));
      return {};
    },
  }),

  defineCommand(shapes.policyAuthValue, {
    handles,
    run(machine, { policySession }) {
      const session = policySessionAt(machine, policySession);
      session.policy.authValueNeeded = true;
      session.policy.passwordNeeded = false;
      extendPolicy(session, TPM_CC.PolicyAuthValue);
      return {};
    },
  }),

  // The same digest as PolicyAuthValue: one policy, two ways to show the authValue.
  defineCommand(shapes.policyPassword, {
    handles,
    run(machine, { policySession }) {
      const session = policySessionAt(machine, policySession);
      session.policy.authValueNeeded = false;
      session.policy.passwordNeeded = true;
      extendPolicy(session, TPM_CC.PolicyAuthValue);
      return {};
    },
  }),

  defineCommand(shapes.policyGetDigest, {
    handles,
    run: (machine, { policySession }) => ({
      policyDigest: policySessionAt(machine, policySession).policy.digest,
    }),
  }),

  defineCommand(shapes.policyNvWritten, {
    handles,
    run(machine, { policySession, writtenSet }) {
      const session = policySessionAt(machine, policySession);
      const known = session.policy.nvWritten;
      if (known !== null && known !== writtenSet) failParameter(TPM_RC.VALUE, 1);
      session.policy.nvWritten = writtenSet;
      extendPolicy(session, TPM_CC.PolicyNvWritten, Uint8Array.of(writtenSet ? 1 : 0));
      return {};
    },
  }),
];
