/** A TPM whose state lives in a file. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { completed } from '../../tpm/steps.ts';
import type { SimulatedTpm } from './simulator.ts';
import { openTpm, seedFrom } from './state-file.ts';

let folder: string;
let file: string;
const seed = seedFrom('00112233445566778899aabbccddeeff');

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-tpm-'));
  file = path.join(folder, 'tpm.state');
});

afterEach(() => rmSync(folder, { recursive: true }));

const startup = Buffer.from('80010000000c000001440000', 'hex');
const execute = (tpm: SimulatedTpm, command: Uint8Array) => completed(tpm.begin(command));
const responseCode = (response: Uint8Array) => Buffer.from(response).readUInt32BE(6);

describe('a TPM with a state file', () => {
  it('is without power until a client gives it, also when it is loaded again', () => {
    for (let start = 0; start < 2; start += 1) {
      const tpm = openTpm({ file, seed, slots: 16, ekCertificates: null });
      expect(responseCode(execute(tpm, startup))).not.toBe(0);
      tpm.powerOn();
      expect(responseCode(execute(tpm, startup))).toBe(0);
    }
  });

  it('has told the file what it tells the client', () => {
    const tpm = openTpm({ file, seed, slots: 16, ekCertificates: null });
    const before = readFileSync(file);
    tpm.powerOn();
    execute(tpm, startup);
    expect(readFileSync(file).equals(before)).toBe(false);
  });

  it('leaves a broken state file as it is', () => {
    for (const broken of ['', 'rubbish', `${'x'.repeat(1000)}`]) {
      writeFileSync(file, broken);
      expect(() => openTpm({ file, seed, slots: 16, ekCertificates: null })).toThrow(BadInputError);
      expect(readFileSync(file, 'utf8')).toBe(broken);
    }
  });

  it('is written whole: no draft stays, and a write that fails leaves the former state', () => {
    const tpm = openTpm({ file, seed, slots: 16, ekCertificates: null });
    tpm.powerOn();
    expect(readdirSync(folder)).toEqual(['tpm.state']);
    const before = readFileSync(file);
    // The draft cannot be made where a folder has its name.
    mkdirSync(`${file}.${process.pid}.new`);
    expect(() => execute(tpm, startup)).toThrow('.new');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('holds three objects where it is asked for three slots, also when it is loaded again', () => {
    for (let start = 0; start < 2; start += 1) {
      const tpm = openTpm({ file, seed, slots: start === 0 ? 3 : 16, ekCertificates: null });
      tpm.powerOn();
      execute(tpm, startup);
      const loadedMin = Buffer.from(
        '80010000001600000 17a00000006 0000010e00000001'.replaceAll(' ', ''),
        'hex',
      );
      expect(Buffer.from(execute(tpm, loadedMin)).readUInt32BE(23)).toBe(3);
      tpm.powerOff();
    }
  });

  it('has a certificate of its EK where that is asked for, of an authority that follows from the seed', () => {
    const chains = ['one.pem', 'two.pem'].map((name) => {
      const chain = path.join(folder, name);
      const tpm = openTpm({ file: null, seed, slots: 16, ekCertificates: chain });
      tpm.powerOn();
      execute(tpm, startup);
      const readPublic = Buffer.from('80010000000e0000016901c00002', 'hex');
      expect(responseCode(execute(tpm, readPublic))).toBe(0);
      return readFileSync(chain, 'utf8');
    });
    expect(chains[0]).toBe(chains[1]);
    expect(chains[0]?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });

  it('gets no certificate after it has left the factory', () => {
    openTpm({ file, seed, slots: 16, ekCertificates: null });
    const ekCertificates = path.join(folder, 'root.pem');
    expect(() => openTpm({ file, seed, slots: 16, ekCertificates })).toThrow('has left the factory');
  });

  it('is made from a seed of 16 to 64 bytes', () => {
    expect(seed).toHaveLength(16);
    for (const wrong of ['', 'xyz', '0011', '0'.repeat(33), '0'.repeat(130)])
      expect(() => seedFrom(wrong)).toThrow('A seed is 16 to 64 bytes');
  });
});
