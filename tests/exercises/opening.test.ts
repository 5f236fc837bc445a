/** An exercise as `reseal start` opens it, and as the commands read its file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArguments } from '../../main/hosts/cli/arguments.ts';
import { exerciseCheck } from '../../main/hosts/cli/commands/exercise-check.ts';
import { openRehearsal } from '../../main/hosts/session-worker/open-rehearsal.ts';
import { rehearsalFrom } from '../../main/hosts/start-options.ts';
import { openExercise } from '../testing/exercise-lab.ts';
import { toTheEnd } from '../testing/strides.ts';
import first from '../../resources/exercises/first-reseal.json' with { type: 'json' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-exercise-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const request = (named: string | null) => ({
  scenario: null,
  settings: [],
  tenant: null,
  rate: null,
  journal: path.join(folder, 'ticket.jsonl'),
  ...(named === null ? {} : { exercise: { named, mode: 'test' as const, trainee: 'Robin' } }),
});
const open = (named: string | null) => openRehearsal(request(named), () => undefined);

describe('an exercise that is opened', () => {
  it('stands at the page where its trainee takes over, and notes the clock on the wall', () => {
    const { session, close, readJournal } = open('a-red-page-on-the-bench');
    expect(session.stage()).toMatchObject({
      screen: { id: 'result', outcome: 'failure' },
      exercise: { title: 'Ticket 53: left on the bench', mode: 'test' },
    });
    expect(session.console().exercise?.begun).toBe(session.stage().time);
    expect(session.grade()).toMatchObject({ points: 0, completed: false });
    close();
    expect(readJournal).toBeTypeOf('function');
    const [entry = ''] = readFileSync(path.join(folder, 'ticket.jsonl'), 'utf8').split('\n').slice(1);
    expect((JSON.parse(entry) as { wall: number }).wall).toBeGreaterThan(1_700_000_000_000);
  });

  it('is the same exercise when its recording is opened again, and no other', () => {
    open('app-stops-device-setup').close();
    const again = open(null);
    toTheEnd(again.session);
    expect(again.session.console().exercise).toMatchObject({
      exercise: { id: 'app-stops-device-setup' },
      mode: 'test',
      trainee: 'Robin',
    });
    again.close();
    expect(() => open('first-reseal')).toThrow('There is a journal already');
  });

  it('has one try in a test', () => {
    const moment = { try: 1, at: Date.parse('2026-03-02T08:00:00.000Z') };
    expect(openExercise('first-reseal', 'test').session.goOnFrom(moment)).toMatchObject({ accepted: false });
    expect(openExercise('first-reseal', 'try').session.goOnFrom(moment)).toEqual({ accepted: true });
  });
});

describe('options of an exercise', () => {
  const from = (given: Readonly<Record<string, string>>, settings: readonly string[] = []) =>
    rehearsalFrom((option) => new Map(Object.entries(given)).get(option) ?? null, settings);

  it('are taken together', () => {
    expect(from({ exercise: 'first-reseal' }).exercise).toEqual({
      named: 'first-reseal',
      mode: 'try',
      trainee: '',
    });
  });

  it.each([
    ['a mode that is none', { exercise: 'first-reseal', mode: 'exam' }, [], 'There is no such mode'],
    ['a mode of no exercise', { mode: 'test' }, [], 'Only an exercise has this'],
    ['a scenario as well', { exercise: 'first-reseal', scenario: 'entra-wired' }, [], 'says that itself'],
    ['settings as well', { exercise: 'first-reseal' }, ['seed=2'], 'says that itself'],
  ])('are refused with %s', (_what, given, settings, words) => {
    expect(() => from(given as Record<string, string>, settings)).toThrow(words);
  });
});

describe('reseal exercise check', () => {
  async function check(change: object, name = 'first-reseal.json') {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify({ ...first, ...change }));
    const lines: string[] = [];
    const write = (line: string): void => void lines.push(line.replace(file, 'FILE'));
    const terminal = { print: write, printJson: () => undefined, tell: write };
    const code = await exerciseCheck.run(readArguments('exercise check', exerciseCheck, [file]), terminal);
    return { code, lines };
  }

  it('has nothing to say of a good one', async () => {
    expect(await check({})).toEqual({ code: 0, lines: ['FILE: no faults'] });
  });

  it.each([
    ['a scenario that there is not', { scenario: 'moon' }, /^FILE, at scenario: .*There is no such scenario/],
    ['a setting that fits nothing', { set: ['seed=many'] }, /^FILE, at scenario: /],
    ['an app that there is not', { faults: ['app-fails:app=Moon'] }, /^FILE, at faults: .*Moon/],
    [
      'a user that there is not',
      { checks: [{ kind: 'assigned-user', user: 'moon@alderfinch.example', points: 1 }] },
      /^FILE, at checks\.0\.user: the tenant has no user "moon@alderfinch\.example"$/,
    ],
    ['another name than its file', { id: 'other' }, /^FILE, at id: /],
    ['a next one that there is not', { next: 'moon' }, /^FILE, at next: there is no exercise "moon"$/],
    ['a title that tells', { title: 'app-fails again', faults: ['app-fails:app=7-Zip'] }, /names the fault/],
  ])('tells of %s, in one line', async (_what, change, line) => {
    const { code, lines } = await check(change);
    expect(code).toBe(2);
    expect(lines).toEqual([expect.stringMatching(line)]);
  });

  it('tells of a file that is no JSON', async () => {
    const file = path.join(folder, 'broken.json');
    writeFileSync(file, '{"id": ');
    const lines: string[] = [];
    const terminal = {
      print: () => undefined,
      printJson: () => undefined,
      tell: (line: string) => void lines.push(line),
    };
    expect(await exerciseCheck.run(readArguments('exercise check', exerciseCheck, [file]), terminal)).toBe(2);
    expect(lines).toEqual([expect.stringContaining('broken.json')]);
  });
});
