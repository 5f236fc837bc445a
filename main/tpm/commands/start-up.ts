import { NO_BYTES } from '../../protocols/tpm2/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/start-up.ts';
import { TPM_RC, TPM_SU } from '../../protocols/tpm2/constants.ts';
import { defineCommand } from '../define-command.ts';
import { failParameter } from '../fail.ts';
import { savePcrs } from '../pcr/pcrs.ts';
import { resetTpm, restartTpm, resumeTpm } from '../state/start.ts';

/** Part 3, 9 and 10. */
export const startUpCommands = [
  defineCommand(shapes.startup, {
    attributes: { nv: true, noSessions: true, beforeStartup: true },
    run(machine, { startupType }, { locality }) {
      const { permanent } = machine.state;
      const fromState = permanent.shutdown === 'state';
      if (startupType === TPM_SU.STATE) {
        if (!fromState) failParameter(TPM_RC.VALUE, 1);
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
      permanent.shutdown = shutdownType === TPM_SU.STATE ? 'state' : 'clear';
      permanent.savedPcrs = shutdownType === TPM_SU.STATE ? savePcrs(machine) : [];
      return {};
    },
  }),

  // The algorithms are node:crypto's and tested with it; there is nothing left to test here.
  defineCommand(shapes.selfTest, { run: () => ({}) }),
  defineCommand(shapes.incrementalSelfTest, { run: () => ({ toDoList: [] }) }),
  defineCommand(shapes.getTestResult, {
    run: () => ({ outData: NO_BYTES, testResult: TPM_RC.SUCCESS }),
  }),
];
