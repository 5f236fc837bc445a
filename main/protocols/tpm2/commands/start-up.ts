import { commandShape } from '../command-shape.ts';
import { list, u16, u32, yesNo } from '../codec.ts';
import { tpm2bMaxBuffer } from '../structures/creation-data.ts';
import { tpmSu } from '../structures/interface-types.ts';

/** Part 3, 9 (start-up) and 10 (testing). */
export const startup = commandShape('Startup', { parameters: { startupType: tpmSu } });
export const shutdown = commandShape('Shutdown', { parameters: { shutdownType: tpmSu } });
export const selfTest = commandShape('SelfTest', { parameters: { fullTest: yesNo } });
const algorithms = list(u16, 64);
export const incrementalSelfTest = commandShape('IncrementalSelfTest', {
  parameters: { toTest: algorithms },
  result: { toDoList: algorithms },
});
export const getTestResult = commandShape('GetTestResult', {
  result: { outData: tpm2bMaxBuffer, testResult: u32 },
});
