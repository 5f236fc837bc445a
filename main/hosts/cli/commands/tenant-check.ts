/** `reseal tenant check DIR`: what of a tenant export loads, and what does not. */
import { loadTenant } from '../../../cloud/tenant/load-tenant.ts';
import { readTenantFolder } from '../../sources.ts';
import type { Command } from '../command.ts';

export const tenantCheck: Command = {
  words: ['DIR'],
  options: { json: { help: 'as JSON' } },
  async run(given, terminal) {
    const { check } = loadTenant(readTenantFolder(given.word(0) ?? '').files);
    if (given.flag('json')) {
      terminal.printJson(check);
      return 0;
    }
    for (const { file, type, name, status, parts } of check.objects) {
      const without = parts.length > 0 ? ` (without: ${parts.join(', ')})` : '';
      terminal.print(`${status.padEnd(16)} ${type.padEnd(44)} ${name}${without}  [${file}]`);
    }
    for (const problem of check.problems) terminal.print(`problem          ${problem}`);
    const counts = Map.groupBy(check.objects, ({ status }) => status);
    terminal.print(
      `${check.objects.length} objects: ${[...counts].map(([status, list]) => `${list.length} ${status}`).join(', ')}; ${check.problems.length} problems`,
    );
    return 0;
  },
};
