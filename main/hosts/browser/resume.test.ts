import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newKey, recall, remember } from './resume.ts';

const key = newKey();

describe('what a journal’s host leaves to the next', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-resume-'));
    for (const name of ['XDG_DATA_HOME', 'APPDATA', 'HOME']) vi.stubEnv(name, folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const files = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json') && name.includes('windows'))
      .map((name) => path.join(folder, name));

  it('is for that journal only, and for its owner', () => {
    const journal = path.join(folder, 'journal.jsonl');
    writeFileSync(journal, '');
    remember(journal, { key, port: 4711 });
    expect(recall(path.join(folder, '.', 'journal.jsonl'))).toEqual({ key, port: 4711 });
    expect(recall(path.join(folder, 'other.jsonl'))).toBeUndefined();
    const [file = ''] = files();
    expect(statSync(file).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
    writeFileSync(file, '{"key":"short","port":1}');
    expect(recall(journal)).toBeUndefined();
  });

  it('is forgotten in time', () => {
    remember('old.jsonl', { key, port: 4711 });
    const [file = ''] = files();
    utimesSync(file, 0, 0);
    remember('new.jsonl', { key, port: 4712 });
    expect(recall('old.jsonl')).toBeUndefined();
    expect(files()).toHaveLength(1);
  });
});
