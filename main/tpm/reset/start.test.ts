import { describe, expect, it } from 'vitest';
import { ascii, NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CAP, TPM_PT, TPM_RH, TPM_SE, TPM_SU } from '../../protocols/tpm2/constants.ts';
import { NO_SYMMETRIC } from '../../protocols/tpm2/structures/algorithms.ts';
import { SRK_ECC_P256_TEMPLATE } from '../testing/ecc-templates.ts';
import { manufactureTpm, RESEAL_TPM_PROFILE, THREE_SLOT_PROFILE, type Tpm } from '../index.ts';
import { codeOf, createPrimary, startedTpm, succeed } from '../testing/client.ts';

const password = passwordAuthorization();

type Kind = 'reset' | 'restart' | 'resume';

function start(tpm: Tpm, kind: Kind): void {
  if (kind !== 'reset') succeed(tpm, commands.shutdown, { shutdownType: TPM_SU.STATE });
  tpm.powerOff();
  tpm.powerOn();
  succeed(tpm, commands.startup, { startupType: kind === 'resume' ? TPM_SU.STATE : TPM_SU.CLEAR });
}

function policySession(tpm: Tpm): number {
  return succeed(tpm, commands.startAuthSession, {
    tpmKey: TPM_RH.NULL,
    bind: TPM_RH.NULL,
    nonceCaller: new Uint8Array(16),
    encryptedSalt: NO_BYTES,
    sessionType: TPM_SE.POLICY,
    symmetric: NO_SYMMETRIC,
    authHash: TPM_ALG.SHA256,
  }).sessionHandle;
}

function extend(tpm: Tpm, pcrHandle: number): void {
  const digests = [{ hashAlg: TPM_ALG.SHA256, digest: new Uint8Array(32).fill(1) }];
  succeed(tpm, commands.pcrExtend, { pcrHandle, digests }, [password]);
}

function pcrs(tpm: Tpm): { changed: boolean[]; counter: number } {
  const pcrSelectionIn = [{ hash: TPM_ALG.SHA256, pcrs: [0, 16] }];
  const { pcrValues, pcrUpdateCounter } = succeed(tpm, commands.pcrRead, { pcrSelectionIn });
  return { changed: pcrValues.map((value) => value.some((byte) => byte !== 0)), counter: pcrUpdateCounter };
}

function startupClear(tpm: Tpm): number {
  const input = { capability: TPM_CAP.TPM_PROPERTIES, property: TPM_PT.STARTUP_CLEAR, propertyCount: 1 };
  const [row] = succeed(tpm, commands.getCapability, input).capabilityData.data as { value: number }[];
  return row!.value >>> 0;
}

/** A key of the null hierarchy: the same as long as its seed is. */
function nullKey(tpm: Tpm): string {
  const { name, objectHandle } = createPrimary(tpm, TPM_RH.NULL, SRK_ECC_P256_TEMPLATE);
  succeed(tpm, commands.flushContext, { flushHandle: objectHandle });
  return toHex(name);
}

describe('what a start keeps', () => {
  // The counts are those that swtpm (libtpms 0.9.2) shows after the same commands.
  it.each([
    ['reset', [false, false], 20],
    ['restart', [false, false], 41],
    ['resume', [true, false], 25],
  ] as const)('of PCRs and their update counter: a %s', (kind, changed, counter) => {
    const tpm = startedTpm();
    extend(tpm, 0);
    extend(tpm, 16);
    start(tpm, kind);
    expect(pcrs(tpm)).toEqual({ changed, counter });
  });

  it.each([
    ['reset', 0x0000000f],
    ['restart', 0x8000000f],
    ['resume', 0x8000000d],
  ] as const)('of the enables: a %s always has the platform', (kind, bits) => {
    const tpm = startedTpm();
    const authHandle = TPM_RH.PLATFORM;
    for (const enable of [TPM_RH.OWNER, TPM_RH.PLATFORM]) {
      succeed(tpm, commands.hierarchyControl, { authHandle, enable, state: false }, [password]);
    }
    start(tpm, kind);
    expect(startupClear(tpm)).toBe(bits);
  });

  it.each([
    ['reset', false],
    ['restart', true],
    ['resume', true],
  ] as const)('of saved sessions and the null seed: a %s', (kind, kept) => {
    const tpm = startedTpm();
    const seed = nullKey(tpm);
    const loaded = policySession(tpm);
    const { context } = succeed(tpm, commands.contextSave, { saveHandle: policySession(tpm) });
    start(tpm, kind);
    expect(nullKey(tpm) === seed).toBe(kept);
    expect(codeOf(tpm, commands.policyGetDigest, { policySession: loaded })).toBe('910');
    expect(codeOf(tpm, commands.contextLoad, { context })).toBe(kept ? '0' : '1df');
  });

  it.each([
    ['restart', '1df'],
    ['resume', '0'],
  ] as const)('of a saved stClear object: a %s', (kind, code) => {
    const tpm = startedTpm();
    const stClear = { ...SRK_ECC_P256_TEMPLATE, objectAttributes: 0x00030476 };
    const { objectHandle } = createPrimary(tpm, TPM_RH.OWNER, stClear);
    const { context } = succeed(tpm, commands.contextSave, { saveHandle: objectHandle });
    start(tpm, kind);
    expect(codeOf(tpm, commands.contextLoad, { context })).toBe(code);
  });

  it.each([
    ['reset', '0'],
    ['restart', '0'],
    ['resume', '9a2'],
  ] as const)('of the platform and PCR authorizations: a %s', (kind, code) => {
    const tpm = startedTpm();
    const auth = ascii('secret');
    succeed(tpm, commands.hierarchyChangeAuth, { authHandle: TPM_RH.PLATFORM, newAuth: auth }, [password]);
    succeed(tpm, commands.pcrSetAuthValue, { pcrHandle: 20, auth }, [password]);
    start(tpm, kind);
    const input = { auth: TPM_RH.PLATFORM, newTime: 100_000n };
    expect(codeOf(tpm, commands.clockSet, input, [password])).toBe(code);
    expect(codeOf(tpm, commands.pcrSetAuthValue, { pcrHandle: 20, auth: NO_BYTES }, [password])).toBe(code);
  });
});

describe('a Startup(STATE)', () => {
  const code = (change: (tpm: Tpm) => void, locality = 0): string => {
    const tpm = startedTpm();
    succeed(tpm, commands.shutdown, { shutdownType: TPM_SU.STATE });
    change(tpm);
    tpm.powerOff();
    tpm.powerOn();
    const startup = Uint8Array.from(Buffer.from('80010000000c000001440001', 'hex'));
    return toHex(tpm.execute(startup, locality)).slice(12, 20);
  };

  it('is possible after commands that change nothing of what was saved', () => {
    expect(code((tpm) => extend(tpm, 16))).toBe('00000000');
    expect(code(policySession)).toBe('00000000');
    expect(code((tpm) => succeed(tpm, commands.stirRandom, { inData: ascii('x') }))).toBe('00000000');
  });

  it('is refused after one that does, and at another locality', () => {
    expect(code((tpm) => extend(tpm, 0))).toBe('000001c4');
    expect(code((tpm) => succeed(tpm, commands.contextSave, { saveHandle: policySession(tpm) }))).toBe(
      '000001c4',
    );
    expect(code(() => undefined, 3)).toBe('00000907');
    expect(code(() => undefined, 1)).toBe('00000907');
  });

  it('cannot follow a new allocation of PCR banks', () => {
    const tpm = startedTpm();
    const pcrAllocation = [{ hash: TPM_ALG.SHA1, pcrs: [] }];
    succeed(tpm, commands.pcrAllocate, { authHandle: TPM_RH.PLATFORM, pcrAllocation }, [password]);
    expect(codeOf(tpm, commands.shutdown, { shutdownType: TPM_SU.STATE })).toBe('1ca');
    expect(codeOf(tpm, commands.shutdown, { shutdownType: TPM_SU.CLEAR })).toBe('0');
  });
});

describe('time', () => {
  it('can be made slower and faster by ClockRateAdjust, until the power goes', () => {
    let now = 0;
    const seed = new Uint8Array(32);
    const tpm = manufactureTpm({ seed, profile: RESEAL_TPM_PROFILE, now: () => now });
    const begin = (): void => {
      tpm.powerOn();
      succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR });
    };
    const passed = (): number => {
      const before = succeed(tpm, commands.readClock, {}).currentTime.time;
      now += 1_000_000;
      return Number(succeed(tpm, commands.readClock, {}).currentTime.time - before);
    };
    const adjust = (rateAdjust: number): void => {
      succeed(tpm, commands.clockRateAdjust, { auth: TPM_RH.OWNER, rateAdjust: rateAdjust & 0xff }, [
        password,
      ]);
    };
    begin();
    expect(passed()).toBe(1_000_000);
    adjust(-3);
    expect(passed()).toBeCloseTo(990_099, -1);
    adjust(3);
    adjust(3);
    expect(passed()).toBeCloseTo(1_010_101, -1);
    for (let i = 0; i < 100; i++) adjust(3);
    expect(passed()).toBeCloseTo(1_200_000, -1);
    tpm.powerOff();
    begin();
    expect(passed()).toBe(1_000_000);
  });

  it('of a policy ends with the power: a saved session does not live longer by it', () => {
    const tpm = startedTpm();
    const session = policySession(tpm);
    const terms = { nonceTPM: NO_BYTES, cpHashA: NO_BYTES, policyRef: NO_BYTES, expiration: 3600 };
    const input = { authHandle: TPM_RH.OWNER, policySession: session, ...terms };
    const ticketInput = { ...input, expiration: -3600 };
    const { timeout, policyTicket } = succeed(tpm, commands.policySecret, ticketInput, [password]);
    const { context } = succeed(tpm, commands.contextSave, { saveHandle: session });
    start(tpm, 'resume');
    succeed(tpm, commands.contextLoad, { context });
    const byTicket = { timeout, cpHashA: NO_BYTES, policyRef: NO_BYTES, authName: ascii('@\0\0\u0001') };
    const fresh = policySession(tpm);
    const use = { policySession: fresh, ...byTicket, ticket: policyTicket };
    expect(codeOf(tpm, commands.policyTicket, use)).toBe('5e0');
  });
});

describe('a profile with three slots', () => {
  it('holds three objects and three sessions, and says so', () => {
    const tpm = startedTpm(1, THREE_SLOT_PROFILE);
    for (let i = 0; i < 3; i++) {
      createPrimary(tpm, TPM_RH.OWNER, SRK_ECC_P256_TEMPLATE);
      policySession(tpm);
    }
    const sequence = { auth: NO_BYTES, hashAlg: TPM_ALG.SHA256 };
    expect(codeOf(tpm, commands.hashSequenceStart, sequence)).toBe('902');
    const input = { capability: TPM_CAP.TPM_PROPERTIES, property: TPM_PT.HR_TRANSIENT_MIN, propertyCount: 3 };
    const { data } = succeed(tpm, commands.getCapability, input).capabilityData;
    expect((data as { value: number }[]).map((row) => row.value)).toEqual([3, 7, 3]);
  });
});
