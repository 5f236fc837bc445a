/** Templates of every kind with every combination of attributes: which of them the two TPMs take. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encode } from '../../../main/protocols/tpm2/codec.ts';
import { encodeCommand } from '../../../main/protocols/tpm2/client.ts';
import { NO_BYTES } from '../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_ECC, TPM_RH, TPMA_OBJECT } from '../../../main/protocols/tpm2/constants.ts';
import {
  AES_128_CFB,
  NO_SCHEME,
  NO_SYMMETRIC,
  type Scheme,
  type SymmetricDefinition,
} from '../../../main/protocols/tpm2/structures/algorithms.ts';
import { tpmtPublic, type TpmtPublic } from '../../../main/protocols/tpm2/structures/public-area.ts';
import { withPrograms } from '../testing/interop.ts';
import { codeOf, exchange, ourTpm, password, succeed, type Subject } from '../testing/subject.ts';
import { startSwtpm, type SwtpmChip } from '../testing/swtpm-chip.ts';
import { unexplained, type Difference } from './differences.ts';
import { creationOf, KEY, setStage } from './stage.ts';

const common = { nameAlg: TPM_ALG.SHA256, objectAttributes: 0, authPolicy: NO_BYTES } as const;
const ecc = (symmetric: SymmetricDefinition, scheme: Scheme): TpmtPublic => ({
  ...common,
  type: TPM_ALG.ECC,
  parameters: { symmetric, scheme, curveID: TPM_ECC.NIST_P256, kdf: NO_SCHEME },
  unique: { x: NO_BYTES, y: NO_BYTES },
});
const keyedHash = (scheme: number, hashAlg: number, kdf: number = TPM_ALG.NULL): TpmtPublic => ({
  ...common,
  type: TPM_ALG.KEYEDHASH,
  parameters: { scheme: { scheme, hashAlg, kdf } },
  unique: NO_BYTES,
});
const cipher = (mode: number): TpmtPublic => ({
  ...common,
  type: TPM_ALG.SYMCIPHER,
  parameters: { symmetric: { algorithm: TPM_ALG.AES, keyBits: 128, mode } },
  unique: NO_BYTES,
});
const { NULL, SHA256 } = TPM_ALG;
const { CTR, OFB, CBC, ECB, CMAC } = TPM_ALG;
const modes = Object.entries({ 'any mode': NULL, CTR, OFB, CBC, ECB, CMAC });
const templates: Readonly<Record<string, TpmtPublic>> = {
  'ECC without scheme': ecc(NO_SYMMETRIC, NO_SCHEME),
  'ECC for storage': ecc(AES_128_CFB, NO_SCHEME),
  ...Object.fromEntries(
    modes.map(([mode, value]) => [
      `ECC for storage in ${mode}`,
      ecc({ ...AES_128_CFB, mode: value }, NO_SCHEME),
    ]),
  ),
  'ECC with ECDSA': ecc(NO_SYMMETRIC, { scheme: TPM_ALG.ECDSA, hashAlg: SHA256 }),
  'ECC with ECDH': ecc(NO_SYMMETRIC, { scheme: TPM_ALG.ECDH, hashAlg: SHA256 }),
  'ECC for storage with ECDSA': ecc(AES_128_CFB, { scheme: TPM_ALG.ECDSA, hashAlg: SHA256 }),
  'keyed hash without scheme': keyedHash(NULL, NULL),
  'keyed hash with HMAC': keyedHash(TPM_ALG.HMAC, SHA256),
  'keyed hash with XOR': keyedHash(TPM_ALG.XOR, SHA256, TPM_ALG.KDF1_SP800_108),
  'AES-128 with CFB': cipher(TPM_ALG.CFB),
  ...Object.fromEntries(modes.map(([mode, value]) => [`AES-128 with ${mode}`, cipher(value)])),
};

const { fixedTPM, stClear, fixedParent, sensitiveDataOrigin, encryptedDuplication } = TPMA_OBJECT;
const { restricted, decrypt, sign, userWithAuth } = TPMA_OBJECT;
const bits = [
  fixedTPM,
  stClear,
  fixedParent,
  sensitiveDataOrigin,
  encryptedDuplication,
  restricted,
  decrypt,
  sign,
];
const combinations = Array.from({ length: 1 << bits.length }, (_, mask) =>
  bits.reduce<number>((attributes, bit, at) => attributes | ((mask >> at) & 1 ? bit : 0), userWithAuth),
);

withPrograms('swtpm')('templates on ours and swtpm', () => {
  let swtpm: SwtpmChip;
  let ours: Subject;

  beforeAll(async () => {
    swtpm = await startSwtpm();
    ours = ourTpm();
    for (const tpm of [ours, swtpm]) setStage(tpm);
  });
  afterAll(() => swtpm.close());

  /** The codes of both TPMs; what was loaded is flushed. */
  const compare = (command: string, label: string, bytes: Uint8Array): Difference | null => {
    const [our = 0, their = 0] = [ours, swtpm].map((tpm) => {
      const response = exchange(tpm, bytes);
      const loads = command !== 'Create' && codeOf(response) === 0;
      if (loads) succeed(tpm, commands.flushContext, { flushHandle: Buffer.from(response).readUInt32BE(10) });
      return codeOf(response);
    });
    return our === their ? null : { command, label, ours: our.toString(16), swtpm: their.toString(16) };
  };

  it.each(Object.entries(templates))('%s', (name, template) => {
    const differences: (Difference | null)[] = [];
    for (const objectAttributes of combinations)
      for (const data of [NO_BYTES, new Uint8Array(16).fill(3)]) {
        const inPublic = { ...template, objectAttributes };
        const label = `${name}, attributes 0x${objectAttributes.toString(16)}, ${data.length} bytes`;
        const creation = creationOf(inPublic, data);
        const empty = [password()];
        const primary = { primaryHandle: TPM_RH.OWNER, ...creation };
        const child = { parentHandle: KEY.storage, ...creation };
        const loaded = {
          parentHandle: KEY.storage,
          inSensitive: { userAuth: NO_BYTES, data },
          inPublic: encode(tpmtPublic, inPublic),
        };
        differences.push(
          compare('CreatePrimary', label, encodeCommand(commands.createPrimary, primary, empty)),
          compare('Create', label, encodeCommand(commands.create, child, empty)),
          compare('CreateLoaded', label, encodeCommand(commands.createLoaded, loaded, empty)),
        );
      }
    expect(unexplained(differences.filter((one) => one !== null))).toEqual([]);
  });

  it.each(modes.filter(([, mode]) => mode !== CMAC))(
    'a credential for a storage key in %s goes from one to the other',
    (_, mode) => {
      const storage = ecc({ ...AES_128_CFB, mode }, NO_SCHEME);
      const objectAttributes =
        fixedTPM | fixedParent | sensitiveDataOrigin | userWithAuth | restricted | decrypt;
      const credential = new Uint8Array(16).fill(0xc5);
      for (const [owner, maker] of [
        [ours, swtpm],
        [swtpm, ours],
      ] as const) {
        const primary = { primaryHandle: TPM_RH.OWNER, ...creationOf({ ...storage, objectAttributes }) };
        const key = succeed(owner, commands.createPrimary, primary, [password()]);
        const external = { inPrivate: null, inPublic: key.outPublic, hierarchy: TPM_RH.OWNER };
        const { objectHandle: handle } = succeed(maker, commands.loadExternal, external);
        const objectName = succeed(owner, commands.readPublic, { objectHandle: KEY.ecc }).name;
        const made = succeed(maker, commands.makeCredentialCommand, { handle, credential, objectName });
        const handles = { activateHandle: KEY.ecc, keyHandle: key.objectHandle };
        const opened = succeed(owner, commands.activateCredential, { ...handles, ...made }, [
          password(),
          password(),
        ]);
        expect(opened.certInfo).toEqual(credential);
        succeed(owner, commands.flushContext, { flushHandle: key.objectHandle });
        succeed(maker, commands.flushContext, { flushHandle: handle });
      }
    },
  );
});
