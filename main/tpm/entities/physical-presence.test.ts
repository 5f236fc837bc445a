import { describe, expect, it } from 'vitest';
import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization, policyAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CAP, TPM_CC, TPM_RH, TPM_SE, TPM_SU } from '../../protocols/tpm2/constants.ts';
import { NO_SYMMETRIC } from '../../protocols/tpm2/structures/algorithms.ts';
import type { Tpm } from '../index.ts';
import { codeOf, startedTpm, succeed } from '../testing/client.ts';

const password = passwordAuthorization();

function listed(tpm: Tpm): unknown {
  const input = { capability: TPM_CAP.PP_COMMANDS, property: 0, propertyCount: 64 };
  return succeed(tpm, commands.getCapability, input).capabilityData.data;
}

function ppCommands(tpm: Tpm, setList: number[], clearList: number[]): string {
  const input = { auth: TPM_RH.PLATFORM, setList, clearList };
  return codeOf(tpm, commands.ppCommands, input, [password]);
}

describe('physical presence', () => {
  it('is asked for by PP_Commands itself, and by what it puts on the list', () => {
    const tpm = startedTpm();
    const clear = (authHandle: number): string => codeOf(tpm, commands.clear, { authHandle }, [password]);
    expect(listed(tpm)).toEqual([TPM_CC.PP_Commands]);
    expect(ppCommands(tpm, [TPM_CC.Clear], [])).toBe('990');
    tpm.physicalPresence(true);
    expect(ppCommands(tpm, [TPM_CC.Clear], [])).toBe('0');
    expect(clear(TPM_RH.PLATFORM)).toBe('0');
    tpm.physicalPresence(false);
    expect(clear(TPM_RH.PLATFORM)).toBe('990');
    // Only where the platform authorizes.
    expect(clear(TPM_RH.LOCKOUT)).toBe('0');
  });

  it('cannot be asked for by every command, and stays on the list over a restart', () => {
    const tpm = startedTpm();
    tpm.physicalPresence(true);
    const set = [TPM_CC.GetRandom, TPM_CC.ClockSet, TPM_CC.Clear];
    expect(ppCommands(tpm, set, [TPM_CC.Clear, TPM_CC.PP_Commands])).toBe('0');
    tpm.powerOff();
    tpm.powerOn();
    succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR });
    expect(listed(tpm)).toEqual([TPM_CC.ClockSet, TPM_CC.PP_Commands]);
    // The signal is the platform's: it does not end with the power.
    expect(ppCommands(tpm, [], [TPM_CC.ClockSet])).toBe('0');
  });

  it('satisfies a policy that wants it', () => {
    const tpm = startedTpm();
    const session = (): number => {
      const { sessionHandle } = succeed(tpm, commands.startAuthSession, {
        tpmKey: TPM_RH.NULL,
        bind: TPM_RH.NULL,
        nonceCaller: new Uint8Array(16),
        encryptedSalt: NO_BYTES,
        sessionType: TPM_SE.POLICY,
        symmetric: NO_SYMMETRIC,
        authHash: TPM_ALG.SHA256,
      });
      succeed(tpm, commands.policyPhysicalPresence, { policySession: sessionHandle });
      return sessionHandle;
    };
    const { policyDigest } = succeed(tpm, commands.policyGetDigest, { policySession: session() });
    const policy = { authHandle: TPM_RH.OWNER, authPolicy: policyDigest, hashAlg: TPM_ALG.SHA256 };
    succeed(tpm, commands.setPrimaryPolicy, policy, [password]);
    const clockSet = (): string => {
      const input = { auth: TPM_RH.OWNER, newTime: 100_000n };
      return codeOf(tpm, commands.clockSet, input, [policyAuthorization(session())]);
    };
    expect(clockSet()).toBe('990');
    tpm.physicalPresence(true);
    expect(clockSet()).toBe('0');
  });
});
