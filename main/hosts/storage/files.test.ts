import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { writeNewFile } from './new-file.ts';
import { newJournalPlace } from './journal-places.ts';
import { replaceFile } from './replace-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-files-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('writeNewFile', () => {
  it('never replaces a file', () => {
    const downloads = path.join(folder, 'Downloads');
    const files = ['1', '2', '3'].map((text) => writeNewFile(downloads, 'report.json', text));
    expect(files.map((file) => path.basename(file))).toEqual([
      'report.json',
      'report (2).json',
      'report (3).json',
    ]);
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['1', '2', '3']);
  });
});

describe('replaceFile', () => {
  it('leaves the new bytes and no draft', () => {
    const file = path.join(folder, 'state');
    replaceFile(file, new Uint8Array([1]));
    replaceFile(file, new Uint8Array([2, 3]));
    expect([...readFileSync(file)]).toEqual([2, 3]);
    expect(readdirSync(folder)).toEqual(['state']);
  });

  it('says in words what is wrong with a place', () => {
    expect(() => replaceFile(path.join(folder, 'none', 'state'), new Uint8Array())).toThrow(BadInputError);
  });
});

describe('newJournalPlace', () => {
  it('names the time and the scenario, and stays in its folder', () => {
    const now = new Date('2026-03-04T10:11:12Z');
    expect(path.basename(newJournalPlace('entra-wired', now))).toBe(
      `2026-03-04-101112-entra-wired-${process.pid}.jsonl`,
    );
    const folderOf = (scenario: string): string => path.dirname(newJournalPlace(scenario, now));
    expect(folderOf('../../my scenario.json')).toBe(folderOf('entra-wired'));
  });
});
