/** Where the tenant of a journal is. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../shared/failures.ts';
import type { JournalHeader } from '../session/journal.ts';

/**
 * The folder that a journal's header names; null for the scenario's own tenant. A journal may come from anybody:
 * only a folder of this machine is looked into unasked, and never a share, which would be told who asks. Throws
 * BadInputError that names `file`.
 */
export function tenantOfJournal({ scenario, tenant: { name } }: JournalHeader, file: string): string | null {
  if (name === scenario.tenant) return null;
  if (path.isAbsolute(name) && !/^[\\/]{2}/.test(name) && !name.includes('\0')) {
    if (existsSync(name)) return name;
    throw new BadInputError(
      `The journal goes on in the tenant "${name}", which is not there any more`,
      `${file}:1`,
      'Name the same export, a folder or a zip, with --tenant',
    );
  }
  throw new BadInputError(
    `The journal names the tenant "${name}", which is no folder of this machine`,
    `${file}:1`,
    'Name the tenant’s folder with --tenant',
  );
}
