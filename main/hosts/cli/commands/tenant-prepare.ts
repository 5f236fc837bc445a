/**
 * `reseal tenant prepare DIR|ZIP`: writes what is assumed of a tenant into its reseal.json, where a person says it
 * otherwise; a zip's stands beside it.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseJsonFile } from '../../../../shared/json/json-file.ts';
import { replaceFile } from '../../storage/replace-file.ts';
import { readTextFile } from '../../shipped.ts';
import { sideFileOf } from '../../tenant/read-tenant.ts';
import type { Command } from '../command.ts';
import { judgedTenant, tenantOptions } from './tenant-check.ts';
import { counted } from '../../../../shared/words/counted.ts';

export const tenantPrepare: Command = {
  words: ['DIR|ZIP'],
  options: { ...tenantOptions, json: { help: 'what was written, as JSON' } },
  async run(given, terminal) {
    const source = given.word(0) ?? '';
    const { check, assumed } = judgedTenant(given);
    const file = statSync(source).isFile() ? sideFileOf(source) : path.join(source, 'reseal.json');
    const before = existsSync(file) ? objectIn(file) : {};
    const snapshot = assumed.snapshot === null ? {} : { snapshot: assumed.snapshot };
    const after = { ...before, ...snapshot, assume: { ...assumed.assume, ...assumeOf(before) } };
    replaceFile(file, Buffer.from(`${JSON.stringify(after, null, 2)}\n`));
    if (given.flag('json')) terminal.printJson({ file, ...after });
    else {
      terminal.print(`${file}: ${counted(check.assumptions.length, 'assumption')}`);
      for (const { what, value } of check.assumptions) terminal.print(`  ${what}: ${value}`);
    }
    return 0;
  },
};

const assumeOf = (file: Record<string, unknown>): object => {
  const { assume } = file;
  return typeof assume === 'object' && assume !== null ? assume : {};
};

function objectIn(file: string): Record<string, unknown> {
  const value = parseJsonFile(file, readTextFile(file));
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
