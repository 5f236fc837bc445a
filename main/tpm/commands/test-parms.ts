import * as shapes from '../../protocols/tpm2/commands/primitives.ts';
import { defineCommand } from '../define-command.ts';

/** Part 3, 30.3: unmarshalling has refused what is not supported; nothing is left to check. */
export const testParmsCommands = [defineCommand(shapes.testParms, { run: () => ({}) })];
