import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { ascii, concat, toHex } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH, TPM_SU } from '../../protocols/tpm2/constants.ts';
import { digest, hmac } from '../../protocols/tpm2/hashes.ts';
import { loadTpm, type Tpm } from '../index.ts';
import { codeOf, startedTpm, succeed } from '../testing/client.ts';
import { parseTagged, stringifyTagged } from './tagged-json.ts';

const password = passwordAuthorization();
const saved = (version: number): Tpm =>
  loadTpm(new Uint8Array(readFileSync(new URL(`../testing/state-version-${version}.tpm`, import.meta.url))));

/**
 * Saved by this program when its state was of version 1: started, with NV indices, a persistent and a loaded
 * key, sessions of which one is saved, and sequences in the middle of their data.
 */
const ofVersion1 = (): Tpm => saved(1);
/** The same of version 2: a persistent key, an HMAC and an AES key, a hash and an HMAC sequence. */
const ofVersion2 = (): Tpm => saved(2);

type Fields = Record<string, unknown>;

/** The record under a path of names. */
function at(state: Fields, ...path: readonly string[]): Fields {
  return path.reduce((record, name) => record[name] as Fields, state);
}

/** The state with a field of its body, or of its header, replaced; the digest fits again. */
function edited(blob: Uint8Array, edit: (body: Fields) => void, version?: unknown): Uint8Array {
  const end = blob.indexOf(0x0a);
  const header = parseTagged(blob.slice(0, end)) as Fields;
  const state = parseTagged(blob.slice(end + 1)) as Fields;
  edit(state);
  const body = stringifyTagged(state);
  header.digest = toHex(digest(TPM_ALG.SHA256, body));
  if (version !== undefined) header.version = version;
  return concat(stringifyTagged(header), ascii('\n'), body);
}

function refusal(blob: Uint8Array): BadInputError {
  try {
    loadTpm(blob);
  } catch (fault) {
    if (fault instanceof BadInputError) return fault;
    throw fault;
  }
  throw new TypeError('the state was loaded');
}

describe('a state of version 1', () => {
  it('has its keys, NV indices and PCRs', () => {
    const tpm = ofVersion1();
    const { name } = succeed(tpm, commands.readPublic, { objectHandle: 0x81000001 });
    expect(toHex(name)).toBe('000b9cac54bbab83f31f3c992c94390448aebefca249811fc0ca32b0c5e2472ed45e');
    const read = (nvIndex: number, size: number): string => {
      const input = { authHandle: TPM_RH.OWNER, nvIndex, size, offset: 0 };
      return toHex(succeed(tpm, commands.nvRead, input, [password]).data);
    };
    expect(read(0x01500001, 5)).toBe(toHex(ascii('kept!')));
    expect(read(0x01500002, 8)).toBe('0000000000000003');
    const pcrSelectionIn = [{ hash: TPM_ALG.SHA256, pcrs: [7] }];
    const { pcrValues } = succeed(tpm, commands.pcrRead, { pcrSelectionIn });
    const extended = digest(TPM_ALG.SHA256, new Uint8Array(32), new Uint8Array(32).fill(7));
    expect(toHex(pcrValues[0]!)).toBe(toHex(extended));
  });

  it('goes on with its sequences where they were', () => {
    const tpm = ofVersion1();
    const rest = { buffer: ascii('world'), hierarchy: TPM_RH.OWNER };
    const complete = (sequenceHandle: number): string =>
      toHex(succeed(tpm, commands.sequenceComplete, { sequenceHandle, ...rest }, [password]).result);
    const whole = ascii('hello world');
    expect(complete(0x80000001)).toBe(toHex(digest(TPM_ALG.SHA256, whole)));
    expect(complete(0x80000004)).toBe(toHex(hmac(TPM_ALG.SHA256, ascii('key'), whole)));
    const event = { pcrHandle: TPM_RH.NULL, sequenceHandle: 0x80000002, buffer: ascii('world') };
    const auth = [password, passwordAuthorization(ascii('event'))];
    const { results } = succeed(tpm, commands.eventSequenceComplete, event, auth);
    expect(results.map((value) => toHex(value.digest))).toContain(toHex(digest(TPM_ALG.SHA1, whole)));
  });

  it('has its loaded sessions; a saved one was never really outside, and is gone', () => {
    const tpm = ofVersion1();
    expect(codeOf(tpm, commands.policyGetDigest, { policySession: 0x03000001 })).toBe('0');
    expect(codeOf(tpm, commands.flushContext, { flushHandle: 0x03000002 })).toBe('1cb');
  });

  it('is saved in the version of today and starts again', () => {
    const tpm = loadTpm(ofVersion1().save());
    succeed(tpm, commands.shutdown, { shutdownType: TPM_SU.STATE });
    tpm.powerOff();
    tpm.powerOn();
    succeed(tpm, commands.startup, { startupType: TPM_SU.STATE });
    expect(codeOf(tpm, commands.readPublic, { objectHandle: 0x81000001 })).toBe('0');
  });
});

describe('a state of version 2', () => {
  it('has its keys and goes on with its sequences', () => {
    const tpm = ofVersion2();
    expect(codeOf(tpm, commands.readPublic, { objectHandle: 0x81000001 })).toBe('0');
    const rest = { buffer: ascii('world'), hierarchy: TPM_RH.OWNER };
    const complete = (sequenceHandle: number): string =>
      toHex(succeed(tpm, commands.sequenceComplete, { sequenceHandle, ...rest }, [password]).result);
    const whole = ascii('hello world');
    expect(complete(0x80000002)).toBe(toHex(digest(TPM_ALG.SHA384, whole)));
    expect(complete(0x80000003)).toBe(toHex(hmac(TPM_ALG.SHA256, ascii('key'), whole)));
  });

  it('has an AES key of any mode, with which CMAC can be had', () => {
    const input = { handle: 0x80000001, buffer: ascii('hello world'), hashAlg: TPM_ALG.CMAC };
    const { outHMAC } = succeed(ofVersion2(), commands.hmacCommand, input, [password]);
    // openssl mac -cipher AES-128-CBC -macopt key:'sixteen byte key' CMAC
    expect(toHex(outHMAC)).toBe('305805e2ed5f4229161cbbddcf37365b');
  });
});

describe('a state that does not fit', () => {
  const nothing = (): void => undefined;

  it('of a later version is refused as such, and not called damaged', () => {
    const fault = refusal(edited(startedTpm().save(), nothing, 99));
    expect(fault.line()).toMatch(
      /^TPM state, version: the state is of version 99, and this program reads up to /,
    );
    expect(refusal(edited(startedTpm().save(), nothing, 'new')).place).toBe('TPM state, version');
  });

  it('is refused with the place of the field that is wrong, missing or unknown', () => {
    const blob = startedTpm().save();
    const place = (edit: (body: Fields) => void): string => refusal(edited(blob, edit)).place;
    expect(place((state) => (at(state, 'permanent', 'lockout').maxTries = 'three'))).toBe(
      'TPM state, permanent.lockout.maxTries',
    );
    expect(place((state) => delete at(state, 'stateClear').shEnable)).toBe('TPM state, stateClear.shEnable');
    expect(place((state) => (at(state, 'volatile').mood = 'good'))).toBe('TPM state, volatile.mood');
    expect(place((state) => (at(state, 'permanent', 'owner').seed = 0))).toBe(
      'TPM state, permanent.owner.seed',
    );
  });
});
