import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { getCommandAuditDigest } from '../../protocols/tpm2/commands/attestation.ts';
import { setCommandCodeAuditStatus } from '../../protocols/tpm2/commands/hierarchy.ts';
import { TPM_ALG, TPM_CC, TPM_RC, TPM_RH, TPM_ST } from '../../protocols/tpm2/constants.ts';
import { auditedCommandsDigest } from '../command-audit.ts';
import { defineCommand, type Command } from '../define-command.ts';
import { failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { attest, signerAt } from '../objects/attestation.ts';

/** Part 3, 18.6 and 21.2. */
export function auditCommands(isImplemented: (code: number) => boolean): Command[] {
  return [
    defineCommand(setCommandCodeAuditStatus, {
      handles: { auth: HANDLE.provision },
      authorisation: { auth: 'user' },
      attributes: { nv: true },
      run(machine, { auditAlg, setList, clearList }) {
        const { permanent, stateReset } = machine.state;
        if (auditAlg !== TPM_ALG.NULL && auditAlg !== permanent.auditAlg) {
          // A new algorithm and new lists at once would leave the change itself unaudited.
          if (setList.length > 0 || clearList.length > 0) failParameter(TPM_RC.VALUE, 1);
          permanent.auditAlg = auditAlg;
          stateReset.auditDigest = NO_BYTES;
          return {};
        }
        const listed = new Set(permanent.auditCommands);
        for (const code of setList) if (isImplemented(code) && code !== TPM_CC.Shutdown) listed.add(code);
        for (const code of clearList) if (code !== TPM_CC.SetCommandCodeAuditStatus) listed.delete(code);
        permanent.auditCommands = [...listed].sort((a, b) => a - b);
        return {};
      },
    }),

    defineCommand(getCommandAuditDigest, {
      handles: { privacyHandle: HANDLE.endorsement, signHandle: HANDLE.objectOrNull },
      authorisation: { privacyHandle: 'user', signHandle: 'user' },
      attributes: { nv: true },
      run(machine, { signHandle, qualifyingData, inScheme }) {
        const { permanent, stateReset } = machine.state;
        const signer = signerAt(machine, signHandle, 2, inScheme, 2);
        const signed = attest(machine, signer, qualifyingData, {
          type: TPM_ST.ATTEST_COMMAND_AUDIT,
          attested: {
            auditCounter: permanent.auditCounter,
            digestAlg: permanent.auditAlg,
            auditDigest: stateReset.auditDigest,
            commandDigest: auditedCommandsDigest(machine),
          },
        });
        if (signHandle !== TPM_RH.NULL) stateReset.auditDigest = NO_BYTES;
        return signed;
      },
    }),
  ];
}
