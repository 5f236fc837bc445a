/** Every code that the catalogue of faults names is shown by a rehearsal with that fault. */
import { beforeAll, describe, expect, it } from 'vitest';
import stageWords from '../../resources/locales/stage/en-US.json' with { type: 'json' };
import type { Session } from '../../main/session/session.ts';
import { playWalk } from '../../main/session/walk.ts';
import { faultCatalogue } from '../../shared/faults/index.ts';
import { orderOf } from '../../shared/faults/order.ts';
import type { FaultOrder } from '../../shared/faults/order.ts';
import { ownOf } from '../../shared/own.ts';
import { everythingOnThePc } from '../testing/everything-on-the-pc.ts';
import { memoryJournal, open } from '../testing/lab.ts';
import { beforeProvision, coded, exitCodes, programs, walked } from './faults.rows.ts';

const faultOf = (text: string) => orderOf(text)!.fault;
const win32 = (code: string): string =>
  /^\d+$/.test(code) ? `0x${(0x8007_0000 + Number(code)).toString(16).toUpperCase()}` : code;

/** The words of every key of the stage's catalogue that the view names. */
function pageWords(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const key = ownOf(value as Record<string, unknown>, 'key');
  const words =
    typeof key === 'string' ? ownOf(stageWords as Record<string, { text: string }>, key)?.text : undefined;
  return [...(words === undefined ? [] : [words]), ...Object.values(value).flatMap(pageWords)];
}

/** How often page, logs, events and the services' records show the code, the event or exit code of that number, or the message. */
function times(session: Session, code: string): number {
  const { error, failures, events } = session.report();
  const isNumber = /^\d+$/.test(code);
  const written = isNumber
    ? new RegExp(`(?:exit ?code|event)\\W{1,6}${code}(?!\\d)`, 'gi')
    : new RegExp(`(?<!\\w)${code.replace(/\.$/, '')}(?!\\w)`, 'gi');
  const texts = [
    JSON.stringify([error, failures, session.records()]),
    ...pageWords(session.stage()),
    ...everythingOnThePc(session).map(({ text }) => text),
  ];
  const numbered = isNumber ? events.filter(({ id }) => id === Number(code)).length : 0;
  return texts.reduce((count, text) => count + (text.match(written)?.length ?? 0), numbered);
}

describe('a code', () => {
  const walkedWith = (id: string, faults: FaultOrder[]): Session => {
    const opened = open(id, memoryJournal(), (scenario) => ({ ...scenario, faults }));
    playWalk(opened);
    return opened.session;
  };
  const plain = new Map<string, Session>();
  beforeAll(() => {
    for (const [id] of coded) if (!plain.has(id)) plain.set(id, walkedWith(id, []));
  });

  it.each(coded)('%s, %s: shows %s more often than without', (id, orders, code) => {
    const session = walkedWith(
      id,
      orders.map((text) => orderOf(text)!),
    );
    expect(times(session, code)).toBeGreaterThan(times(plain.get(id)!, code));
  });
});

describe('an exit code', () => {
  const results = new Map<number, string | undefined>();
  beforeAll(() => {
    const { session, person } = open('entra-wired');
    person.goesToTheLandingPage();
    for (const [code] of exitCodes) {
      session.submit({ type: 'set-fault', fault: 'app-fails', with: { app: '7-Zip', code } });
      person.presses('provision');
      person.waitsFor('result');
      results.set(code, session.report().error?.code);
      session.submit({ type: 'lift-fault', fault: 'app-fails' });
      person.presses('retry');
      person.waitsFor('landing', ({ canContinue }) => canContinue);
    }
  });

  it.each(exitCodes)('%s is shown as %s', (exitCode, code) => {
    expect(results.get(exitCode)).toBe(code);
  });
});

describe('the codes of every fault', () => {
  const seen = new Map<string, Set<string>>();
  const see = (text: string, code: string) =>
    seen.set(faultOf(text), new Set([...(seen.get(faultOf(text)) ?? []), code]));
  for (const [text, code] of [...beforeProvision, ...programs]) see(text, code);
  for (const [, text, code] of walked) see(text, code);
  for (const [, orders, code] of coded) for (const text of orders) see(text, code);
  for (const [, code] of exitCodes) see('app-fails', code);

  it.each(faultCatalogue.map(({ id, shows: { codes } }) => [id, codes] as const))(
    '%s are all seen',
    (id, codes) => {
      const shown = seen.get(id) ?? new Set();
      expect(codes.filter((code) => !shown.has(code) && !shown.has(win32(code)))).toEqual([]);
    },
  );
});
