import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCatalogue, findErrors } from '../errors/index.ts';
import { faultsThatReach, whyUnreached } from './errors-of-faults.ts';
import { faultCatalogue, orderProblem, readOrder } from './index.ts';
import { noEffect } from './moment.ts';
import { keyOf, orderOf } from './order.ts';
import { unreachedErrors } from './unreached-errors.catalogue.ts';
import { pageNames, whenOf, whenProblem } from './when.ts';

describe('the catalogue of faults', () => {
  test('has at least thirty, each once', () => {
    const ids = faultCatalogue.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(30);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(faultCatalogue.map((entry) => [entry.id, entry] as const))(
    'words %s as its neighbours',
    (_id, entry) => {
      const sentences = [entry.sets, entry.remedy, entry.lifted];
      expect(sentences.filter((text) => !/^[A-Z].*\.$/s.test(text))).toEqual([]);
      expect([entry.title, entry.cause, entry.bites].filter((text) => text.endsWith('.'))).toEqual([]);
      const keys = new Set(entry.parameters.map(({ key }) => key));
      expect(
        [...entry.cause.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => key).filter((key) => !keys.has(key)),
      ).toEqual([]);
      expect(entry.shows.codes.filter((code) => findErrors(code).length === 0)).toEqual([]);
    },
  );
});

describe('every error of the catalogue', () => {
  const named = ({ code, message }: (typeof errorCatalogue)[number]) => code ?? message ?? '';

  test('is brought about by a fault, or marked with the reason why by none', () => {
    const neither = errorCatalogue.filter(
      (entry) => faultsThatReach(entry).length === 0 && whyUnreached(entry) === null,
    );
    expect(neither.map(named)).toEqual([]);
  });

  test('is not marked where a fault brings it about, and nothing else is marked', () => {
    const both = errorCatalogue.filter(
      (entry) => faultsThatReach(entry).length > 0 && whyUnreached(entry) !== null,
    );
    expect(both.map(named)).toEqual([]);
    const marked = unreachedErrors.flatMap(({ errors }) => errors);
    const known = new Set(errorCatalogue.map(named));
    expect(marked.filter((one, at) => !known.has(one) || marked.indexOf(one) !== at)).toEqual([]);
  });
});

describe('an order', () => {
  test.each([
    ['cable-pulled', { fault: 'cable-pulled' }],
    ['host-blocked:host=*.example.org', { fault: 'host-blocked', with: { host: '*.example.org' } }],
    [
      'app-fails:app=Cards, Dice and 7=8,code=1603@page:apps',
      { fault: 'app-fails', with: { app: 'Cards, Dice and 7=8', code: '1603' }, when: 'page:apps' },
    ],
    ['licence-missing:user=a@b.example', { fault: 'licence-missing', with: { user: 'a@b.example' } }],
    [
      'licence-missing:user=a@b.example@after:600',
      { fault: 'licence-missing', with: { user: 'a@b.example' }, when: 'after:600' },
    ],
    ['cable-pulled@chance:0.2', { fault: 'cable-pulled', when: 'chance:0.2' }],
  ])('%s is read', (text, order) => {
    expect(orderOf(text)).toEqual(order);
    expect(orderProblem(order)).toBeNull();
  });

  test.each([
    ['flood', 'There is no fault "flood"'],
    ['cable-pulled:length=3', 'The fault "cable-pulled" takes no "length"'],
    ['app-fails:exit=1', 'The fault "app-fails" takes app, code, not "exit"'],
    [
      'slow-line:mbit=fast',
      'Mbit/s of the fault "slow-line": a number from 0.1 to 100 is needed, not "fast"',
    ],
    [
      'tpm-hangs:command=Sign',
      'Command of the fault "tpm-hangs": choose from ActivateCredential, Quote, not "Sign"',
    ],
    ['cable-pulled@page:moon', 'There is no page "moon"'],
    ['cable-pulled@noon', '"noon" is no time'],
    ['constructor', 'There is no fault "constructor"'],
    ['', 'This is no fault'],
  ])('%s is refused: %s', (text, message) => {
    expect(() => readOrder(text, '--fault')).toThrow(message);
  });

  test('is never a crash, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .constantFrom(...faultCatalogue.map(({ id }) => id))
            .chain((id) => fc.string().map((rest) => `${id}:${rest}`)),
        ),
        (text) => {
          const order = orderOf(text);
          const problem = order ? orderProblem(order) : null;
          expect(problem === null || problem.length > 0).toBe(true);
        },
      ),
    );
  });

  test('has the same name however its values are ordered', () => {
    expect(keyOf('x', { b: 2, a: 'c' })).toBe(keyOf('x', { a: 'c', b: 2 }));
  });
});

describe('a time', () => {
  test.each([
    'now',
    'time:08:30',
    'after:0',
    'chance:1',
    ...pageNames.map((name) => `page:${name}`),
    'page:result-failure',
  ])('%s is one', (text) => {
    expect([whenOf(text) !== undefined, whenProblem(text)]).toEqual([true, null]);
  });

  test.each([
    '',
    'now:1',
    'time:24:00',
    'after:-1',
    'after:1e9',
    'chance:2',
    'page:',
    'page:__proto__',
    'soon',
  ])('"%s" is none', (text) => {
    expect(whenOf(text)).toBeUndefined();
  });
});

describe('a fault has no effect', () => {
  const moment = { past: [], has: [], programs: {} };
  const entry = { over: ['attestation'], needs: ['hybrid'], parameters: [] } as const;
  test.each([
    ['where what it needs is not there', moment, 'the profile joins no domain'],
    ['behind its milestone', { ...moment, has: ['hybrid'], past: ['attestation'] }, 'attestation is over'],
    ['neither of both', { ...moment, has: ['hybrid'] }, null],
  ] as const)('%s', (_what, now, reason) => {
    expect(noEffect(entry, now, {})).toBe(reason);
  });
});
