import { describe, expect, it } from 'vitest';
import { ascii, concat, NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CAP, TPM_RH, TPM_SE } from '../../protocols/tpm2/constants.ts';
import { digest, HASH_ALGORITHMS } from '../../protocols/tpm2/hashes.ts';
import { NO_SYMMETRIC } from '../../protocols/tpm2/structures/algorithms.ts';
import { boundedMemory } from '../crypto/prime-trail.ts';
import { RESEAL_TPM_PROFILE, type Tpm } from '../index.ts';
import type { Machine } from '../state/machine.ts';
import { CONTEXT_GAP_MAX } from '../profile.ts';
import { requireContextGap } from '../handles/session-store.ts';
import { manufacturedState } from '../state/manufacture.ts';
import { codeOf, startedTpm, succeed } from '../testing/client.ts';

const password = passwordAuthorization();

function startSession(tpm: Tpm): number {
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

describe('the context of a sequence', () => {
  const CHUNK = new Uint8Array(1000).fill(0xab);
  const WHOLE = concat(...Array.from({ length: 40 }, () => CHUNK));

  /** A sequence over 40 chunks, saved and loaded again after each. */
  function longSequence(tpm: Tpm, hashAlg: number): number {
    let { sequenceHandle } = succeed(tpm, commands.hashSequenceStart, { auth: NO_BYTES, hashAlg });
    for (let i = 0; i < 40; i++) {
      succeed(tpm, commands.sequenceUpdate, { sequenceHandle, buffer: CHUNK }, [password]);
      const { context } = succeed(tpm, commands.contextSave, { saveHandle: sequenceHandle });
      succeed(tpm, commands.flushContext, { flushHandle: sequenceHandle });
      sequenceHandle = succeed(tpm, commands.contextLoad, { context }).loadedHandle;
    }
    return sequenceHandle;
  }

  it('holds a hash sequence of any length', () => {
    const tpm = startedTpm();
    const sequenceHandle = longSequence(tpm, TPM_ALG.SHA512);
    const input = { sequenceHandle, buffer: NO_BYTES, hierarchy: TPM_RH.OWNER };
    const { result } = succeed(tpm, commands.sequenceComplete, input, [password]);
    expect(toHex(result)).toBe(toHex(digest(TPM_ALG.SHA512, WHOLE)));
  });

  it('holds an event sequence of any length, with a hash for every bank', () => {
    const tpm = startedTpm();
    const sequenceHandle = longSequence(tpm, TPM_ALG.NULL);
    const input = { pcrHandle: TPM_RH.NULL, sequenceHandle, buffer: NO_BYTES };
    const { results } = succeed(tpm, commands.eventSequenceComplete, input, [password, password]);
    const expected = HASH_ALGORITHMS.map((hash) => toHex(digest(hash.algorithm, WHOLE)));
    expect(results.map((value) => toHex(value.digest))).toEqual(expected);
  });
});

describe('the context of a session', () => {
  it('takes the contents of the session out of the TPM and brings them back', () => {
    const tpm = startedTpm();
    const policySession = startSession(tpm);
    succeed(tpm, commands.policyPassword, { policySession });
    const before = succeed(tpm, commands.policyGetDigest, { policySession });
    expect(Buffer.from(tpm.save()).toString()).toContain(toHex(before.policyDigest));
    const { context } = succeed(tpm, commands.contextSave, { saveHandle: policySession });
    expect(Buffer.from(tpm.save()).toString()).not.toContain(toHex(before.policyDigest));
    succeed(tpm, commands.contextLoad, { context });
    const after = succeed(tpm, commands.policyGetDigest, { policySession });
    expect(toHex(after.policyDigest)).toBe(toHex(before.policyDigest));
  });

  it('is loaded once, and only the one saved last', () => {
    const tpm = startedTpm();
    const saveHandle = startSession(tpm);
    const first = succeed(tpm, commands.contextSave, { saveHandle }).context;
    succeed(tpm, commands.contextLoad, { context: first });
    expect(codeOf(tpm, commands.contextLoad, { context: first })).toBe('1cb');
    const second = succeed(tpm, commands.contextSave, { saveHandle }).context;
    expect(codeOf(tpm, commands.contextLoad, { context: first })).toBe('1cb');
    expect(codeOf(tpm, commands.contextLoad, { context: second })).toBe('0');
  });

  it('leaves a handle of which the kind is not known, and that can be flushed as either', () => {
    const tpm = startedTpm();
    const saveHandle = startSession(tpm);
    succeed(tpm, commands.contextSave, { saveHandle });
    const input = { capability: TPM_CAP.HANDLES, property: 0x03000000, propertyCount: 8 };
    expect(succeed(tpm, commands.getCapability, input).capabilityData.data).toEqual([0x02000000]);
    succeed(tpm, commands.flushContext, { flushHandle: 0x02000000 });
    expect(succeed(tpm, commands.getCapability, input).capabilityData.data).toEqual([]);
  });
});

describe('the context gap', () => {
  /** A TPM with an old saved session, and the next sequence number as far from it as given. */
  function machineWithGap(gap: number): Machine {
    const state = manufacturedState(ascii('a seed for the gap'), RESEAL_TPM_PROFILE);
    state.stateReset.sessions = [
      { handle: 0x03000000, savedSequence: 5 },
      { handle: 0x03000001, savedSequence: 9 },
    ];
    state.stateReset.contextCounter = 5 + gap - 1;
    return { state, memory: boundedMemory(), primaries: new Map(), launch: null };
  }

  it('is allowed up to its limit and no further, but for the oldest session', () => {
    const oldest = { handle: 0x03000000, savedSequence: 5 };
    const newer = { handle: 0x03000001, savedSequence: 9 };
    expect(() => requireContextGap(machineWithGap(CONTEXT_GAP_MAX))).not.toThrow();
    const full = machineWithGap(CONTEXT_GAP_MAX + 1);
    const gap = expect.objectContaining({ responseCode: 0x901 });
    expect(() => requireContextGap(full)).toThrow(gap);
    expect(() => requireContextGap(full, newer)).toThrow(gap);
    expect(() => requireContextGap(full, oldest)).not.toThrow();
  });
});
