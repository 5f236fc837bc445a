/** Thirty rehearsals left to chance; `npm run fuzz only=chance` goes on from there. */
import { expect, it } from 'vitest';
import type { ChanceEnd } from '../testing/chance-run.ts';
import { chanceRun } from '../testing/chance-run.ts';

const seeds = Array.from({ length: 30 }, (_, seed) => seed);
const ends: ChanceEnd[] = [];

/** An outcome, or a page that waits for somebody. */
const named = /^(?:resealed|failed|desktop|local-account|kiosk|at [a-z-]+)$/;

it.each(seeds)('chance run %i ends in a named outcome, and its recording comes to the same', (seed) => {
  const end = chanceRun(seed);
  ends.push(end);
  expect(end.name).toMatch(named);
});

it('they are killed, felt and tried again: else they would hold whatever the program does', () => {
  const sum = (count: (end: ChanceEnd) => number) => ends.reduce((total, end) => total + count(end), 0);
  expect(sum(({ kills }) => kills)).toBeGreaterThan(10);
  expect(sum(({ felt }) => felt)).toBeGreaterThan(10);
  expect(sum(({ tries }) => tries - 1)).toBeGreaterThan(10);
  expect(new Set(ends.map(({ name }) => name)).size).toBeGreaterThan(5);
});
