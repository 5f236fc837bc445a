import { describe, expect, it } from 'vitest';
import { NO_BYTES, toHex } from '../protocols/bytes/bytes.ts';
import { encodeCommand, passwordAuthorization } from '../protocols/tpm2/client.ts';
import { encode } from '../protocols/tpm2/codec.ts';
import * as commands from '../protocols/tpm2/commands.ts';
import { TPM_RC, TPM_RH } from '../protocols/tpm2/constants.ts';
import { ResponseFault } from '../protocols/tpm2/response-fault.ts';
import { tpmtPublic } from '../protocols/tpm2/structures/public-area.ts';
import { AIK_RSA_2048_TEMPLATE, SRK_RSA_2048_TEMPLATE } from '../protocols/tpm2/templates.ts';
import { SRK_ECC_P256_TEMPLATE } from './testing/ecc-templates.ts';
import { boundedMemory } from './crypto/prime-trail.ts';
import type { KeyMemory, Tpm } from './index.ts';
import { createPrimary, creationOf, NO_MEMORY, startedTpm } from './testing/client.ts';

const password = [passwordAuthorization()];

/** A TPM with a parent in the first slot. */
function withParent(memory: KeyMemory = NO_MEMORY): Tpm {
  const tpm = startedTpm(1, {}, { memory });
  createPrimary(tpm, TPM_RH.OWNER, SRK_ECC_P256_TEMPLATE);
  return tpm;
}

const parentHandle = 0x80000000;
const child = creationOf(AIK_RSA_2048_TEMPLATE);
const create = encodeCommand(commands.create, { parentHandle, ...child }, password);
const createLoaded = encodeCommand(
  commands.createLoaded,
  {
    parentHandle,
    inSensitive: child.inSensitive,
    inPublic: encode(tpmtPublic, AIK_RSA_2048_TEMPLATE),
  },
  password,
);
const primary = { primaryHandle: TPM_RH.OWNER, ...creationOf(SRK_RSA_2048_TEMPLATE) };
const createRsaPrimary = encodeCommand(commands.createPrimary, primary, password);

/** The answer to a command that is cancelled after some steps. */
function cancelled(tpm: Tpm, command: Uint8Array, after: number): string {
  const steps = tpm.begin(command);
  for (let step = 0; step < after; step += 1) expect(steps.next().done).toBe(false);
  const end = steps.throw(new ResponseFault(TPM_RC.CANCELED));
  expect(end.done).toBe(true);
  return toHex(end.value ?? NO_BYTES);
}

const creations = [
  ['Create', create],
  ['CreateLoaded', createLoaded],
  ['CreatePrimary', createRsaPrimary],
] as const;

describe('a search for primes', () => {
  it.each(creations)('of %s is cancelled at any step, and the TPM is as it was', (_, command) => {
    const tpm = withParent();
    const before = toHex(tpm.save());
    for (const after of [1, 2, 10]) {
      expect(cancelled(tpm, command, after)).toBe('80010000000a00000909');
      expect(toHex(tpm.save())).toBe(before);
    }
  });

  it.each(creations)('of %s finds the same key in steps, at once and after a cancellation', (_, command) => {
    const atOnce = withParent().execute(command);
    expect(atOnce.length).toBeGreaterThan(256);
    const tpm = withParent();
    cancelled(tpm, command, 3);
    const steps = tpm.begin(command);
    for (;;) {
      const step = steps.next();
      if (step.done !== true) continue;
      expect(toHex(step.value)).toBe(toHex(atOnce));
      break;
    }
  });

  it.each(creations)(
    'of %s is cancelled at its first step also where its end is remembered',
    (_, command) => {
      const memory = boundedMemory();
      const answer = toHex(withParent(memory).execute(command));
      const tpm = withParent(memory);
      expect(cancelled(tpm, command, 1)).toBe('80010000000a00000909');
      expect(toHex(tpm.execute(command))).toBe(answer);
    },
  );

  it('is the only thing that takes steps', () => {
    const tpm = withParent();
    const ecc = encodeCommand(
      commands.createPrimary,
      { primaryHandle: TPM_RH.OWNER, ...creationOf(SRK_ECC_P256_TEMPLATE) },
      password,
    );
    for (const command of [ecc, encodeCommand(commands.getRandom, { bytesRequested: 4 })])
      expect(tpm.begin(command).next().done).toBe(true);
  });
});
