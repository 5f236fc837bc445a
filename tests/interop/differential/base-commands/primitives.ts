import { fromHex, NO_BYTES } from '../../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_ECC, TPM_RH, TPM_SE, TPM_ST } from '../../../../main/protocols/tpm2/constants.ts';
import {
  AES_128_CFB,
  NO_SCHEME,
  NO_SYMMETRIC,
} from '../../../../main/protocols/tpm2/structures/algorithms.ts';
import { password, succeed, type Subject } from '../../testing/subject.ts';
import { creationOf, KEY, SESSION, template } from '../stage.ts';
import { base, type BaseCommand } from './base-command.ts';

const { CMAC, SHA256, NULL } = TPM_ALG;
const data = fromHex('00112233445566778899aabbccddeeff');
const digest = new Uint8Array(32).fill(0xd1);
const noTicket = { hierarchy: TPM_RH.NULL, digest: NO_BYTES };
/** A point of P-256: the generator. */
const generator = {
  x: fromHex('6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
  y: fromHex('4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'),
};
const hashSequence = (subject: Subject): void =>
  void succeed(subject, commands.hashSequenceStart, { auth: NO_BYTES, hashAlg: SHA256 });
const eventSequence = (subject: Subject): void =>
  void succeed(subject, commands.hashSequenceStart, { auth: NO_BYTES, hashAlg: NULL });
/** Its handle is that of the third slot: a persistent key needs one meanwhile in swtpm, and a loaded one in both. */
const macSequence = (subject: Subject): void => {
  const key = { primaryHandle: TPM_RH.OWNER, ...creationOf(template.aes) };
  const { objectHandle: handle } = succeed(subject, commands.createPrimary, key, [password()]);
  succeed(subject, commands.hmacStart, { handle, auth: NO_BYTES, hashAlg: CMAC }, [password()]);
  succeed(subject, commands.flushContext, { flushHandle: handle });
};
const freeSession = (subject: Subject): void =>
  void succeed(subject, commands.flushContext, { flushHandle: SESSION.trial });

/** Part 3, 9 to 11 and 14 to 17, signing and TestParms. */
export const primitiveCommands: readonly BaseCommand[] = [
  base(commands.startup, { startupType: 0 }),
  base(commands.shutdown, { shutdownType: 0 }),
  base(commands.selfTest, { fullTest: true }),
  base(commands.incrementalSelfTest, { toTest: [] }),
  base(commands.getTestResult, {}),
  base(
    commands.startAuthSession,
    {
      tpmKey: TPM_RH.NULL,
      bind: KEY.hmac,
      nonceCaller: data,
      encryptedSalt: NO_BYTES,
      sessionType: TPM_SE.HMAC,
      symmetric: AES_128_CFB,
      authHash: SHA256,
    },
    0,
    { prepare: freeSession },
  ),
  base(commands.policyRestart, { sessionHandle: SESSION.policy }),
  base(commands.getRandom, { bytesRequested: 8 }),
  base(commands.stirRandom, { inData: data }),
  base(commands.hash, { data, hashAlg: SHA256, hierarchy: TPM_RH.OWNER }),
  base(commands.hmacCommand, { handle: KEY.hmac, buffer: data, hashAlg: SHA256 }, 1),
  base(commands.hmacStart, { handle: KEY.hmac, auth: NO_BYTES, hashAlg: NULL }, 1),
  // TPM2_MAC and TPM2_MAC_Start.
  base(commands.hmacCommand, { handle: KEY.aes, buffer: data, hashAlg: CMAC }, 1),
  base(commands.hmacStart, { handle: KEY.aes, auth: NO_BYTES, hashAlg: CMAC }, 1),
  base(commands.hashSequenceStart, { auth: data, hashAlg: SHA256 }),
  base(commands.sequenceUpdate, { sequenceHandle: 0x80000001, buffer: data }, 1, { prepare: hashSequence }),
  base(commands.sequenceComplete, { sequenceHandle: 0x80000001, buffer: data, hierarchy: TPM_RH.OWNER }, 1, {
    prepare: hashSequence,
  }),
  base(commands.sequenceUpdate, { sequenceHandle: 0x80000002, buffer: data }, 1, { prepare: macSequence }),
  base(commands.sequenceComplete, { sequenceHandle: 0x80000002, buffer: data, hierarchy: TPM_RH.OWNER }, 1, {
    prepare: macSequence,
  }),
  base(commands.eventSequenceComplete, { pcrHandle: 16, sequenceHandle: 0x80000001, buffer: data }, 2, {
    prepare: eventSequence,
  }),
  base(commands.rsaEncrypt, {
    keyHandle: KEY.rsa,
    message: data,
    inScheme: { scheme: TPM_ALG.OAEP, hashAlg: SHA256 },
    label: fromHex('6c00'),
  }),
  base(
    commands.rsaDecrypt,
    { keyHandle: KEY.rsa, cipherText: new Uint8Array(256).fill(1), inScheme: NO_SCHEME, label: NO_BYTES },
    1,
  ),
  base(commands.ecdhKeyGen, { keyHandle: KEY.ecc }),
  base(commands.ecdhZGen, { keyHandle: KEY.ecc, inPoint: generator }, 1),
  base(commands.eccParameters, { curveID: TPM_ECC.NIST_P256 }),
  base(
    commands.encryptDecrypt,
    { keyHandle: KEY.aes, decrypt: false, mode: TPM_ALG.CFB, ivIn: data, inData: data },
    1,
  ),
  base(
    commands.encryptDecrypt2,
    { keyHandle: KEY.aes, inData: data, decrypt: false, mode: TPM_ALG.CBC, ivIn: data },
    1,
  ),
  base(
    commands.sign,
    {
      keyHandle: KEY.rsa,
      digest,
      inScheme: { scheme: TPM_ALG.RSASSA, hashAlg: SHA256 },
      validation: { tag: TPM_ST.HASHCHECK, ...noTicket },
    },
    1,
  ),
  base(commands.verifySignature, {
    keyHandle: KEY.rsa,
    digest,
    signature: { sigAlg: TPM_ALG.RSASSA, hash: SHA256, sig: new Uint8Array(256).fill(1) },
  }),
  base(commands.testParms, {
    parameters: {
      type: TPM_ALG.SYMCIPHER,
      parameters: { symmetric: { algorithm: TPM_ALG.AES, keyBits: 256, mode: CMAC } },
    },
  }),
  base(commands.testParms, {
    parameters: {
      type: TPM_ALG.ECC,
      parameters: {
        symmetric: NO_SYMMETRIC,
        scheme: NO_SCHEME,
        curveID: TPM_ECC.NIST_P256,
        kdf: NO_SCHEME,
      },
    },
  }),
];
