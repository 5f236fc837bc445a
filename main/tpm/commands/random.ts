import * as shapes from '../../protocols/tpm2/commands/primitives.ts';
import { LIMITS } from '../../protocols/tpm2/constants.ts';
import { stirDrbg } from '../crypto/drbg.ts';
import { defineCommand } from '../define-command.ts';
import { random } from '../state/machine.ts';

/** Part 3, 16. */
export const randomCommands = [
  defineCommand(shapes.getRandom, {
    run: (machine, { bytesRequested }) => ({
      randomBytes: random(machine, Math.min(bytesRequested, LIMITS.RANDOM_MAX)),
    }),
  }),
  defineCommand(shapes.stirRandom, {
    attributes: { nv: true },
    run(machine, { inData }) {
      stirDrbg(machine.state.permanent.drbg, inData);
      return {};
    },
  }),
];
