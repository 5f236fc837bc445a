/** Hosts that are killed while they are busy, as a row of `npm run fuzz`: the file is the journal that must go on. */
import path from 'node:path';
import { goesOn, killedWhileBusy } from '../e2e/testing/kills.ts';
import type { Importer } from './importers.ts';

export const kills: readonly Importer[] = [
  {
    name: 'kill',
    file: 'no-journal-yet',
    seeds: () => [Buffer.alloc(0)],
    change: (none) => none,
    async take(file, dice) {
      const home = path.dirname(file);
      const journal = path.join(home, 'journal.jsonl');
      const lives = [await killedWhileBusy(home, journal, dice), await killedWhileBusy(home, journal, dice)];
      const lost = lives.flatMap((life) => life.lost);
      if (lost.length > 0) return { code: 1, told: [`lost ${lost.join(' ')}`] };
      const answer = await goesOn(home, journal);
      return answer.includes('"accepted":true') ? { code: 0, told: [] } : { code: 1, told: [answer] };
    },
    patience: 90_000,
  },
];
