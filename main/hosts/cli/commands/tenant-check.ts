/** `reseal tenant check DIR`: what of a tenant export loads, and what does not. */
import { loadTenant } from '../../../cloud/tenant/load-tenant.ts';
import { readTenantFolder } from '../../sources.ts';
import { isSimulated } from '../../../device/mdm/csp/csps.ts';
import type { Policy } from '../../../cloud/tenant/policy.ts';
import type { Command } from '../command.ts';

export const tenantCheck: Command = {
  words: ['DIR'],
  options: { json: { help: 'as JSON' } },
  async run(given, terminal) {
    const { check, policies } = loadTenant(readTenantFolder(given.word(0) ?? '').files);
    const idle = withoutEffect(policies);
    if (given.flag('json')) {
      terminal.printJson({ ...check, withoutEffect: idle });
      return 0;
    }
    for (const { file, type, name, status, parts } of check.objects) {
      const without = parts.length > 0 ? ` (without: ${parts.join(', ')})` : '';
      terminal.print(`${status.padEnd(16)} ${type.padEnd(44)} ${name}${without}  [${file}]`);
    }
    for (const { name, uris } of idle) terminal.print(`without effect   ${name}: ${uris.join(', ')}`);
    for (const problem of check.problems) terminal.print(`problem          ${problem}`);
    const counts = Map.groupBy(check.objects, ({ status }) => status);
    terminal.print(
      `${check.objects.length} objects: ${[...counts].map(([status, list]) => `${list.length} ${status}`).join(', ')}; ${check.problems.length} problems`,
    );
    return 0;
  },
};

/** Settings that reach the PC, which keeps them and does nothing with them. */
const withoutEffect = (
  policies: readonly Policy[],
): { readonly name: string; readonly uris: readonly string[] }[] =>
  policies.flatMap((policy) => {
    if (policy.kind !== 'settings') return [];
    const uris = policy.nodes.map(({ uri }) => uri).filter((uri) => !isSimulated(uri));
    return uris.length > 0 ? [{ name: policy.displayName, uris }] : [];
  });
