import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeCommand, passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_RH } from '../../protocols/tpm2/constants.ts';
import { AIK_RSA_2048_TEMPLATE, SRK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import { boundedMemory } from '../../tpm/crypto/prime-trail.ts';
import { manufactureTpm, RESEAL_TPM_PROFILE, type KeyMemory } from '../../tpm/index.ts';
import { keyMemory } from './key-memory.ts';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'reseal-keys-')), 'reseal', 'keys');
});
afterEach(() => rmSync(path.dirname(path.dirname(folder)), { recursive: true, force: true }));

const id = (number: number): string => number.toString(16).padStart(64, '0');
const entry = Uint8Array.of(1, 2, 3);
const small = { entries: 4, entryBytes: 16 };

/** What a TPM answers that makes an SRK and a key below it, and everything it then is. */
function life(memory: KeyMemory): Buffer {
  const tpm = manufactureTpm({ seed: new Uint8Array(32).fill(4), profile: RESEAL_TPM_PROFILE, memory });
  tpm.powerOn();
  const password = [passwordAuthorization()];
  const creation = (inPublic: typeof SRK_RSA_2048_TEMPLATE) => ({
    inSensitive: { userAuth: new Uint8Array(0), data: new Uint8Array(0) },
    inPublic,
    outsideInfo: new Uint8Array(0),
    creationPCR: [],
  });
  const srk = { primaryHandle: TPM_RH.OWNER, ...creation(SRK_RSA_2048_TEMPLATE) };
  const child = { parentHandle: 0x80000000, ...creation(AIK_RSA_2048_TEMPLATE) };
  const answers = [
    encodeCommand(commands.startup, { startupType: 0 }),
    encodeCommand(commands.createPrimary, srk, password),
    encodeCommand(commands.create, child, password),
  ].map((bytes) => tpm.execute(bytes));
  expect(answers.map((answer) => Buffer.from(answer).readUInt32BE(6))).toEqual([0, 0, 0]);
  return Buffer.concat([...answers, tpm.save()]);
}

describe('the memory of keys on disk', () => {
  it('keeps an entry for the next process, for its user alone', () => {
    keyMemory(folder).put(id(1), entry);
    expect(keyMemory(folder).get(id(1))).toEqual(entry);
    expect(keyMemory(folder).get(id(2))).toBeNull();
    expect(readdirSync(folder)).toEqual([id(1)]);
    if (process.platform === 'win32') return;
    expect(statSync(path.join(folder, id(1))).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is bounded in number and in size; the oldest go first', () => {
    const memory = keyMemory(folder, small);
    for (let n = 1; n <= 4; n++) {
      memory.put(id(n), entry);
      utimesSync(path.join(folder, id(n)), n, n);
    }
    // What a kill has left counts as well.
    writeFileSync(path.join(folder, 'left.1.new'), '');
    utimesSync(path.join(folder, 'left.1.new'), 2, 2);
    memory.put(id(5), entry);
    memory.put(id(6), new Uint8Array(17));
    expect(readdirSync(folder).length).toBe(4);
    expect([1, 4, 5, 6].map((n) => existsSync(path.join(folder, id(n))))).toEqual([false, true, true, false]);
  });

  it('takes nothing but a small ordinary file for an entry', () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, id(1)), new Uint8Array(1000));
    mkdirSync(path.join(folder, id(2)));
    writeFileSync(path.join(folder, 'elsewhere'), entry);
    if (process.platform !== 'win32') symlinkSync('elsewhere', path.join(folder, id(3)));
    for (const n of [1, 2, 3]) expect(keyMemory(folder).get(id(n))).toBeNull();
  });

  it('does without a folder that cannot be had', () => {
    mkdirSync(path.dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file');
    const memory = keyMemory(folder);
    memory.put(id(1), entry);
    expect(memory.get(id(1))).toEqual(entry);
    expect(keyMemory(folder).get(id(1))).toBeNull();
  });

  it('changes no byte of a TPM: empty, filled, torn or mangled', () => {
    const alone = life(boundedMemory());
    expect(life(keyMemory(folder)).equals(alone)).toBe(true);
    const names = readdirSync(folder);
    expect(names.length).toBe(2);
    expect(life(keyMemory(folder)).equals(alone)).toBe(true);
    const whole = names.map((name) => readFileSync(path.join(folder, name)));
    for (const spoil of [
      (bytes: Buffer) => bytes.subarray(0, 7),
      (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x80)),
      () => Buffer.alloc(0),
      (_: Buffer, i: number) => whole[1 - i] ?? Buffer.alloc(0),
    ]) {
      names.forEach((name, i) =>
        writeFileSync(path.join(folder, name), spoil(whole[i] ?? Buffer.alloc(0), i)),
      );
      expect(life(keyMemory(folder)).equals(alone)).toBe(true);
      // Made again, as it was.
      expect(names.map((name) => readFileSync(path.join(folder, name)))).toEqual(whole);
    }
  });
});
