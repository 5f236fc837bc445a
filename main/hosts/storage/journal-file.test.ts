import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { openJournalFile, readJournalFile } from './journal-file.ts';

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

  it('is locked by what it is, not by what it is called', () => {
    const journal = openJournalFile(file);
    journal.append('{"n":1}');
    const [symbolic, hard] = [path.join(folder, 'symbolic'), path.join(folder, 'hard')];
    symlinkSync(file, symbolic);
    linkSync(file, hard);
    for (const link of [symbolic, hard]) expect(() => openJournalFile(link)).toThrow('in use by process');
    journal.close();
    for (const link of [symbolic, hard]) openJournalFile(link).close();
  });

  it('in use names the lock that could be deleted', () => {
    const journal = openJournalFile(file);
    expect(() => openJournalFile(file)).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining(`delete ${file}.lock`) }),
    );
    journal.close();
  });

  it.skipIf(process.platform === 'win32').each([
    ['a folder', (lock: string) => void mkdirSync(lock)],
    ['a pipe', (lock: string) => void spawnSync('mkfifo', [lock])],
    ['a large file', (lock: string) => writeFileSync(lock, '{'.repeat(100_000))],
  ])('with %s in the place of its lock says what to delete', (_what, make) => {
    openJournalFile(file).close();
    make(`${file}.lock`);
    expect(() => openJournalFile(file)).toThrow(`What stands at ${file}.lock is no lock`);
  });

  it.each([0, -1, 1.5, 1e308])('takes over a forged lock of process %d', (pid) => {
    openJournalFile(file).close();
    writeFileSync(`${file}.lock`, JSON.stringify({ pid, identity: 'runs' }));
    expect(() => openJournalFile(file).close()).not.toThrow();
  });

  it.skipIf(process.platform === 'win32')('is no pipe and no device', () => {
    const pipe = path.join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    for (const place of [pipe, '/dev/null', '/dev/zero'])
      for (const open of [openJournalFile, readJournalFile])
        expect(() => open(place)).toThrow('This is a pipe or a device, not a file');
  });

  it('has one limit for those who read it and those who go on with it', () => {
    const large = path.join(folder, 'large');
    writeFileSync(large, '');
    truncateSync(large, 256 * 1024 * 1024 + 1);
    expect(() => openJournalFile(large)).toThrow('too large');
    expect(() => readJournalFile(large)).toThrow('more than 268435456 bytes');
  });

  it('is UTF-8, but for a last line that was torn within a character', () => {
    const [torn, broken] = [path.join(folder, 'torn'), path.join(folder, 'broken')];
    writeFileSync(torn, Buffer.from([0x7b, 0x7d, 0x0a, 0x22, 0xc3]));
    expect(readJournalFile(torn)).toBe('{}\n"\uFFFD');
    writeFileSync(broken, Buffer.from([0x22, 0xc3, 0x22, 0x0a]));
    expect(() => readJournalFile(broken)).toThrow('no UTF-8');
  });

  it('says in words what is wrong with a place', () => {
    expect(() => openJournalFile(path.join(folder, 'x'.repeat(300)))).toThrow('This path is too long');
    expect(() => openJournalFile(folder)).toThrow('This is a folder, not a file');
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => openJournalFile(path.join(folder, 'file', 'journal'))).toThrow(BadInputError);
  });
});
