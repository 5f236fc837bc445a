/** The Barreto-Naehrig curve on ours and swtpm: its parameters, keys, points and signatures, from one to the other. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NO_BYTES } from '../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CAP, TPM_ECC, TPM_RH, TPM_ST } from '../../../main/protocols/tpm2/constants.ts';
import { NO_SCHEME, NO_SYMMETRIC, type Scheme } from '../../../main/protocols/tpm2/structures/algorithms.ts';
import type { TpmtPublic } from '../../../main/protocols/tpm2/structures/public-area.ts';
import { publicPoint } from '../../../main/tpm/crypto/ecc.ts';
import { withPrograms } from '../testing/interop.ts';
import { ourTpm, password, succeed, type Subject } from '../testing/subject.ts';
import { startSwtpm, type SwtpmChip } from '../testing/swtpm-chip.ts';
import { startPair, type Pair } from './pair.ts';
import { clearStage, creationOf, template } from './stage.ts';

const curveID = TPM_ECC.BN_P256;
const { ECDAA, ECDH, ECDSA, ECMQV, ECSCHNORR, SHA1, SHA256, SHA512 } = TPM_ALG;
const point = (fill: number) => {
  const made = publicPoint(curveID, new Uint8Array(32).fill(fill));
  if (made === null) throw new Error('no scalar');
  return made;
};
const scalar = new Uint8Array(32).fill(0x11);
const digest = new Uint8Array(32).fill(0xd1);
const sign = 0x00040040;
const decrypt = 0x00020040;
const key = (scheme: Scheme, objectAttributes: number) => ({
  inPrivate: {
    sensitiveType: TPM_ALG.ECC,
    authValue: NO_BYTES,
    seedValue: NO_BYTES,
    sensitive: scalar,
  },
  inPublic: {
    type: TPM_ALG.ECC,
    nameAlg: SHA256,
    objectAttributes,
    authPolicy: NO_BYTES,
    parameters: { symmetric: NO_SYMMETRIC, scheme, curveID, kdf: NO_SCHEME },
    unique: point(0x11),
  } satisfies TpmtPublic,
  hierarchy: TPM_RH.NULL,
});
const validation = { tag: TPM_ST.HASHCHECK, hierarchy: TPM_RH.NULL, digest: NO_BYTES };
const schemes = [ECDSA, ECSCHNORR].flatMap((scheme) =>
  [SHA1, SHA256, SHA512].map((hashAlg) => ({ scheme, hashAlg })),
);

withPrograms('swtpm')('BN_P256 on ours and swtpm', () => {
  let pair: Pair;
  let swtpm: SwtpmChip;
  let ours: Subject;

  beforeAll(async () => {
    pair = await startPair();
    swtpm = await startSwtpm();
    ours = ourTpm();
  });
  beforeEach(() => {
    for (const tpm of [ours, swtpm]) clearStage(tpm);
  });
  afterAll(async () => {
    await pair.close();
    await swtpm.close();
  });

  it('has the same parameters, and is among the curves', () => {
    const [our, their] = [ours, swtpm].map((tpm) => succeed(tpm, commands.eccParameters, { curveID }));
    expect(our).toEqual(their);
    for (const tpm of [ours, swtpm]) {
      const asked = { capability: TPM_CAP.ECC_CURVES, property: curveID, propertyCount: 1 };
      expect(succeed(tpm, commands.getCapability, asked).capabilityData.data).toEqual([curveID]);
    }
  });

  it('is taken with the same templates, and makes the same commitments, points and refusals', () =>
    expect(
      pair.differences((at) => {
        const hashed = (scheme: number): Scheme => ({ scheme, hashAlg: SHA256 });
        const daa = { ...hashed(ECDAA), count: 0 };
        for (const scheme of [NO_SCHEME, hashed(ECDSA), hashed(ECSCHNORR), hashed(ECDH), hashed(ECMQV), daa])
          for (const objectAttributes of [0x40472, 0x50472, 0x20472, 0x30472, 0x60472]) {
            const parameters = { ...template.ecc.parameters, scheme, curveID };
            const creation = creationOf({ ...template.ecc, objectAttributes, parameters });
            const made = at.send(commands.createPrimary, { primaryHandle: TPM_RH.OWNER, ...creation }, [
              NO_BYTES,
            ]);
            if (made !== null) at.send(commands.flushContext, { flushHandle: made.objectHandle });
          }
        at.send(commands.ecEphemeral, { curveID });
        const loaded = at.send(commands.loadExternal, key(daa, sign));
        const signHandle = loaded?.objectHandle ?? 0;
        for (const P1 of [{ x: NO_BYTES, y: NO_BYTES }, point(0x22), { x: digest, y: digest }]) {
          const commitment = { signHandle, P1, s2: NO_BYTES, y2: NO_BYTES };
          const committed = at.send(commands.commit, commitment, [NO_BYTES]);
          const inScheme = { ...daa, count: committed?.counter ?? 9 };
          at.send(commands.sign, { keyHandle: signHandle, digest, inScheme, validation }, [NO_BYTES]);
        }
        at.send(commands.loadExternal, { ...key(daa, sign), inPrivate: null });
      }),
    ).toEqual([]));

  it('agrees on the same secrets', () => {
    const [our, their] = [ours, swtpm].map((tpm) => {
      const { objectHandle: keyHandle } = succeed(tpm, commands.loadExternal, key(NO_SCHEME, decrypt));
      return succeed(tpm, commands.ecdhZGen, { keyHandle, inPoint: point(0x33) }, [password()]).outPoint;
    });
    expect(our).toEqual(their);
  });

  it.each(schemes)('signs with scheme $scheme and hash $hashAlg, which the other verifies', (inScheme) => {
    for (const [signer, verifier] of [
      [ours, swtpm],
      [swtpm, ours],
    ] as const) {
      const [keyHandle, publicHandle] = [signer, verifier].map(
        (tpm, i) =>
          succeed(tpm, commands.loadExternal, {
            ...key(NO_SCHEME, sign),
            ...(i === 0 ? {} : { inPrivate: null }),
          }).objectHandle,
      ) as [number, number];
      const data = digest.slice(0, inScheme.hashAlg === SHA1 ? 20 : 32);
      const hash = inScheme.hashAlg === SHA512 ? new Uint8Array(64).fill(9) : data;
      const made = succeed(signer, commands.sign, { keyHandle, digest: hash, inScheme, validation }, [
        password(),
      ]);
      const checked = { keyHandle: publicHandle, digest: hash, signature: made.signature };
      expect(succeed(verifier, commands.verifySignature, checked).validation.tag).toBe(TPM_ST.VERIFIED);
    }
  });
});
