/**
 * Exit codes of installers of the MDM channel, which its nodes do not keep: for the report. A job goes by its
 * product code and by what the server calls it; an Office installation by its id.
 */
import { readRecords } from '../ime/app-records.ts';
import type { Registry } from '../windows/registry.ts';

const key = 'HKLM\\SOFTWARE\\Microsoft\\EnterpriseDesktopAppManagement\\ExitCodes';

const folded = (name: string): string => name.replace(/^\{|\}$/g, '').toLowerCase();

export function keepExitCode(registry: Registry, names: readonly string[], exitCode: number): void {
  for (const name of names) if (folded(name) !== '') registry.setNumber(key, folded(name), exitCode);
}

/**
 * Exit codes by app id, product code and job id, lower case without braces: the agent's apps and those of the
 * MDM channel. Apps whose installer has not run are not in it.
 */
export function exitCodesOf(registry: Registry): ReadonlyMap<string, number> {
  const channel = registry
    .values(key)
    .map(({ name, value }): [string, number] => [name, Number(value.data) | 0]);
  const agent = readRecords(registry).flatMap(({ id, exitCode }): [string, number][] =>
    exitCode === null ? [] : [[folded(id), exitCode]],
  );
  return new Map([...channel, ...agent]);
}
