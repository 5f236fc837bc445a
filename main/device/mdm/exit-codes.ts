/**
 * Exit codes of installers of the MDM channel, which its nodes do not keep. A job goes by its product code and by what
 * the server calls it; an Office installation by its id.
 */
import type { Registry } from '../windows/registry.ts';

const key = 'HKLM\\SOFTWARE\\Microsoft\\EnterpriseDesktopAppManagement\\ExitCodes';

/** An id as the exit codes go by it: lower case without braces. */
export const foldedId = (name: string): string => name.replace(/^\{|\}$/g, '').toLowerCase();

export function keepExitCode(registry: Registry, names: readonly string[], exitCode: number): void {
  for (const name of names) if (foldedId(name) !== '') registry.setNumber(key, foldedId(name), exitCode);
}

export const channelExitCodes = (registry: Registry): readonly (readonly [string, number])[] =>
  registry.values(key).map(({ name, value }) => [name, Number(value.data) | 0]);
