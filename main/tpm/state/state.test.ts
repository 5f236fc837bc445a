import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { ascii, NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CAP, TPM_PT, TPM_RH, TPM_SU } from '../../protocols/tpm2/constants.ts';
import { SRK_ECC_P256_TEMPLATE } from '../testing/ecc-templates.ts';
import { loadTpm, manufactureTpm, RESEAL_TPM_PROFILE, type Tpm } from '../index.ts';
import { codeOf, createPrimary, startedTpm, succeed } from '../testing/client.ts';

const password = passwordAuthorization();
const PCR0 = [{ hash: TPM_ALG.SHA256, pcrs: [0] }];

function pcr0(tpm: Tpm): string {
  return toHex(succeed(tpm, commands.pcrRead, { pcrSelectionIn: PCR0 }).pcrValues[0]!);
}

function extend0(tpm: Tpm): void {
  const digests = [{ hashAlg: TPM_ALG.SHA256, digest: new Uint8Array(32).fill(1) }];
  succeed(tpm, commands.pcrExtend, { pcrHandle: 0, digests }, [password]);
}

function cycle(tpm: Tpm, shutdownType: number | null, startupType: number): void {
  if (shutdownType !== null) succeed(tpm, commands.shutdown, { shutdownType });
  tpm.powerOff();
  tpm.powerOn();
  succeed(tpm, commands.startup, { startupType });
}

function counts(tpm: Tpm): { reset: number; restart: number } {
  const { clockInfo } = succeed(tpm, commands.readClock, {}).currentTime;
  return { reset: clockInfo.resetCount, restart: clockInfo.restartCount };
}

describe('the digest of a TPM', () => {
  it('tells of every command, and of nothing else', () => {
    let time = 0;
    const tpm = manufactureTpm({
      seed: new Uint8Array(16),
      profile: RESEAL_TPM_PROFILE,
      now: () => time,
    });
    const digests = [tpm.digest()];
    for (const act of [
      () => tpm.powerOn(),
      () => tpm.hashStart(),
      () => tpm.hashEnd(),
      () => succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR }),
      () => extend0(tpm),
      () => succeed(tpm, commands.getRandom, { bytesRequested: 1 }),
      () => tpm.physicalPresence(true),
      () => tpm.powerOff(),
    ]) {
      act();
      digests.push(tpm.digest());
    }
    expect(new Set(digests).size).toBe(digests.length);
    time = 60_000;
    expect(tpm.digest()).toBe(digests.at(-1));
  });

  it('lets no time pass that the next command would not let pass', () => {
    const clocks = [true, false].map((asked) => {
      let time = 0;
      const tpm = manufactureTpm({
        seed: new Uint8Array(16),
        profile: RESEAL_TPM_PROFILE,
        now: () => time,
      });
      tpm.powerOn();
      for (; time < 1_000; time += 7) if (asked) tpm.digest();
      succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR });
      return tpm.digest();
    });
    expect(clocks[0]).toBe(clocks[1]);
  });
});

describe('determinism', () => {
  it('gives the same random bytes for the same seed and others for another', () => {
    const bytes = (seed: number): string =>
      toHex(succeed(startedTpm(seed), commands.getRandom, { bytesRequested: 64 }).randomBytes);
    expect(bytes(1)).toBe(bytes(1));
    expect(bytes(1)).not.toBe(bytes(2));
  });
});

describe('a saved TPM', () => {
  it('goes on exactly where it was, with its objects and PCRs', () => {
    const tpm = startedTpm();
    const srk = createPrimary(tpm, TPM_RH.OWNER, SRK_ECC_P256_TEMPLATE);
    extend0(tpm);
    const copy = loadTpm(tpm.save());
    expect(toHex(copy.save())).toBe(toHex(tpm.save()));
    expect(pcr0(copy)).toBe(pcr0(tpm));
    const read = succeed(copy, commands.readPublic, { objectHandle: srk.objectHandle });
    expect(toHex(read.name)).toBe(toHex(srk.name));
    const next = (of: Tpm): string =>
      toHex(succeed(of, commands.getRandom, { bytesRequested: 16 }).randomBytes);
    expect(next(copy)).toBe(next(tpm));
  });

  it('is refused when the blob is cut, altered or no blob at all', () => {
    const blob = startedTpm().save();
    const altered = blob.slice();
    altered[blob.length - 10] = altered[blob.length - 10]! ^ 1;
    for (const bad of [blob.slice(0, -1), blob.slice(0, 20), altered, NO_BYTES, ascii('{}\n{}')]) {
      expect(() => loadTpm(bad)).toThrow(BadInputError);
    }
  });
});

describe('a seed', () => {
  const commandsOfADay = (tpm: Tpm): void => {
    createPrimary(tpm, TPM_RH.OWNER, SRK_ECC_P256_TEMPLATE);
    succeed(tpm, commands.clear, { authHandle: TPM_RH.PLATFORM }, [password]);
    succeed(tpm, commands.changeEps, { authHandle: TPM_RH.PLATFORM }, [password]);
    succeed(tpm, commands.changePps, { authHandle: TPM_RH.PLATFORM }, [password]);
    succeed(tpm, commands.stirRandom, { inData: ascii('the same') });
    createPrimary(tpm, TPM_RH.ENDORSEMENT, SRK_ECC_P256_TEMPLATE);
  };

  it('and the same commands give the same TPM, over changes of its seeds too', () => {
    const [one, two] = [startedTpm(4), startedTpm(4)];
    commandsOfADay(one);
    commandsOfADay(two);
    expect(toHex(one.save())).toBe(toHex(two.save()));
  });

  it('of a hierarchy gives other keys once it has changed, and those of the others stay', () => {
    const key = (tpm: Tpm, hierarchy: number): string =>
      toHex(createPrimary(tpm, hierarchy, SRK_ECC_P256_TEMPLATE).name);
    const hierarchies = [TPM_RH.OWNER, TPM_RH.ENDORSEMENT, TPM_RH.PLATFORM];
    const authHandle = TPM_RH.PLATFORM;
    const kept = (change: typeof commands.clear): boolean[] => {
      const tpm = startedTpm();
      const before = hierarchies.map((hierarchy) => key(tpm, hierarchy));
      succeed(tpm, change, { authHandle }, [password]);
      return hierarchies.map((hierarchy, i) => key(tpm, hierarchy) === before[i]);
    };
    expect(kept(commands.clear)).toEqual([false, true, true]);
    expect(kept(commands.changeEps as typeof commands.clear)).toEqual([true, false, true]);
    expect(kept(commands.changePps as typeof commands.clear)).toEqual([true, true, false]);
  });
});

describe('starting', () => {
  it('after no shutdown is a reset: PCRs begin anew, objects are gone', () => {
    const tpm = startedTpm();
    createPrimary(tpm, TPM_RH.OWNER, SRK_ECC_P256_TEMPLATE);
    extend0(tpm);
    cycle(tpm, null, TPM_SU.CLEAR);
    expect(pcr0(tpm)).toBe('00'.repeat(32));
    expect(codeOf(tpm, commands.readPublic, { objectHandle: 0x80000000 })).toBe('910');
    expect(counts(tpm)).toEqual({ reset: 2, restart: 0 });
  });

  it('with STATE after STATE is a resume: PCR 0 is kept', () => {
    const tpm = startedTpm();
    extend0(tpm);
    const before = pcr0(tpm);
    cycle(tpm, TPM_SU.STATE, TPM_SU.STATE);
    expect(pcr0(tpm)).toBe(before);
    expect(counts(tpm)).toEqual({ reset: 1, restart: 1 });
  });

  it('with CLEAR after STATE is a restart', () => {
    const tpm = startedTpm();
    extend0(tpm);
    cycle(tpm, TPM_SU.STATE, TPM_SU.CLEAR);
    expect(pcr0(tpm)).toBe('00'.repeat(32));
    expect(counts(tpm)).toEqual({ reset: 1, restart: 1 });
  });

  it('with STATE is refused if something changed after the shutdown', () => {
    const tpm = startedTpm();
    succeed(tpm, commands.shutdown, { shutdownType: TPM_SU.STATE });
    extend0(tpm);
    tpm.powerOff();
    tpm.powerOn();
    expect(codeOf(tpm, commands.startup, { startupType: TPM_SU.STATE })).toBe('1c4');
  });

  it('keeps persistent keys and saved contexts apart: a context ends with a reset', () => {
    const tpm = startedTpm();
    const { objectHandle, name } = createPrimary(tpm, TPM_RH.OWNER, SRK_ECC_P256_TEMPLATE);
    const persistentHandle = 0x81000001;
    const input = { auth: TPM_RH.OWNER, objectHandle, persistentHandle };
    succeed(tpm, commands.evictControl, input, [password]);
    const { context } = succeed(tpm, commands.contextSave, { saveHandle: objectHandle });
    expect(succeed(tpm, commands.contextLoad, { context }).loadedHandle).toBe(0x80000001);
    cycle(tpm, TPM_SU.CLEAR, TPM_SU.CLEAR);
    expect(codeOf(tpm, commands.contextLoad, { context })).toBe('1df');
    const read = succeed(tpm, commands.readPublic, { objectHandle: persistentHandle });
    expect(toHex(read.name)).toBe(toHex(name));
  });
});

describe('time', () => {
  it('runs with the port while there is power', () => {
    let now = 5000;
    const tpm = manufactureTpm({
      seed: new Uint8Array(32),
      profile: RESEAL_TPM_PROFILE,
      now: () => now,
    });
    now += 1000;
    tpm.powerOn();
    now += 250;
    succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR });
    const { time, clockInfo } = succeed(tpm, commands.readClock, {}).currentTime;
    expect([time, clockInfo.clock]).toEqual([250n, 250n]);
  });
});

describe('dictionary-attack protection', () => {
  const authHandle = TPM_RH.OWNER;
  const nvIndex = 0x01500001;

  function withIndex(): Tpm {
    const tpm = startedTpm();
    const publicInfo = {
      nvIndex,
      nameAlg: TPM_ALG.SHA256,
      attributes: 0x00040004,
      authPolicy: NO_BYTES,
      dataSize: 4,
    };
    succeed(tpm, commands.nvDefineSpace, { authHandle, auth: ascii('pin'), publicInfo }, [password]);
    return tpm;
  }

  function write(tpm: Tpm, pin: string): string {
    const input = { authHandle: nvIndex, nvIndex, data: ascii('data'), offset: 0 };
    return codeOf(tpm, commands.nvWrite, input, [passwordAuthorization(ascii(pin))]);
  }

  it('locks after three wrong tries, and even the right one fails', () => {
    const tpm = withIndex();
    const tries = ['a', 'b', 'c', 'd'].map((pin) => write(tpm, pin));
    expect(tries).toEqual(['98e', '98e', '98e', '921']);
    expect(write(tpm, 'pin')).toBe('921');
  });

  it('forgives a try per recovery time', () => {
    const tpm = withIndex();
    for (const pin of ['a', 'b', 'c']) write(tpm, pin);
    tpm.advance(999_000);
    expect(write(tpm, 'pin')).toBe('921');
    tpm.advance(1_000);
    expect(write(tpm, 'pin')).toBe('0');
  });

  it('is reset by the lockout authorization, whose own wrong use locks it for its recovery time', () => {
    const tpm = withIndex();
    for (const pin of ['a', 'b', 'c']) write(tpm, pin);
    const lockHandle = TPM_RH.LOCKOUT;
    const wrong = [passwordAuthorization(ascii('no'))];
    expect(codeOf(tpm, commands.dictionaryAttackLockReset, { lockHandle }, wrong)).toBe('98e');
    expect(codeOf(tpm, commands.dictionaryAttackLockReset, { lockHandle }, [password])).toBe('921');
    tpm.advance(1_000_000);
    expect(codeOf(tpm, commands.dictionaryAttackLockReset, { lockHandle }, [password])).toBe('0');
    expect(write(tpm, 'pin')).toBe('0');
  });

  it('counts use without an orderly shutdown as a try', () => {
    const tpm = withIndex();
    expect(write(tpm, 'pin')).toBe('0');
    cycle(tpm, null, TPM_SU.CLEAR);
    const { capabilityData } = succeed(tpm, commands.getCapability, {
      capability: TPM_CAP.TPM_PROPERTIES,
      property: TPM_PT.LOCKOUT_COUNTER,
      propertyCount: 1,
    });
    expect(capabilityData.data).toEqual([{ property: TPM_PT.LOCKOUT_COUNTER, value: 1 }]);
  });
});
