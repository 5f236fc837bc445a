import { describe, expect, it } from 'vitest';
import { ascii, fromHex, NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH, TPM_SU } from '../../protocols/tpm2/constants.ts';
import type { Tpm } from '../index.ts';
import { codeOf, startedTpm, succeed } from '../testing/client.ts';

const nvIndex = 0x01500001;
const owner = { authHandle: TPM_RH.OWNER, nvIndex };
const password = passwordAuthorization();

function define(tpm: Tpm, attributes: number, dataSize: number, auth: Uint8Array = NO_BYTES): string {
  const publicInfo = { nvIndex, nameAlg: TPM_ALG.SHA256, attributes, authPolicy: NO_BYTES, dataSize };
  return codeOf(tpm, commands.nvDefineSpace, { authHandle: TPM_RH.OWNER, auth, publicInfo }, [password]);
}

function read(tpm: Tpm, size: number): string {
  return toHex(succeed(tpm, commands.nvRead, { ...owner, size, offset: 0 }, [password]).data);
}

function readByPin(tpm: Tpm, pin: string): string {
  const input = { authHandle: nvIndex, nvIndex, size: 8, offset: 0 };
  return codeOf(tpm, commands.nvRead, input, [passwordAuthorization(ascii(pin))]);
}

describe('an NV counter', () => {
  it('begins above every value that a removed one had', () => {
    const tpm = startedTpm();
    define(tpm, 0x00060016, 8);
    for (let i = 0; i < 5; i++) succeed(tpm, commands.nvIncrement, owner, [password]);
    succeed(tpm, commands.nvUndefineSpace, owner, [password]);
    define(tpm, 0x00060016, 8);
    succeed(tpm, commands.nvIncrement, owner, [password]);
    expect(read(tpm, 8)).toBe('0000000000000006');
  });
});

describe('locks', () => {
  it('with STCLEAR hold until the next start, with WRITEDEFINE for good', () => {
    const tpm = startedTpm();
    // OWNERWRITE, OWNERREAD, WRITEDEFINE, READ_STCLEAR.
    define(tpm, 0x80022002, 2);
    const data = fromHex('0102');
    succeed(tpm, commands.nvWrite, { ...owner, data, offset: 0 }, [password]);
    succeed(tpm, commands.nvWriteLock, owner, [password]);
    succeed(tpm, commands.nvReadLock, owner, [password]);
    expect(codeOf(tpm, commands.nvRead, { ...owner, size: 2, offset: 0 }, [password])).toBe('148');
    tpm.powerOff();
    tpm.powerOn();
    succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR });
    expect(read(tpm, 2)).toBe('0102');
    expect(codeOf(tpm, commands.nvWrite, { ...owner, data, offset: 0 }, [password])).toBe('148');
  });
});

describe('PIN indices', () => {
  // OWNERWRITE, AUTHREAD, OWNERREAD, NO_DA, and the type.
  const pinFail = 0x02060082;
  const pinPass = 0x02060092;

  function withPin(attributes: number, limit: number): Tpm {
    const tpm = startedTpm();
    expect(define(tpm, attributes, 8, ascii('1234'))).toBe('0');
    const data = fromHex(`00000000${limit.toString(16).padStart(8, '0')}`);
    succeed(tpm, commands.nvWrite, { ...owner, data, offset: 0 }, [password]);
    return tpm;
  }

  it('of type PIN Fail lock after wrong PINs in a row, and a right one sets the count back', () => {
    const tpm = withPin(pinFail, 2);
    expect([readByPin(tpm, 'x'), readByPin(tpm, '1234'), readByPin(tpm, 'x')]).toEqual(['9a2', '0', '9a2']);
    expect([readByPin(tpm, 'x'), readByPin(tpm, '1234')]).toEqual(['9a2', '12f']);
    expect(read(tpm, 8)).toBe('0000000200000002');
  });

  it('of type PIN Pass allow a number of right PINs', () => {
    const tpm = withPin(pinPass, 2);
    expect(['1234', '1234', '1234'].map((pin) => readByPin(tpm, pin))).toEqual(['0', '0', '12f']);
  });

  it('cannot be writable by their own PIN', () => {
    expect(define(startedTpm(), pinFail | 0x4, 8)).toBe('2c2');
  });
});

describe('an orderly index', () => {
  // OWNERWRITE, OWNERREAD, ORDERLY, and the type.
  const orderly = 0x04020002;
  const counter = orderly | 0x10;
  const data = fromHex('0102');

  function start(tpm: Tpm, shutdownType: number | null, startupType: number): void {
    if (shutdownType !== null) succeed(tpm, commands.shutdown, { shutdownType });
    tpm.powerOff();
    tpm.powerOn();
    succeed(tpm, commands.startup, { startupType });
  }

  it('loses its data with a TPM Reset, and keeps them over a restart', () => {
    const tpm = startedTpm();
    define(tpm, orderly, 2);
    succeed(tpm, commands.nvWrite, { ...owner, data, offset: 0 }, [password]);
    start(tpm, TPM_SU.STATE, TPM_SU.CLEAR);
    expect(read(tpm, 2)).toBe('0102');
    start(tpm, TPM_SU.CLEAR, TPM_SU.CLEAR);
    expect(codeOf(tpm, commands.nvRead, { ...owner, size: 2, offset: 0 }, [password])).toBe('14a');
  });

  it('that counts goes on exactly after a shutdown, and without one from beyond what it can have shown', () => {
    const tpm = startedTpm();
    define(tpm, counter, 8);
    for (let i = 0; i < 3; i++) succeed(tpm, commands.nvIncrement, owner, [password]);
    start(tpm, TPM_SU.CLEAR, TPM_SU.CLEAR);
    expect(read(tpm, 8)).toBe('0000000000000003');
    start(tpm, null, TPM_SU.CLEAR);
    expect(read(tpm, 8)).toBe('00000000000000ff');
    succeed(tpm, commands.nvIncrement, owner, [password]);
    expect(read(tpm, 8)).toBe('0000000000000100');
  });

  it('that is written after Shutdown makes the shutdown none', () => {
    const tpm = startedTpm();
    define(tpm, counter, 8);
    succeed(tpm, commands.nvIncrement, owner, [password]);
    succeed(tpm, commands.shutdown, { shutdownType: TPM_SU.CLEAR });
    succeed(tpm, commands.nvIncrement, owner, [password]);
    start(tpm, null, TPM_SU.CLEAR);
    expect(read(tpm, 8)).toBe('00000000000000ff');
  });
});

describe('the global lock', () => {
  it('locks every index that wants it, until the next start, and no other', () => {
    const tpm = startedTpm();
    // OWNERWRITE, OWNERREAD, GLOBALLOCK.
    define(tpm, 0x00028002, 2);
    const write = { ...owner, data: fromHex('0102'), offset: 0 };
    succeed(tpm, commands.nvGlobalWriteLock, { authHandle: TPM_RH.OWNER }, [password]);
    expect(codeOf(tpm, commands.nvWrite, write, [password])).toBe('148');
    tpm.powerOff();
    tpm.powerOn();
    succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR });
    expect(codeOf(tpm, commands.nvWrite, write, [password])).toBe('0');
    const other = { authHandle: TPM_RH.OWNER, nvIndex: 0x01500002 };
    const publicInfo = {
      nvIndex: other.nvIndex,
      nameAlg: TPM_ALG.SHA256,
      attributes: 0x00020002,
      authPolicy: NO_BYTES,
      dataSize: 2,
    };
    const authHandle = TPM_RH.OWNER;
    succeed(tpm, commands.nvDefineSpace, { authHandle, auth: NO_BYTES, publicInfo }, [password]);
    succeed(tpm, commands.nvGlobalWriteLock, { authHandle }, [password]);
    expect(codeOf(tpm, commands.nvWrite, { ...write, ...other }, [password])).toBe('0');
  });
});

describe('the PCR group with an authorization of its own', () => {
  it('asks for its authValue', () => {
    const tpm = startedTpm();
    succeed(tpm, commands.pcrSetAuthValue, { pcrHandle: 20, auth: ascii('pcr') }, [password]);
    const input = { pcrHandle: 21, eventData: ascii('event') };
    expect(codeOf(tpm, commands.pcrEvent, input, [password])).toBe('9a2');
    // At locality 0 these PCRs cannot be extended, whatever the authorization.
    expect(codeOf(tpm, commands.pcrEvent, input, [passwordAuthorization(ascii('pcr'))])).toBe('907');
  });
});
