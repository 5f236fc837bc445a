/** What an instructor lends a hand with: the page is filled in, and the cause of a failure is revealed. */
import { expect, it } from 'vitest';
import { open, play } from '../testing/lab.ts';

/** Fills in every page that waits, at most so many, until the outcome has come. */
function fillIn({ session }: ReturnType<typeof open>, outcome: string): void {
  for (let pages = 0; pages < 60 && session.outcome() !== outcome; pages += 1) {
    for (const input of session.console().fillIn) session.submit(input);
    // Nobody is faster.
    do session.advance(1_000);
    while (session.outcome() !== outcome && session.console().fillIn.length === 0);
  }
}

it.each(['entra-wired', 'entra-wifi', 'hybrid-wired'])(
  'in %s every page can be filled in, from power-on to the desktop',
  (scenario) => {
    const lab = open(scenario);
    fillIn(lab, 'resealed');
    expect(lab.session.outcome()).toBe('resealed');
    lab.session.submit({ type: 'jump', milliseconds: 2 * 3_600_000 });
    while (!lab.session.stride());
    fillIn(lab, 'desktop');
    expect(lab.session.outcome()).toBe('desktop');
  },
);

it('a revealed cause stands beside the screen until the failure is over', () => {
  const { session, person } = play('app-fails');
  const { failure, revealed } = session.console();
  expect(revealed).toBeNull();
  expect(session.stage().revealed).toBeUndefined();
  expect(session.submit({ type: 'reveal' })).toEqual({ accepted: true });
  expect(session.stage().revealed).toBe(failure!.cause);
  const [order] = session.console().faults.faults.filter(({ set }) => set.length > 0);
  session.submit({ type: 'lift-fault', fault: order!.id });
  person.presses('retry');
  person.waitsFor('landing', ({ loading }) => !loading);
  expect(session.console()).toMatchObject({ failure: null, outcome: 'running' });
  person.presses('provision');
  expect(session.stage().revealed).toBeUndefined();
  expect(session.submit({ type: 'reveal' })).toMatchObject({ accepted: false });
});
