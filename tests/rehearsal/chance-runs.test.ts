/** Thirty rehearsals left to chance; `npm run fuzz only=chance` goes on from there. */
import { expect, it } from 'vitest';
import { chanceRun } from '../testing/chance-run.ts';

const seeds = Array.from({ length: 30 }, (_, seed) => seed);

/** An outcome, or a page that waits for somebody. */
const named = /^(?:resealed|failed|desktop|local-account|kiosk|at [a-z-]+)$/;

it.each(seeds)('chance run %i ends in a named outcome, and its recording comes to the same', (seed) => {
  expect(chanceRun(seed).name).toMatch(named);
});
