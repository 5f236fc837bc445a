import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import transcript from '../../../tpm/testing/transcript.json';
import { NOT_IMPLEMENTED } from '../../../tpm/testing/not-implemented.ts';
import { ascii, fromHex, toHex } from '../../bytes/bytes.ts';
import { encodeCommand, passwordAuthorization } from '../client.ts';
import { hierarchyControl } from '../commands.ts';
import { TPM_CC, TPM_RH } from '../constants.ts';
import { describeCommand } from './describe-command.ts';
import { describeResponse } from './describe-response.ts';
import { shapeOf } from './messages.ts';

const commandOf = (name: string) => {
  const entry = transcript.entries.find((candidate) => candidate.name === name)!;
  return describeCommand(fromHex(entry.command));
};

describe('the decoder', () => {
  it('reads every recorded command that succeeded, and its answer, without a remark', () => {
    const remarks = transcript.entries
      .filter(({ rc, kind }) => rc === '0' && kind === 'spec')
      .flatMap((entry) => {
        const command = describeCommand(fromHex(entry.command));
        const answer = 'response' in entry ? describeResponse(command, fromHex(entry.response!)) : null;
        return [...command.problems, ...(answer?.problems ?? [])].map((text) => `${entry.name}: ${text}`);
      });
    expect(remarks).toEqual([]);
  });

  it('names what it reads', () => {
    expect(commandOf('PCR_Extend 0 sha256')).toMatchObject({
      command: 'TPM2_PCR_Extend',
      tag: 'TPM_ST_SESSIONS',
      handles: { pcrHandle: 'PCR 0' },
      sessions: [{ session: 'password', attributes: [], hmac: '0 bytes' }],
      parameters: { digests: [{ hashAlg: 'TPM_ALG_SHA256' }] },
      problems: [],
    });
    expect(commandOf('CreatePrimary ECC SRK')).toMatchObject({
      handles: { primaryHandle: 'TPM_RH_OWNER' },
      parameters: {
        inPublic: {
          type: 'TPM_ALG_ECC',
          parameters: { curveID: 'TPM_ECC_NIST_P256', symmetric: { algorithm: 'TPM_ALG_AES' } },
        },
      },
    });
    expect(commandOf('NV define counter').parameters['publicInfo']).toMatchObject({
      attributes: expect.arrayContaining(['TPM_NT_COUNTER']),
    });
  });

  it('tells what a response code says', () => {
    const wrongPassword = describeResponse({ commandCode: TPM_CC.Unseal }, fromHex('80010000000a0000098e'));
    expect(wrongPassword.meaning).toMatchObject({
      name: 'AUTH_FAIL',
      of: { kind: 'session', number: 1 },
    });
    expect(wrongPassword.problems).toEqual([]);
  });

  it('does not tell passwords', () => {
    const input = { authHandle: TPM_RH.OWNER, enable: TPM_RH.OWNER, state: true };
    const bytes = encodeCommand(hierarchyControl, input, [passwordAuthorization(ascii('sesame'))]);
    const command = describeCommand(bytes);
    expect(command).toMatchObject({ problems: [], sessions: [{ session: 'password', hmac: '6 bytes' }] });
    expect(JSON.stringify(command)).not.toContain(toHex(ascii('sesame')));
  });

  it('says what is wrong with a command that is cut', () => {
    expect(commandOf('GetRandom no parameter').problems).toEqual([
      'bytesRequested: INSUFFICIENT, the command is too short',
    ]);
    expect(commandOf('GetRandom trailing byte').problems).toEqual([expect.stringContaining('left over')]);
    expect(describeCommand(new Uint8Array()).problems).toEqual([expect.stringContaining('header')]);
  });

  it('knows every command of the wire', () => {
    const unknown = Object.entries(TPM_CC).filter(([, code]) => shapeOf(code) === undefined);
    expect(unknown.filter(([name]) => !(name in NOT_IMPLEMENTED))).toEqual([]);
  });

  it('says something of any bytes', () => {
    const codes = fc.constantFrom(...Object.values(TPM_CC));
    fc.assert(
      fc.property(codes, fc.boolean(), fc.uint8Array({ maxLength: 120 }), (code, sessions, rest) => {
        const head = fromHex(`800${sessions ? 2 : 1}00000000${code.toString(16).padStart(8, '0')}`);
        const command = describeCommand(Uint8Array.from([...head, ...rest]));
        const response = describeResponse(
          command,
          Uint8Array.from([...head.slice(0, 6), 0, 0, 0, 0, ...rest]),
        );
        return JSON.stringify([command, response]).length > 0;
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const command = describeCommand(bytes);
        return JSON.stringify([command, describeResponse(command, bytes)]).length > 0;
      }),
    );
  });
});
