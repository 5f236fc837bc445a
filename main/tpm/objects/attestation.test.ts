import { describe, expect, it } from 'vitest';
import { parseAttest } from '../../protocols/tpm2/attest.ts';
import { ascii, concat, equalBytes, fromHex, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH } from '../../protocols/tpm2/constants.ts';
import { NO_SCHEME } from '../../protocols/tpm2/structures/algorithms.ts';
import { AIK_ECC_P256_TEMPLATE, EK_ECC_P256_TEMPLATE } from '../testing/ecc-templates.ts';
import type { Tpm } from '../index.ts';
import { codeOf, createPrimary, startedTpm, succeed } from '../testing/client.ts';

const password = passwordAuthorization();

describe('a restricted key', () => {
  it('signs what the TPM has hashed, but nothing that looks like an attestation', () => {
    const tpm = startedTpm();
    const { objectHandle } = createPrimary(tpm, TPM_RH.OWNER, AIK_ECC_P256_TEMPLATE);
    const hashed = (data: Uint8Array): ReturnType<typeof hash> => hash(tpm, data);
    const good = hashed(ascii('message'));
    const forged = hashed(concat(fromHex('ff544347'), ascii('message')));
    const signInput = (made: ReturnType<typeof hash>) => ({
      keyHandle: objectHandle,
      digest: made.outHash,
      inScheme: NO_SCHEME,
      validation: made.validation,
    });
    expect(codeOf(tpm, commands.sign, signInput(good), [password])).toBe('0');
    expect(codeOf(tpm, commands.sign, signInput(forged), [password])).toBe('3e0');
  });

  function hash(tpm: Tpm, data: Uint8Array) {
    return succeed(tpm, commands.hash, { data, hashAlg: TPM_ALG.SHA256, hierarchy: TPM_RH.OWNER });
  }
});

describe('certified creation', () => {
  it('holds for the key that was created and no other', () => {
    const tpm = startedTpm();
    const aik = createPrimary(tpm, TPM_RH.ENDORSEMENT, AIK_ECC_P256_TEMPLATE);
    const made = createPrimary(tpm, TPM_RH.OWNER, EK_ECC_P256_TEMPLATE);
    const input = {
      signHandle: aik.objectHandle,
      objectHandle: made.objectHandle,
      qualifyingData: NO_BYTES,
      creationHash: made.creationHash,
      inScheme: NO_SCHEME,
      creationTicket: made.creationTicket,
    };
    const { attestation } = succeed(tpm, commands.certifyCreation, input, [password]);
    const attest = parseAttest(attestation);
    expect('objectName' in attest.attested && equalBytes(attest.attested.objectName, made.name)).toBe(true);
    const other = { ...input, objectHandle: aik.objectHandle };
    expect(codeOf(tpm, commands.certifyCreation, other, [password])).toBe('4e0');
  });
});
