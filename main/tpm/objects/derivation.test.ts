import { describe, expect, it } from 'vitest';
import { ascii, NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_ECC, TPM_RH } from '../../protocols/tpm2/constants.ts';
import { AES_128_CFB, NO_SCHEME, NO_SYMMETRIC } from '../../protocols/tpm2/structures/algorithms.ts';
import {
  derivationTemplate,
  tpmsDerive,
  tpmtPublic,
  type EccPublic,
  type KeyedHashPublic,
  type TpmtPublic,
} from '../../protocols/tpm2/structures/public-area.ts';
import type { Tpm } from '../index.ts';
import { codeOf, creationOf, startedTpm, succeed } from '../testing/client.ts';

const password = passwordAuthorization();
const SHA256 = { nameAlg: TPM_ALG.SHA256, authPolicy: NO_BYTES };

const PARENT: KeyedHashPublic = {
  type: TPM_ALG.KEYEDHASH,
  ...SHA256,
  // userWithAuth, restricted, decrypt: it can leave, so that its secret may be given.
  objectAttributes: 0x00030040,
  parameters: {
    scheme: { scheme: TPM_ALG.XOR, hashAlg: TPM_ALG.SHA256, kdf: TPM_ALG.KDF1_SP800_108 },
  },
  unique: NO_BYTES,
};

function eccTemplate(curveID: number, objectAttributes = 0x00040050): EccPublic {
  return {
    type: TPM_ALG.ECC,
    ...SHA256,
    objectAttributes,
    parameters: { symmetric: NO_SYMMETRIC, scheme: NO_SCHEME, curveID, kdf: NO_SCHEME },
    unique: { x: NO_BYTES, y: NO_BYTES },
  };
}

const HMAC_SHA384: TpmtPublic = {
  ...PARENT,
  objectAttributes: 0x00040050,
  parameters: { scheme: { scheme: TPM_ALG.HMAC, hashAlg: TPM_ALG.SHA384, kdf: TPM_ALG.NULL } },
};
const AES_256: TpmtPublic = {
  type: TPM_ALG.SYMCIPHER,
  ...SHA256,
  objectAttributes: 0x00060050,
  parameters: { symmetric: { ...AES_128_CFB, keyBits: 256 } },
  unique: NO_BYTES,
};

function withParent(seedByte = 1): { tpm: Tpm; parentHandle: number } {
  const tpm = startedTpm(seedByte);
  const secret = new Uint8Array(32).fill(0x42);
  const input = { primaryHandle: TPM_RH.OWNER, ...creationOf(PARENT, NO_BYTES, secret) };
  const { objectHandle } = succeed(tpm, commands.createPrimary, input, [password]);
  return { tpm, parentHandle: objectHandle };
}

function inputOf(
  parentHandle: number,
  area: TpmtPublic,
  label: string,
  context: string,
  data: Uint8Array = NO_BYTES,
): { parentHandle: number; inSensitive: { userAuth: Uint8Array; data: Uint8Array }; inPublic: Uint8Array } {
  const derive = { label: ascii(label), context: ascii(context) };
  const inPublic = encode(derivationTemplate, { area, derive });
  return { parentHandle, inSensitive: { userAuth: NO_BYTES, data }, inPublic };
}

/** The public area that a parent with the secret 42…42 gives; the same in every TPM. */
function derived(area: TpmtPublic, label: string, context: string, data?: Uint8Array): string {
  const { tpm, parentHandle } = withParent();
  const input = inputOf(parentHandle, area, label, context, data);
  return toHex(encode(tpmtPublic, succeed(tpm, commands.createLoaded, input, [password]).outPublic)).slice(
    -64,
  );
}

/** The last 32 bytes of the public areas that swtpm (libtpms 0.9.2) derives from the same parent. */
const P256_Y = 'ea0e7f6e6a7aaa0b94fe4ca9b316c5c0af90a1c4a665668af1331e014336acd7';
const P256_Y_WITHOUT_LABEL = 'ea0c63c6e0493a0e405c92d7c2fb211e2c349a12998fdd8ce6f31ff12129112e';
const P384_Y_END = 'b145888e34c1b5555df46b4e79a738c3b004c685d397e0b187b3684ef8af64e4';
const P521_Y_END = '225d678ad417497f5c400ef36601dbed2b5733dac7eca2a733c0989743329c550ef46b26'.slice(-64);
const AES_UNIQUE = 'a82ff69e6f11654d0406c604a9021435d4b2b0e79e2c0f51a48aaba838cf7882';
const HMAC_UNIQUE = 'c3b2f7334bd16c8574244734ddf22f358005ce0bc46675f39b3cf8b8508d0ee5';

describe('a derived object', () => {
  it('is the one that another implementation derives', () => {
    expect(derived(eccTemplate(TPM_ECC.NIST_P256), 'label', 'context')).toBe(P256_Y);
    expect(derived(eccTemplate(TPM_ECC.NIST_P256), '', '')).toBe(P256_Y_WITHOUT_LABEL);
    expect(derived(eccTemplate(TPM_ECC.NIST_P384), 'label', 'context')).toBe(P384_Y_END);
    expect(derived(eccTemplate(TPM_ECC.NIST_P521), 'label', 'context')).toBe(P521_Y_END);
    expect(derived(AES_256, 'label', 'context')).toBe(AES_UNIQUE);
    expect(derived(HMAC_SHA384, 'label', 'context')).toBe(HMAC_UNIQUE);
  });

  it('takes label and context from the sensitive data where the template has none', () => {
    const data = encode(tpmsDerive, { label: ascii('label'), context: ascii('context') });
    const other = encode(tpmsDerive, { label: ascii('other'), context: ascii('context') });
    const template = eccTemplate(TPM_ECC.NIST_P256);
    expect(derived(template, '', '', data)).toBe(P256_Y);
    expect(derived(template, 'label', '', other)).toBe(P256_Y);
    expect(derived(template, 'label\0', 'context')).toBe(P256_Y);
  });

  it('can be used at once and has no private blob', () => {
    const { tpm, parentHandle } = withParent(2);
    const input = inputOf(parentHandle, HMAC_SHA384, 'label', 'context');
    const { objectHandle, outPrivate } = succeed(tpm, commands.createLoaded, input, [password]);
    expect(outPrivate).toHaveLength(0);
    const mac = { handle: objectHandle, buffer: ascii('data'), hashAlg: TPM_ALG.NULL };
    expect(succeed(tpm, commands.hmacCommand, mac, [password]).outHMAC).toHaveLength(48);
  });

  it('is refused where it could not be derived again, or elsewhere', () => {
    const { tpm, parentHandle } = withParent();
    const code = (area: TpmtPublic): string =>
      codeOf(tpm, commands.createLoaded, inputOf(parentHandle, area, 'label', 'context'), [password]);
    // sensitiveDataOrigin, no fixedParent, fixedTPM under a parent that is not.
    const attributes = [0x00040070, 0x00040040, 0x00040052];
    const codes = attributes.map((flags) => code(eccTemplate(TPM_ECC.NIST_P256, flags)));
    expect(codes).toEqual(['82', '2c2', '2c2']);
    const rsa: TpmtPublic = {
      type: TPM_ALG.RSA,
      ...SHA256,
      objectAttributes: 0x00040050,
      parameters: { symmetric: NO_SYMMETRIC, scheme: NO_SCHEME, keyBits: 2048, exponent: 0 },
      unique: NO_BYTES,
    };
    expect(code(rsa)).toBe('2ca');
  });

  it('is not created or loaded as a child: its parent is no storage key', () => {
    const { tpm, parentHandle } = withParent();
    const create = { parentHandle, ...creationOf(eccTemplate(TPM_ECC.NIST_P256)) };
    expect(codeOf(tpm, commands.create, create, [password])).toBe('18a');
  });
});
