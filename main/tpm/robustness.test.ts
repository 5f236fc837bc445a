import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../protocols/tpm2/bytes.ts';
import { manufactureTpm, RESEAL_TPM_PROFILE, type Tpm } from './index.ts';
import transcript from './testdata/transcript.json';

/** Any bytes get a well-formed response, and never the one for a fault of our own (TPM_RC_FAILURE). */
const FAILURE = 0x101;
const RUNS = Number(process.env.TPM_FUZZ_RUNS ?? 3000);

const CREATES_RSA = new Set(['CreatePrimary', 'Create']);
const commands = transcript.entries
  .filter((entry) => ![...CREATES_RSA].some((name) => entry.name.startsWith(name)))
  .map((entry) => fromHex(entry.command));

function startedTpm(): Tpm {
  const tpm = manufactureTpm({ seed: new Uint8Array(32).fill(3), profile: RESEAL_TPM_PROFILE });
  tpm.powerOn();
  tpm.execute(fromHex('80010000000c000001440000'));
  return tpm;
}

function expectWellFormed(command: Uint8Array, response: Uint8Array): void {
  const view = new DataView(response.buffer, response.byteOffset, response.length);
  const tag = view.getUint16(0);
  const code = view.getUint32(6);
  expect(view.getUint32(2)).toBe(response.length);
  expect(code, toHex(command)).not.toBe(FAILURE);
  if (code === 0) expect([0x8001, 0x8002]).toContain(tag);
  else expect([tag, response.length]).toEqual([0x8001, 10]);
}

describe('a TPM given rubbish', () => {
  it('answers random bytes', () => {
    const tpm = startedTpm();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expectWellFormed(bytes, tpm.execute(bytes))),
      { numRuns: RUNS, seed: 1 },
    );
  });

  it('answers random parameters behind every command code', () => {
    const tpm = startedTpm();
    const tail = fc.uint8Array({ maxLength: 80 });
    fc.assert(
      fc.property(fc.integer({ min: 0x11e, max: 0x19c }), fc.boolean(), tail, (code, sessions, rest) => {
        const command = new Uint8Array(10 + rest.length);
        const view = new DataView(command.buffer);
        view.setUint16(0, sessions ? 0x8002 : 0x8001);
        view.setUint32(2, command.length);
        view.setUint32(6, code);
        command.set(rest, 10);
        expectWellFormed(command, tpm.execute(command));
      }),
      { numRuns: RUNS, seed: 2 },
    );
  });

  it('answers valid commands with bytes changed, cut and added', () => {
    let tpm = startedTpm();
    let count = 0;
    const change = fc.record({ at: fc.nat(400), value: fc.nat(255) });
    fc.assert(
      fc.property(
        fc.nat(commands.length - 1),
        fc.array(change, { maxLength: 4 }),
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
          expectWellFormed(command, tpm.execute(command));
        },
      ),
      { numRuns: RUNS, seed: 3 },
    );
  });

  it('answers the recorded commands, each changed in one byte, along the whole recording', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.nat(255), (place, value) => {
        const tpm = startedTpm();
        for (const original of commands) {
          const command = original.slice();
          const at = 10 + (place % Math.max(1, command.length - 10));
          if (at < command.length) command[at] = value;
          expectWellFormed(command, tpm.execute(command));
          expectWellFormed(original, tpm.execute(original));
        }
      }),
      { numRuns: Math.ceil(RUNS / 100), seed: 4 },
    );
  });

  it('answers before power and before Startup', () => {
    const tpm = manufactureTpm({ seed: new Uint8Array(32), profile: RESEAL_TPM_PROFILE });
    for (const command of commands) expectWellFormed(command, tpm.execute(command));
    tpm.powerOn();
    expectWellFormed(new Uint8Array(0), tpm.execute(new Uint8Array(0)));
  });
});
