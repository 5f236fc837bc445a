/** Every measurement of `npm run bench` finds what it imports: none of them is run by the tests, for they measure. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '..', 'bench');
const names = readdirSync(folder).filter((name) => /\.(mjs|cjs)$/.test(name));

/** What a script imports by a relative path, with the names that it wants of it. */
const importsOf = (name: string): readonly { readonly from: string; readonly wanted: readonly string[] }[] =>
  Array.from(
    readFileSync(path.join(folder, name), 'utf8').matchAll(
      /^import (?:\{([^}]*)\}|\* as \w+) from '(\.[^']*)';$/gm,
    ),
    ([, wanted = '', from = '']) => ({
      from: path.join(folder, from),
      wanted: wanted
        .split(',')
        .flatMap((one) => one.trim().split(' ', 1))
        .filter((one) => one !== ''),
    }),
  );

it.each(names)('%s finds what it imports', async (name) => {
  for (const { from, wanted } of importsOf(name)) {
    if (!existsSync(from)) throw new Error(`There is no ${from}`);
    // A script beside it may measure as soon as it is loaded.
    if (!from.endsWith('.ts')) continue;
    expect(Object.keys((await import(from)) as object)).toEqual(expect.arrayContaining([...wanted]));
  }
});

it('there are measurements', () => {
  expect(names.filter((name) => name.endsWith('.bench.mjs')).length).toBeGreaterThan(5);
});
