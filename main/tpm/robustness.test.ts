import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fromHex, toHex } from '../protocols/bytes/bytes.ts';
import { TPM_CC } from '../protocols/tpm2/constants.ts';
import { manufactureTpm, RESEAL_TPM_PROFILE, type Tpm } from './index.ts';
import transcript from './testing/transcript.json';

/** Any bytes get a well-formed response, and never the one for a fault of our own (TPM_RC_FAILURE). */
const FAILURE = 0x101;
const RUNS = Number(process.env.RESEAL_FUZZ ?? 5000);
/** A command that makes no key takes no longer; of processor time, for the machine may be busy. */
const LONGEST_MILLISECONDS = 100;
const KEY_MAKERS: readonly number[] = [TPM_CC.CreatePrimary, TPM_CC.Create, TPM_CC.CreateLoaded];

const commands = transcript.entries.map((entry) => fromHex(entry.command));

function startedTpm(): Tpm {
  const tpm = manufactureTpm({ seed: new Uint8Array(32).fill(3), profile: RESEAL_TPM_PROFILE });
  tpm.powerOn();
  tpm.execute(fromHex('80010000000c000001440000'));
  return tpm;
}

function isWellFormed(response: Uint8Array): boolean {
  const view = new DataView(response.buffer, response.byteOffset, response.length);
  const tag = view.getUint16(0);
  const code = view.getUint32(6);
  if (view.getUint32(2) !== response.length || code === FAILURE) return false;
  return code === 0 ? tag === 0x8001 || tag === 0x8002 : tag === 0x8001 && response.length === 10;
}

/** The long run takes its time. */
vi.setConfig({ testTimeout: Math.max(30_000, RUNS * 5) });

/** What a failing command has to leave alone: all but the generator and the count of failed tries. */
function lastingState(tpm: Tpm): string {
  const state = JSON.parse(Buffer.from(tpm.save()).toString('utf8').split('\n')[1]!);
  return JSON.stringify({ ...state, permanent: { ...state.permanent, drbg: null, lockout: null } });
}

/** The counterexample, in hexadecimal where it is bytes, or null. */
function counterexample<T>(property: fc.IProperty<T>, numRuns: number, seed: number): string | null {
  const { counterexample: found } = fc.check(property, { numRuns, seed });
  return found === null ? null : fc.stringify(found);
}

describe('a TPM given rubbish', () => {
  it('answers random bytes', () => {
    const tpm = startedTpm();
    const property = fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) =>
      isWellFormed(tpm.execute(bytes)),
    );
    expect(counterexample(property, RUNS, 1)).toBeNull();
  });

  it('answers random parameters behind every command code', () => {
    const tpm = startedTpm();
    const property = fc.property(
      fc.integer({ min: 0x11e, max: 0x19c }),
      fc.boolean(),
      fc.uint8Array({ maxLength: 80 }),
      (code, sessions, rest) => {
        const command = new Uint8Array(10 + rest.length);
        const view = new DataView(command.buffer);
        view.setUint16(0, sessions ? 0x8002 : 0x8001);
        view.setUint32(2, command.length);
        view.setUint32(6, code);
        command.set(rest, 10);
        return isWellFormed(tpm.execute(command));
      },
    );
    expect(counterexample(property, RUNS, 2)).toBeNull();
  });

  it('answers valid commands with bytes changed, cut and added', () => {
    let tpm = startedTpm();
    let count = 0;
    const property = fc.property(
      fc.nat(commands.length - 1),
      fc.array(fc.record({ at: fc.nat(400), value: fc.nat(255) }), { maxLength: 4 }),
      fc.integer({ min: -3, max: 3 }),
      fc.boolean(),
      (index, changes, resize, repairSize) => {
        // Now and then a fresh TPM: a mutated Clear or lockout must not hide what comes after.
        if (count++ % 400 === 0) tpm = startedTpm();
        const original = commands[index]!;
        const command = new Uint8Array(Math.max(0, original.length + resize));
        command.set(original.subarray(0, command.length));
        for (const { at, value } of changes) if (at < command.length) command[at] = value;
        if (repairSize && command.length >= 6) new DataView(command.buffer).setUint32(2, command.length);
        const began = process.cpuUsage();
        const response = tpm.execute(command);
        const took = process.cpuUsage(began).user / 1000;
        const code = command.length < 10 ? 0 : new DataView(command.buffer).getUint32(6);
        const quick = took <= LONGEST_MILLISECONDS || KEY_MAKERS.includes(code);
        return isWellFormed(response) && quick;
      },
    );
    expect(counterexample(property, RUNS, 3)).toBeNull();
  });

  it('answers the recorded commands, each changed in one byte, along the whole recording', () => {
    const property = fc.property(fc.nat(0xffff), fc.nat(255), (place, value) => {
      const tpm = startedTpm();
      return commands.every((original) => {
        const command = original.slice();
        const at = 10 + (place % Math.max(1, command.length - 10));
        if (at < command.length) command[at] = value;
        return isWellFormed(tpm.execute(command)) && isWellFormed(tpm.execute(original));
      });
    });
    expect(counterexample(property, Math.ceil(RUNS / 100), 4)).toBeNull();
  });

  it('is not changed by a command that fails', () => {
    const property = fc.property(fc.nat(0xffff), fc.nat(255), (place, value) => {
      const tpm = startedTpm();
      return commands.every((original) => {
        const command = original.slice();
        const at = 10 + (place % Math.max(1, command.length - 10));
        if (at < command.length) command[at] = value;
        const before = lastingState(tpm);
        const failed = toHex(tpm.execute(command).slice(6, 10)) !== '00000000';
        const changed = lastingState(tpm) !== before;
        tpm.execute(original);
        return !failed || !changed;
      });
    });
    expect(counterexample(property, Math.ceil(RUNS / 1000), 5)).toBeNull();
  });

  it('answers before power and before Startup', () => {
    const tpm = manufactureTpm({ seed: new Uint8Array(32), profile: RESEAL_TPM_PROFILE });
    expect(commands.every((command) => isWellFormed(tpm.execute(command)))).toBe(true);
    tpm.powerOn();
    expect(isWellFormed(tpm.execute(new Uint8Array(0)))).toBe(true);
    expect(toHex(tpm.execute(fromHex('80010000000c0000017b0010')))).toBe('80010000000a00000100');
  });
});
