/** Rehearsals left to chance, as a row of `npm run fuzz`: the file is the seed, the property takes it. */
import { readFileSync } from 'node:fs';
import { chanceRun } from '../testing/chance-run.ts';
import type { Importer } from './importers.ts';

export const chance: readonly Importer[] = [
  {
    name: 'chance',
    file: 'seed.txt',
    seeds: () => [Buffer.alloc(0)],
    change: (_none, dice) => Buffer.from(String(dice.below(2 ** 31))),
    take: async (file) => {
      const seed = Number(readFileSync(file, 'utf8'));
      try {
        chanceRun(seed);
        return { code: 0, told: [] };
      } catch (error) {
        return { code: 1, told: [`run ${seed}: ${error instanceof Error ? error.message : String(error)}`] };
      }
    },
    // It is played, killed, gone back in and replayed.
    patience: 90_000,
  },
];
