import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { screenIds } from '../../shared/testing/screen-ids.ts';

it('shows every screen that there is', () => {
  const code = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'))
    .join('\n');
  const makes = (id: string) => code.includes(`id: '${id}'`) || code.includes(`list('${id}',`);
  expect(screenIds.filter((id) => !makes(id))).toEqual([]);
});
