/** Fifty seeds of every importer, fewer of what takes long; `npm run fuzz` goes on from there. */
import { expect, it } from 'vitest';
import { tryCase } from './fuzz.ts';
import { graphRequests } from './graph.ts';
import { importers } from './importers.ts';
import { processes } from './processes.ts';

it.each([...importers, ...graphRequests, ...processes].map((importer) => [importer.name, importer] as const))(
  'no %s breaks it',
  async (_name, importer) => {
    const seeds = importer.seedsInTests ?? 50;
    for (let seed = 0; seed < seeds; seed++) expect((await tryCase(importer, seed)).finding).toBeNull();
  },
);
