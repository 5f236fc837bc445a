import {
  createHash,
  createPublicKey,
  privateDecrypt,
  generateKeyPairSync,
  verify,
  constants,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseAttest, quoteOf } from '../protocols/tpm2/attest.ts';
import { ascii, concat, fromHex, NO_BYTES, toHex } from '../protocols/bytes/bytes.ts';
import { passwordAuthorization, policyAuthorization } from '../protocols/tpm2/client.ts';
import * as commands from '../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH, TPM_SE } from '../protocols/tpm2/constants.ts';
import { makeCredential } from '../protocols/tpm2/credential.ts';
import { objectName } from '../protocols/tpm2/names.ts';
import { oaepEncode, oaepLabel } from '../protocols/tpm2/oaep.ts';
import { rsaPublicOperation } from '../protocols/tpm2/rsa-public.ts';
import { NO_SCHEME, NO_SYMMETRIC } from '../protocols/tpm2/structures/algorithms.ts';
import type { TpmtPublic } from '../protocols/tpm2/structures/public-area.ts';
import {
  AIK_RSA_2048_TEMPLATE,
  EK_RSA_2048_TEMPLATE,
  SRK_RSA_2048_TEMPLATE,
} from '../protocols/tpm2/templates.ts';
import { AIK_ECC_P256_TEMPLATE, EK_ECC_P256_TEMPLATE } from './testing/ecc-templates.ts';
import type { Tpm } from './index.ts';
import { codeOf, createPrimary, creationOf, startedTpm, succeed } from './testing/client.ts';

/** What the attestation of a PC does with its TPM, in the bytes it exchanges. */
const EK_CERTIFICATE_INDEX = 0x01c00002;
const EK_CERTIFICATE_ATTRIBUTES = 0x42072001;
const password = passwordAuthorization();

/** A policy session that satisfies the policy of the low-range EKs. */
function endorsementSession(tpm: Tpm): number {
  const { sessionHandle } = succeed(tpm, commands.startAuthSession, {
    tpmKey: TPM_RH.NULL,
    bind: TPM_RH.NULL,
    nonceCaller: new Uint8Array(32),
    encryptedSalt: NO_BYTES,
    sessionType: TPM_SE.POLICY,
    symmetric: NO_SYMMETRIC,
    authHash: TPM_ALG.SHA256,
  });
  const terms = { nonceTPM: NO_BYTES, cpHashA: NO_BYTES, policyRef: NO_BYTES, expiration: 0 };
  const input = { authHandle: TPM_RH.ENDORSEMENT, policySession: sessionHandle, ...terms };
  succeed(tpm, commands.policySecret, input, [password]);
  return sessionHandle;
}

function activate(
  tpm: Tpm,
  key: number,
  ek: number,
  credential: { credentialBlob: Uint8Array; encryptedSecret: Uint8Array },
): Uint8Array {
  const session = policyAuthorization(endorsementSession(tpm));
  const { certInfo } = succeed(
    tpm,
    commands.activateCredential,
    {
      activateHandle: key,
      keyHandle: ek,
      credentialBlob: credential.credentialBlob,
      secret: credential.encryptedSecret,
    },
    [password, session],
  );
  return certInfo;
}

function publicKeyOf(area: TpmtPublic): ReturnType<typeof createPublicKey> {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  if (area.type === TPM_ALG.RSA) {
    return createPublicKey({ key: { kty: 'RSA', n: text(area.unique), e: 'AQAB' }, format: 'jwk' });
  }
  const { x, y } = (area as { unique: { x: Uint8Array; y: Uint8Array } }).unique;
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: text(x), y: text(y) }, format: 'jwk' });
}

describe('the endorsement key', () => {
  it('is the same for the same TPM, whatever happened in between, and another one for another TPM', () => {
    const tpm = startedTpm(1);
    const first = createPrimary(tpm, TPM_RH.ENDORSEMENT, EK_RSA_2048_TEMPLATE);
    succeed(tpm, commands.clear, { authHandle: TPM_RH.PLATFORM }, [password]);
    const again = createPrimary(tpm, TPM_RH.ENDORSEMENT, EK_RSA_2048_TEMPLATE);
    expect(toHex(again.name)).toBe(toHex(first.name));
    const sameSeed = createPrimary(startedTpm(1), TPM_RH.ENDORSEMENT, EK_RSA_2048_TEMPLATE);
    expect(toHex(sameSeed.name)).toBe(toHex(first.name));
    const other = createPrimary(startedTpm(2), TPM_RH.ENDORSEMENT, EK_RSA_2048_TEMPLATE);
    expect(toHex(other.name)).not.toBe(toHex(first.name));
  });

  it('has its Name by the hash of its public area', () => {
    const { outPublic, name } = createPrimary(startedTpm(), TPM_RH.ENDORSEMENT, EK_ECC_P256_TEMPLATE);
    expect(toHex(objectName(outPublic))).toBe(toHex(name));
    expect(name).toHaveLength(34);
  });

  it('has its certificate in an NV index of the platform that the owner can read and not remove', () => {
    const tpm = startedTpm();
    const certificate = new Uint8Array(1300).map((_, i) => i);
    const publicInfo = {
      nvIndex: EK_CERTIFICATE_INDEX,
      nameAlg: TPM_ALG.SHA256,
      attributes: EK_CERTIFICATE_ATTRIBUTES,
      authPolicy: NO_BYTES,
      dataSize: certificate.length,
    };
    const authHandle = TPM_RH.PLATFORM;
    const nvIndex = EK_CERTIFICATE_INDEX;
    succeed(tpm, commands.nvDefineSpace, { authHandle, auth: NO_BYTES, publicInfo }, [password]);
    for (let offset = 0; offset < certificate.length; offset += 1024) {
      const data = certificate.slice(offset, offset + 1024);
      succeed(tpm, commands.nvWrite, { authHandle, nvIndex, data, offset }, [password]);
    }
    succeed(tpm, commands.clear, { authHandle }, [password]);
    const owner = { authHandle: TPM_RH.OWNER, nvIndex };
    const head = succeed(tpm, commands.nvRead, { ...owner, size: 1024, offset: 0 }, [password]);
    const rest = succeed(tpm, commands.nvRead, { ...owner, size: 276, offset: 1024 }, [password]);
    expect(toHex(concat(head.data, rest.data))).toBe(toHex(certificate));
    expect(codeOf(tpm, commands.nvUndefineSpace, owner, [password])).toBe('149');
    const { nvPublic } = succeed(tpm, commands.nvReadPublic, { nvIndex });
    expect(nvPublic.attributes.toString(16)).toBe('62072001');
  });
});

describe('a credential from the attestation service', () => {
  it('is opened by the TPM with the EK and the attestation key, RSA', () => {
    const tpm = startedTpm();
    const ek = createPrimary(tpm, TPM_RH.ENDORSEMENT, EK_RSA_2048_TEMPLATE);
    const srk = createPrimary(tpm, TPM_RH.OWNER, SRK_RSA_2048_TEMPLATE);
    const aik = succeed(
      tpm,
      commands.create,
      { parentHandle: srk.objectHandle, ...creationOf(AIK_RSA_2048_TEMPLATE) },
      [password],
    );
    const loaded = succeed(
      tpm,
      commands.load,
      { parentHandle: srk.objectHandle, inPrivate: aik.outPrivate, inPublic: aik.outPublic },
      [password],
    );
    const secret = ascii('certificate encryption key');
    const credential = makeCredential({
      endorsementKey: ek.outPublic,
      objectName: loaded.name,
      secret,
      seed: new Uint8Array(32).fill(5),
      oaepSeed: new Uint8Array(32).fill(6),
    });
    expect(toHex(activate(tpm, loaded.objectHandle, ek.objectHandle, credential))).toBe(toHex(secret));
  });

  it('is not opened for another key, nor without the endorsement policy', () => {
    const tpm = startedTpm();
    const ek = createPrimary(tpm, TPM_RH.ENDORSEMENT, EK_RSA_2048_TEMPLATE);
    const aik = createPrimary(tpm, TPM_RH.ENDORSEMENT, AIK_ECC_P256_TEMPLATE);
    const credential = makeCredential({
      endorsementKey: ek.outPublic,
      objectName: ek.name,
      secret: ascii('secret'),
      seed: new Uint8Array(32).fill(5),
      oaepSeed: new Uint8Array(32).fill(6),
    });
    const input = {
      activateHandle: aik.objectHandle,
      keyHandle: ek.objectHandle,
      credentialBlob: credential.credentialBlob,
      secret: credential.encryptedSecret,
    };
    const session = policyAuthorization(endorsementSession(tpm));
    expect(codeOf(tpm, commands.activateCredential, input, [password, session])).toBe('1df');
    expect(codeOf(tpm, commands.activateCredential, input, [password, password])).toBe('12f');
  });

  it('is opened with an ECC EK, made by the TPM itself', () => {
    const tpm = startedTpm();
    const ek = createPrimary(tpm, TPM_RH.ENDORSEMENT, EK_ECC_P256_TEMPLATE);
    const aik = createPrimary(tpm, TPM_RH.ENDORSEMENT, AIK_ECC_P256_TEMPLATE);
    const made = succeed(tpm, commands.makeCredentialCommand, {
      handle: ek.objectHandle,
      credential: ascii('secret'),
      objectName: aik.name,
    });
    const credential = { credentialBlob: made.credentialBlob, encryptedSecret: made.secret };
    expect(toHex(activate(tpm, aik.objectHandle, ek.objectHandle, credential))).toBe(toHex(ascii('secret')));
  });

  it('is padded as node:crypto reads OAEP', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const modulus = new Uint8Array(Buffer.from(pair.publicKey.export({ format: 'jwk' }).n!, 'base64url'));
    const seed = new Uint8Array(32).fill(9);
    const padded = oaepEncode(TPM_ALG.SHA256, oaepLabel('IDENTITY'), ascii('hello'), seed, 256)!;
    const sent = rsaPublicOperation(modulus, 0, padded)!;
    const options = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
    const key = { key: pair.privateKey, oaepLabel: Buffer.from('IDENTITY\0'), ...options };
    expect(privateDecrypt(key, sent).toString()).toBe('hello');
  });
});

describe('a quote', () => {
  const cases: [string, TpmtPublic][] = [
    ['RSASSA', AIK_RSA_2048_TEMPLATE],
    ['ECDSA', AIK_ECC_P256_TEMPLATE],
  ];
  it.each(cases)('with %s is signed over the PCRs and the nonce', (_, template) => {
    const tpm = startedTpm();
    const aik = createPrimary(tpm, TPM_RH.ENDORSEMENT, template);
    const measured = new Uint8Array(createHash('sha256').update('firmware').digest());
    const digests = [{ hashAlg: TPM_ALG.SHA256, digest: measured }];
    succeed(tpm, commands.pcrExtend, { pcrHandle: 0, digests }, [password]);
    const nonce = fromHex('00112233445566778899');
    const { attestation, signature } = succeed(
      tpm,
      commands.quote,
      {
        signHandle: aik.objectHandle,
        qualifyingData: nonce,
        inScheme: NO_SCHEME,
        pcrSelect: [{ hash: TPM_ALG.SHA256, pcrs: [0, 1, 7] }],
      },
      [password],
    );
    const attest = parseAttest(attestation);
    expect(toHex(attest.extraData)).toBe(toHex(nonce));
    const zero = new Uint8Array(32);
    const pcr0 = createHash('sha256').update(zero).update(measured).digest();
    const expected = createHash('sha256').update(pcr0).update(zero).update(zero).digest('hex');
    expect(toHex(quoteOf(attest)!.pcrDigest)).toBe(expected);
    const key = publicKeyOf(aik.outPublic);
    const signed =
      signature.sigAlg === TPM_ALG.RSASSA
        ? verify('sha256', attestation, key, signature.sig)
        : signature.sigAlg === TPM_ALG.ECDSA &&
          verify(
            'sha256',
            attestation,
            { key, dsaEncoding: 'ieee-p1363' },
            concat(signature.signatureR, signature.signatureS),
          );
    expect(signed).toBe(true);
  });

  it('tells the true reset count under an endorsement key and hides it under an owner key', () => {
    const tpm = startedTpm();
    const quoteBy = (hierarchy: number): number => {
      const aik = createPrimary(tpm, hierarchy, AIK_ECC_P256_TEMPLATE);
      const input = {
        signHandle: aik.objectHandle,
        qualifyingData: NO_BYTES,
        inScheme: NO_SCHEME,
        pcrSelect: [],
      };
      const { attestation } = succeed(tpm, commands.quote, input, [password]);
      return parseAttest(attestation).clockInfo.resetCount;
    };
    expect(quoteBy(TPM_RH.ENDORSEMENT)).toBe(1);
    expect(quoteBy(TPM_RH.OWNER)).not.toBe(1);
  });
});
