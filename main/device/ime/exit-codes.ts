/** Exit codes of all installers, of the agent and of the MDM channel: for the report. */
import { channelExitCodes, foldedId } from '../mdm/exit-codes.ts';
import type { Registry } from '../windows/registry.ts';
import { readRecords } from './app-records.ts';

/** By app id, product code and job id, lower case without braces. Apps whose installer has not run are not in it. */
export function exitCodesOf(registry: Registry): ReadonlyMap<string, number> {
  const agent = readRecords(registry).flatMap(({ id, exitCode }): [string, number][] =>
    exitCode === null ? [] : [[foldedId(id), exitCode]],
  );
  return new Map([...channelExitCodes(registry), ...agent]);
}
