import * as shapes from '../../protocols/tpm2/commands/hierarchy.ts';
import { TPM_RC } from '../../protocols/tpm2/constants.ts';
import { adjustClockRate, clockInfo, timeSincePowerOn } from '../clock.ts';
import { defineCommand } from '../define-command.ts';
import { failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';

/** Part 3, 29. */
const MAX_CLOCK = 0xffff_0000_0000_0000n;

export const clockCommands = [
  defineCommand(shapes.readClock, {
    run: (machine) => ({
      currentTime: { time: timeSincePowerOn(machine), clockInfo: clockInfo(machine) },
    }),
  }),
  defineCommand(shapes.clockSet, {
    handles: { auth: HANDLE.provision },
    authorisation: { auth: 'user' },
    attributes: { nv: true },
    run(machine, { newTime }) {
      const { permanent } = machine.state;
      if (newTime > MAX_CLOCK || newTime < BigInt(Math.trunc(permanent.clock)))
        failParameter(TPM_RC.VALUE, 1);
      permanent.clock = Number(newTime);
      permanent.clockSafe = true;
      return {};
    },
  }),
  defineCommand(shapes.clockRateAdjust, {
    handles: { auth: HANDLE.provision },
    authorisation: { auth: 'user' },
    run(machine, { rateAdjust }) {
      adjustClockRate(machine, rateAdjust);
      return {};
    },
  }),
];
