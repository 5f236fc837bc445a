import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolder } from '../storage/cache-folder.ts';
import { keptCode, type KeptCode } from './kept-code.ts';
import { loadProgram } from './load-program.ts';

let folder: string;
let kept: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-program-'));
  kept = path.join(folder, 'compiled');
  write('program.cjs', "const part = require('./part.cjs');\nexports.answer = () => part.double(21);");
  write(
    'part.cjs',
    "const { sep } = require('node:path'); exports.double = (n) => (sep === '' ? 0 : n * 2);",
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
const code = (): KeptCode => keptCode(cacheFolder(kept, { entries: 8, entryBytes: 1_000_000 }));

/** What the program answers in a process that begins, and in how many entries it then left its code. */
function life(): { answer: number; entries: string[] } {
  const own = code();
  const program = loadProgram(path.join(folder, 'program.cjs'), own) as { answer(): number };
  const answer = program.answer();
  own.keep();
  return { answer, entries: readdirSync(kept).toSorted() };
}

/** True where V8 took what was kept of the file. */
function isTaken(name: string): boolean {
  return code().compile(path.join(folder, name)).cachedDataRejected === false;
}

describe('a program that is loaded', () => {
  it('requires its parts, each once, with names of its own', () => {
    write(
      'program.cjs',
      "require('./part.cjs'); exports.part = require('./part.cjs'); exports.own = __filename;",
    );
    write('part.cjs', 'globalThis.loads = (globalThis.loads ?? 0) + 1; module.exports = globalThis.loads;');
    const program = loadProgram(path.join(folder, 'program.cjs'), code());
    expect(program).toEqual({ part: 1, own: path.join(folder, 'program.cjs') });
  });

  it('tells the line and the column of what it throws', () => {
    write('program.cjs', "throw new Error('here');");
    const load = (): unknown => loadProgram(path.join(folder, 'program.cjs'), code());
    expect(load).toThrow(expect.objectContaining({ stack: expect.stringContaining('program.cjs:1:7') }));
  });

  it('finds its code again, with the functions that were called', () => {
    const { answer, entries } = life();
    expect([answer, entries.length, isTaken('program.cjs'), isTaken('part.cjs')]).toEqual([
      42,
      2,
      true,
      true,
    ]);
    // The same part, but nobody calls its function; another word, for V8 knows its scripts by their text.
    write(
      'idle.cjs',
      readFileSync(path.join(folder, 'part.cjs'), 'utf8').replace('(n)', '(m)').replace('n *', 'm *'),
    );
    const own = code();
    own.compile(path.join(folder, 'idle.cjs')).runInThisContext();
    own.keep();
    const [idle = '', part = ''] = readdirSync(kept).toSorted();
    expect(statSync(path.join(kept, idle)).size).toBeLessThan(statSync(path.join(kept, part)).size);
  });

  it('leaves what is kept as it is when nothing new was called', () => {
    const { entries } = life();
    for (const entry of entries) utimesSync(path.join(kept, entry), 1, 1);
    life();
    expect(entries.map((entry) => statSync(path.join(kept, entry)).mtimeMs)).toEqual([1000, 1000]);
  });

  it('is the same whatever lies in the place of its code', () => {
    const { entries } = life();
    const whole = entries.map((entry) => readFileSync(path.join(kept, entry)));
    const spoils: ((bytes: Buffer, other: Buffer) => Buffer)[] = [
      (bytes) => bytes.subarray(0, bytes.length - 1),
      (bytes) => bytes.subarray(0, 12),
      (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x80)),
      (bytes) => Buffer.from(bytes).fill(0, bytes.length >> 1),
      () => Buffer.alloc(0),
      (_, other) => other,
    ];
    for (const spoil of spoils) {
      entries.forEach((entry, place) =>
        writeFileSync(
          path.join(kept, entry),
          spoil(whole[place] ?? Buffer.of(), whole[1 - place] ?? Buffer.of()),
        ),
      );
      expect([isTaken('program.cjs'), isTaken('part.cjs')]).not.toContain(true);
      expect(life().answer).toBe(42);
      expect([isTaken('program.cjs'), isTaken('part.cjs')]).toEqual([true, true]);
    }
  });

  it('is the new one after a change of as many letters', () => {
    expect(life().answer).toBe(42);
    write('program.cjs', "const part = require('./part.cjs');\nexports.answer = () => part.double(34);");
    expect(life().answer).toBe(68);
  });
});
