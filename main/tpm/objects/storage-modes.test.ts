import { describe, expect, it } from 'vitest';
import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH } from '../../protocols/tpm2/constants.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { SRK_ECC_P256_TEMPLATE } from '../testing/ecc-templates.ts';
import { createPrimary, creationOf, startedTpm, succeed } from '../testing/client.ts';

const password = [passwordAuthorization()];
const { AES, CBC, CFB, CTR, ECB, NULL, OFB, SHA1, SHA256, SHA384, SHA512 } = TPM_ALG;
const symmetric = (mode: number) => ({ algorithm: AES, keyBits: 128, mode });

/** As `tpm2 createprimary -G aes` asks for it: the mode is left to the TPM. */
const cipher = (nameAlg: number, mode: number): TpmtPublic => ({
  type: TPM_ALG.SYMCIPHER,
  nameAlg,
  objectAttributes: 0x30072,
  authPolicy: NO_BYTES,
  parameters: { symmetric: symmetric(mode) },
  unique: NO_BYTES,
});
const ecc = (mode: number): TpmtPublic => ({
  ...SRK_ECC_P256_TEMPLATE,
  parameters: { ...SRK_ECC_P256_TEMPLATE.parameters, symmetric: symmetric(mode) },
});
const sealed: TpmtPublic = {
  type: TPM_ALG.KEYEDHASH,
  nameAlg: SHA256,
  objectAttributes: 0x52,
  authPolicy: NO_BYTES,
  parameters: { scheme: { scheme: NULL, hashAlg: NULL, kdf: NULL } },
  unique: NO_BYTES,
};

describe('a storage key', () => {
  const modes = [NULL, CFB, CTR, OFB, CBC, ECB];
  const templates = modes.flatMap((mode) => [
    ...[SHA1, SHA256, SHA384, SHA512].map((hash) => ['AES', hash, mode, cipher(hash, mode)] as const),
    ['ECC', SHA256, mode, ecc(mode)] as const,
  ]);
  it.each(templates)(
    '%s with Name in %i and mode %i keeps a secret for its child',
    (_1, _2, _3, template) => {
      const tpm = startedTpm();
      const { objectHandle: parentHandle } = createPrimary(tpm, TPM_RH.OWNER, template);
      const data = Uint8Array.from({ length: 45 }, (_, i) => i);
      const child = succeed(
        tpm,
        commands.create,
        { parentHandle, ...creationOf(sealed, NO_BYTES, data) },
        password,
      );
      const blobs = { parentHandle, inPrivate: child.outPrivate, inPublic: child.outPublic };
      const { objectHandle } = succeed(tpm, commands.load, blobs, password);
      expect(succeed(tpm, commands.unseal, { itemHandle: objectHandle }, password).outData).toEqual(data);
    },
  );
});
