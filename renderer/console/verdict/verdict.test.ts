import { expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

const running = { failure: null, outcome: 'running', paused: false, waits: null, progress: null } as const;
const waiting = { ...running, waits: { since: '2026-03-03T08:00:00.000Z' } };
const failure = {
  at: '2026-03-03T08:25:25.000Z',
  code: '0x87D30065',
  place: 'status page, apps',
  cause: 'the firewall blocks "*.microsoft.com"',
  seen: 'the app did not answer',
  next: null,
  remedy: null,
  causes: [],
};

it.each([
  ['running', running],
  ['waits', waiting],
  ['done', { ...waiting, outcome: 'resealed' }],
  ['frozen', { ...waiting, paused: true }],
  ['frozen', { ...running, outcome: 'desktop', paused: true }],
  ['failed', { ...waiting, outcome: 'failed', failure }],
  ['failed', { ...waiting, outcome: 'failed', failure, paused: true }],
] as const)('is %s', (verdict, facts) => {
  expect(verdictOf(facts)).toBe(verdict);
});

it('waits for nobody while the clock is moved on', () => {
  const progress = { doing: 'jump', at: '', to: '', percent: 3 } as const;
  expect(verdictOf({ ...waiting, progress })).toBe('running');
});
