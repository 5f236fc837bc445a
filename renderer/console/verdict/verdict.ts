/** What the instructor is told first: how the rehearsal stands. */
import type { ConsoleView } from '../../../shared/session/console-view.ts';

export type Verdict = 'failed' | 'frozen' | 'done' | 'waits' | 'running';

type Facts = Pick<ConsoleView, 'failure' | 'outcome' | 'paused' | 'waits' | 'progress'>;

/** In the order of what matters more; a failure stays one while the world is frozen. */
const rules: readonly (readonly [Verdict, (facts: Facts) => boolean])[] = [
  ['failed', ({ failure, outcome }) => failure !== null || outcome === 'failed'],
  ['frozen', ({ paused }) => paused],
  // On such a way nobody is waited for.
  ['running', ({ progress }) => progress !== null],
  ['done', ({ outcome }) => outcome !== 'running'],
  ['waits', ({ waits }) => waits !== null],
];

export const verdictOf = (facts: Facts): Verdict => rules.find(([, holds]) => holds(facts))?.[0] ?? 'running';
