/** What `reseal start` opens: a scenario with its settings, or a journal as it was begun. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRehearsal } from './open-rehearsal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (settings: readonly string[], rate: number | null = null) =>
  openRehearsal(
    {
      scenario: 'entra-wired',
      settings,
      tenant: null,
      rate,
      journal: path.join(folder, 'journal.jsonl'),
    },
    () => undefined,
  );

describe('a rehearsal with settings', () => {
  it('has them in place, and keeps them when its journal is opened again without', () => {
    const first = open(['imageLanguages=["de-DE"]']);
    expect(first.session.stage().language).toBe('de-DE');
    first.close();
    const again = open([]);
    expect(again.session.stage().language).toBe('de-DE');
    again.close();
  });

  it('is not changed once its journal was begun', () => {
    open([]).close();
    expect(() => open(['seed=3'])).toThrow('as it was begun');
  });

  it('is refused where a setting is none', () => {
    expect(() => open(['seed=many'])).toThrow(/Invalid type/);
  });
});

describe('a recording that goes on', () => {
  const arrived = (rate: number | null) => {
    const { session, close } = open([], rate);
    while (session.progress()) session.stride();
    const { paused } = session.rate();
    close();
    return paused;
  };

  it('stands frozen where it ended, but for one that is given a speed', () => {
    const first = open([]);
    expect(first.session.rate().paused).toBe(false);
    first.session.submit({ type: 'power-button' });
    first.close();
    expect(arrived(60)).toBe(false);
    expect(arrived(null)).toBe(true);
  });
});
