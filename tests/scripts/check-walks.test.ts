/** The rule for walks, on a few scenarios. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'check-walks.mjs');
const houses: string[] = [];

afterEach(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true });
});

const press = (at: string, control: string, more: object = {}) => ({
  at,
  do: [{ type: 'press', control }],
  ...more,
});
const technician = {
  title: '',
  answers: [press('region', 'yes'), press('landing', 'provision', { when: { loading: false } })],
};

/** Runs the rule on these scenarios beside one walk; what it says, line by line. */
function check(scenarios: Readonly<Record<string, object>>, root?: string) {
  const house = mkdtempSync(path.join(os.tmpdir(), 'reseal-walks-'));
  houses.push(house);
  const write = (folder: string, name: string, value: object): void => {
    mkdirSync(path.join(house, 'resources', folder), { recursive: true });
    writeFileSync(path.join(house, 'resources', folder, `${name}.json`), JSON.stringify(value));
  };
  write('walks', 'technician', technician);
  for (const [name, scenario] of Object.entries(scenarios)) write('scenarios', name, scenario);
  const { status, stdout } = spawnSync(process.execPath, [script, root ?? house], { encoding: 'utf8' });
  return { code: status, said: stdout.split('\n').filter((line) => line !== '') };
}

describe('the rule for walks', () => {
  it('holds for the shipped scenarios', () => {
    expect(check({}, path.join(import.meta.dirname, '..', '..'))).toEqual({ code: 0, said: [] });
  });

  it('lets scenarios name the same walks, and do otherwise once each', () => {
    const declines = { as: 'technician', but: [press('terms-of-use', 'decline')] };
    expect(check({ one: { walk: ['technician'] }, two: { walk: ['technician', declines] } })).toEqual({
      code: 0,
      said: [],
    });
  });

  it.each([
    [
      'an answer of a walk',
      [press('landing', 'provision', { when: { loading: false } })],
      /"landing" repeats/,
    ],
    [
      'two answers of a walk at another pace',
      [
        press('region', 'yes', { after: 9 }),
        press('landing', 'provision', { when: { loading: false }, after: 9 }),
      ],
      /it repeats resources\/walks\/technician\.json: name that walk/,
    ],
    [
      'an answer of a walk as a deviation',
      [{ as: 'technician', but: [press('region', 'yes')] }],
      /"region" repeats resources\/walks\/technician\.json: leave it out/,
    ],
  ])('fails for %s, and names the scenario', (_what, walk, message) => {
    expect(check({ mine: { walk } })).toEqual({ code: 1, said: [expect.stringMatching(message)] });
    expect(check({ mine: { walk } }).said[0]).toMatch(/^resources\/scenarios\/mine\.json: /);
  });

  it('fails for what two scenarios do alike', () => {
    const but = [press('network', 'next'), press('license', 'accept')];
    const { code, said } = check({ one: { walk: [{ as: 'technician', but }] }, two: { walk: [...but] } });
    expect(code).toBe(1);
    expect(said).toEqual([
      'resources/scenarios/two.json: it repeats the walk of one: make a file of resources/walks of it',
    ]);
  });

  it('fails for a walk in steps', () => {
    expect(check({ mine: { walkThrough: [] } })).toEqual({
      code: 1,
      said: ['resources/scenarios/mine.json: "walkThrough" repeats a walk: name walks in "walk"'],
    });
  });
});
