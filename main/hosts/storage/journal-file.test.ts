import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { openJournalFile } from './journal-file.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-journal-'));
  file = path.join(folder, 'deep', 'journal.jsonl');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A program in another process that opens `file` and says so. */
const opener = `
  const { openJournalFile } = await import(${JSON.stringify(path.join(import.meta.dirname, 'journal-file.ts'))});
  openJournalFile(process.argv[1]);
  console.log('open');
  setInterval(() => {}, 1000);
`;

describe('a journal in a file', () => {
  it('makes its folder, and adds line after line', () => {
    const journal = openJournalFile(file);
    expect(journal.read()).toBe('');
    journal.append('{"n":1}');
    journal.append('{"n":2,"text":"é"}');
    expect(journal.read()).toBe('{"n":1}\n{"n":2,"text":"é"}\n');
    journal.close();
    expect(readFileSync(file, 'utf8')).toBe('{"n":1}\n{"n":2,"text":"é"}\n');
  });

  it('cuts a torn last line and goes on behind it', () => {
    const journal = openJournalFile(file);
    journal.append('{"n":1}');
    journal.close();
    writeFileSync(file, '{"n":1}\n{"n":2,"te');
    const again = openJournalFile(file);
    expect(again.read()).toBe('{"n":1}\n{"n":2,"te');
    again.truncate(8);
    again.append('{"n":2}');
    expect(again.read()).toBe('{"n":1}\n{"n":2}\n');
    again.close();
  });

  it('leaves nothing behind when nothing was written', () => {
    openJournalFile(file).close();
    expect(existsSync(file)).toBe(false);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('is one process’s own, until that ends, however it ends', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', opener, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => openJournalFile(file)).toThrow(BadInputError);
    expect(() => openJournalFile(file)).toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    openJournalFile(file).close();
  });

  it('is one rehearsal’s own within a process too', () => {
    const journal = openJournalFile(file);
    expect(() => openJournalFile(file)).toThrow(BadInputError);
    journal.close();
    openJournalFile(file).close();
  });

  it('takes over a lock that nobody holds', () => {
    openJournalFile(file).close();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    for (const lock of [JSON.stringify({ pid: gone, identity: '1' }), '', 'rubbish', '[]']) {
      writeFileSync(`${file}.lock`, lock);
      expect(() => openJournalFile(file).close()).not.toThrow();
    }
  });

  it('says in words what is wrong with a place', () => {
    expect(() => openJournalFile(folder)).toThrow('This is a folder, not a file');
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => openJournalFile(path.join(folder, 'file', 'journal'))).toThrow(BadInputError);
  });
});
