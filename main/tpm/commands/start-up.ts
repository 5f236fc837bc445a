import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/start-up.ts';
import { TPM_RC, TPM_SU } from '../../protocols/tpm2/constants.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failParameter } from '../fail.ts';
import { banksWillChange, savePcrs } from '../pcr/pcrs.ts';
import { resetTpm, restartTpm, resumeTpm } from '../reset/start.ts';

/** Part 3, 9 and 10. */
const START_LOCALITIES: readonly number[] = [0, 3];

export const startUpCommands = [
  defineCommand(shapes.startup, {
    attributes: { nv: true, noSessions: true, beforeStartup: true },
    run(machine, { startupType }, { locality }) {
      const { permanent, stateClear } = machine.state;
      const fromState = permanent.shutdown === 'state';
      // The platform starts the TPM at locality 0, or 3 after an H-CRTM (Part 3, 9.3).
      if (!START_LOCALITIES.includes(locality)) fail(TPM_RC.LOCALITY);
      if (startupType === TPM_SU.STATE) {
        if (!fromState) failParameter(TPM_RC.VALUE, 1);
        if (locality !== stateClear.startupLocality) fail(TPM_RC.LOCALITY);
        resumeTpm(machine, locality);
      } else if (fromState) {
        restartTpm(machine, locality);
      } else {
        resetTpm(machine, locality);
      }
      return {};
    },
  }),

  defineCommand(shapes.shutdown, {
    attributes: { nv: true },
    run(machine, { shutdownType }) {
      const { permanent } = machine.state;
      // PCRs of other banks cannot be restored: only a TPM Reset gives them.
      if (shutdownType === TPM_SU.STATE && banksWillChange(machine)) failParameter(TPM_RC.TYPE, 1);
      permanent.shutdown = shutdownType === TPM_SU.STATE ? 'state' : 'clear';
      permanent.savedPcrs = shutdownType === TPM_SU.STATE ? savePcrs(machine) : [];
      return {};
    },
  }),

  // The algorithms are node:crypto's and tested with it; there is nothing left to test here.
  defineCommand(shapes.selfTest, { attributes: { nv: true }, run: () => ({}) }),
  defineCommand(shapes.incrementalSelfTest, { attributes: { nv: true }, run: () => ({ toDoList: [] }) }),
  defineCommand(shapes.getTestResult, {
    run: () => ({ outData: NO_BYTES, testResult: TPM_RC.SUCCESS }),
  }),
];
