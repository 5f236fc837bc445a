/** Fifty seeds of every importer; `npm run fuzz` goes on from there. */
import { expect, it } from 'vitest';
import { tryCase } from './fuzz.ts';
import { importers } from './importers.ts';

it.each(importers.map((importer) => [importer.name, importer] as const))(
  'no %s breaks it',
  async (_name, importer) => {
    for (let seed = 0; seed < 50; seed++) expect((await tryCase(importer, seed)).finding).toBeNull();
  },
);
