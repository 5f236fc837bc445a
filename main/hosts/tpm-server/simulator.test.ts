/** What the platform port can do to a TPM, on our own one. */
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeCommand, passwordAuthorization, transact } from '../../protocols/tpm2/client.ts';
import type { CommandAuthorization } from '../../protocols/tpm2/client.ts';
import type { Fields } from '../../protocols/tpm2/codec.ts';
import type { CommandInput, CommandShape } from '../../protocols/tpm2/command-shape.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_CAP, TPM_RC, TPM_RH } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import { SRK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import { SRK_ECC_P256_TEMPLATE } from '../../tpm/testing/ecc-templates.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { RESEAL_TPM_PROFILE, manufactureTpm } from '../../tpm/index.ts';
import { creationOf, NO_MEMORY } from '../../tpm/testing/client.ts';
import { completed } from '../../tpm/steps.ts';
import { createSimulator, type Simulator } from './simulator.ts';

let simulator: Simulator;

beforeEach(() => {
  simulator = createSimulator(
    manufactureTpm({ seed: new Uint8Array(32).fill(9), profile: RESEAL_TPM_PROFILE, memory: NO_MEMORY }),
  );
  simulator.powerOn();
});

function send<H extends string, P extends Fields, R extends Fields, RH extends string>(
  shape: CommandShape<H, P, R, RH>,
  input: CommandInput<H, P>,
  authorizations: readonly CommandAuthorization[] = [],
) {
  return transact((bytes) => completed(simulator.begin(bytes)), shape, input, authorizations);
}
const start = () => send(commands.startup, { startupType: 0 }).responseCode;
const random = () => send(commands.getRandom, { bytesRequested: 4 }).responseCode;
const empty = [passwordAuthorization()];
const createPrimary = (inPublic: TpmtPublic) =>
  send(commands.createPrimary, { primaryHandle: TPM_RH.OWNER, ...creationOf(inPublic) }, empty).responseCode;
const pcr = (number: number): string => {
  const pcrSelectionIn = [{ hash: TPM_ALG.SHA256, pcrs: [number] }];
  return toHex(send(commands.pcrRead, { pcrSelectionIn }).result?.pcrValues[0] ?? NO_BYTES);
};

describe('the simulator', () => {
  it('without NV refuses what would write to it', () => {
    simulator.setNv(false);
    expect(start()).toBe(TPM_RC.NV_UNAVAILABLE);
    simulator.setNv(true);
    expect(start()).toBe(0);
    simulator.setNv(false);
    expect(send(commands.clear, { authHandle: TPM_RH.PLATFORM }, empty).responseCode).toBe(
      TPM_RC.NV_UNAVAILABLE,
    );
    expect(random()).toBe(0);
  });

  it('cancels the search for primes and nothing else', () => {
    start();
    simulator.setCancel(true);
    expect(createPrimary(SRK_RSA_2048_TEMPLATE)).toBe(TPM_RC.CANCELED);
    expect(createPrimary(SRK_ECC_P256_TEMPLATE)).toBe(0);
    expect(random()).toBe(0);
    simulator.setCancel(false);
    expect(createPrimary(SRK_RSA_2048_TEMPLATE)).toBe(0);
  });

  it('cancels a search that runs', () => {
    start();
    const input = { primaryHandle: TPM_RH.OWNER, ...creationOf(SRK_RSA_2048_TEMPLATE) };
    const steps = simulator.begin(encodeCommand(commands.createPrimary, input, empty));
    for (let step = 0; step < 3; step += 1) expect(steps.next().done).toBe(false);
    simulator.setCancel(true);
    const { value } = steps.next();
    expect(toHex(value ?? NO_BYTES)).toBe('80010000000a00000909');
    expect(random()).toBe(0);
  });

  it('fails until its power is gone', () => {
    start();
    simulator.failForTest();
    expect(random()).toBe(TPM_RC.FAILURE);
    expect(
      send(commands.getCapability, { capability: TPM_CAP.HANDLES, property: 0, propertyCount: 1 })
        .responseCode,
    ).toBe(0);
    simulator.powerOff();
    simulator.powerOn();
    expect(start()).toBe(0);
    expect(random()).toBe(0);
  });

  it('begins PCR 0 with what the CPU has hashed before Startup, at locality 4', () => {
    simulator.hashStart();
    simulator.hashData(Uint8Array.of(1, 2));
    simulator.hashData(Uint8Array.of(3));
    simulator.hashEnd();
    start();
    const begin = new Uint8Array(32);
    begin[31] = 4;
    const measured = digest(TPM_ALG.SHA256, Uint8Array.of(1, 2, 3));
    expect(pcr(0)).toBe(toHex(digest(TPM_ALG.SHA256, begin, measured)));
    expect(pcr(17)).toBe('ff'.repeat(32));
  });

  it('begins PCR 17 to 22 anew with a dynamic launch', () => {
    start();
    simulator.hashStart();
    simulator.hashData(Uint8Array.of(7));
    expect(pcr(17)).toBe('ff'.repeat(32));
    simulator.hashEnd();
    const measured = digest(TPM_ALG.SHA256, Uint8Array.of(7));
    expect(pcr(17)).toBe(toHex(digest(TPM_ALG.SHA256, new Uint8Array(32), measured)));
    expect(pcr(22)).toBe('00'.repeat(32));
    expect(pcr(0)).toBe('00'.repeat(32));
  });

  it('takes hash data and ends without a beginning', () => {
    start();
    simulator.hashData(Uint8Array.of(7));
    simulator.hashEnd();
    expect(pcr(17)).toBe('ff'.repeat(32));
  });
});
