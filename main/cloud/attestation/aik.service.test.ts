import { describe, expect, it } from 'vitest';
import type { AikChallenge, AikError } from '../../protocols/attestation/aik.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { AIK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import { TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { createCloud } from '../cloud.ts';
import { aikUrl, askChallenge, enrolAik } from '../testing/fake-device.ts';
import { makeTpm, type FakeTpm } from '../testing/fake-tpm.ts';
import { alderFinch, bodyOf, exchange, post, start, testWorld } from '../testing/fixtures.ts';

const world = testWorld();
const cloud = createCloud({ world, tenant: alderFinch() });
const tpm = makeTpm();

const ekCertificateOf = (chip: FakeTpm, manufacturerId: string): Uint8Array =>
  cloud.makers.issueEkCertificate({
    manufacturerId,
    model: 'M1',
    firmwareVersion: '7.2.3.1',
    ekPublic: chip.ekPublic,
    manufacturedAt: start,
  }).certificate;
const ekCertificate = ekCertificateOf(tpm, 'INTC');
const url = aikUrl('intc', ekCertificate);

const noValidEk = 'No valid TPM EK/Platform Certificate provided in the TPM identity request message';

const certify = (challenge: AikChallenge, change: Partial<Record<string, string>>) => {
  const { quote, signature } = tpm.quote(fromBase64(challenge.nonce));
  const secret = tpm.activateCredential(
    fromBase64(challenge.credentialBlob),
    fromBase64(challenge.encryptedSecret),
  );
  return post(world, `${url}?operation=PKIOperation&message=AikCertificate`, {
    transaction: challenge.transaction,
    secret: toBase64(secret),
    quote: toBase64(quote),
    signature: toBase64(signature),
    eventLog: toBase64(tpm.eventLog),
    ...change,
  });
};
const challenge = (): AikChallenge => bodyOf<AikChallenge>(askChallenge(world, url, tpm, ekCertificate));

describe('the AIK service', () => {
  it('certifies a key of a TPM whose EK a known maker certified', () => {
    const facts = readCertificate(enrolAik(world, url, tpm, ekCertificate));
    expect(facts.extendedKeyUsage).toEqual(['2.23.133.8.3']);
    expect(facts.tpm?.manufacturer).toBe('id:494E5443');
  });

  it('knows no host for a maker that is not in its list', () => {
    const foreign = ekCertificateOf(tpm, 'XYZ');
    const answer = exchange(world, { method: 'GET', url: `${aikUrl('xyz', foreign)}?operation=GetCACaps` });
    expect(answer.status).toBe(404);
  });

  it('refuses an EK certificate of an authority it does not know, at a known host', () => {
    const answer = askChallenge(world, url, tpm, ekCertificateOf(tpm, 'XYZ'));
    expect(answer.status).toBe(400);
    expect(bodyOf<AikError>(answer).Message).toBe(noValidEk);
  });

  it('refuses the certificate of another TPM', () => {
    const answer = askChallenge(world, url, makeTpm(), ekCertificate);
    expect(bodyOf<AikError>(answer).Message).toBe(noValidEk);
  });

  it('refuses an attestation key that could leave the TPM', () => {
    const loose = AIK_RSA_2048_TEMPLATE.objectAttributes & ~TPMA_OBJECT.fixedTPM & ~TPMA_OBJECT.fixedParent;
    const chip = makeTpm({ objectAttributes: loose });
    const answer = askChallenge(world, url, chip, ekCertificateOf(chip, 'INTC'));
    expect(bodyOf<AikError>(answer).Message).toBe('The AIK is not a restricted signing key of the TPM');
  });

  it('refuses a secret that was not opened, and takes no second try', () => {
    const asked = challenge();
    const wrong = certify(asked, { secret: toBase64(new Uint8Array(32)) });
    expect(bodyOf<AikError>(wrong).Message).toBe('The credential was not activated');
    expect(bodyOf<AikError>(certify(asked, {})).Message).toBe('The transaction is not known');
  });

  it('refuses a quote for another nonce', () => {
    const { quote, signature } = tpm.quote(new Uint8Array(20));
    const answer = certify(challenge(), { quote: toBase64(quote), signature: toBase64(signature) });
    expect(bodyOf<AikError>(answer).Message).toBe('The quote does not answer the nonce');
  });

  it('refuses a quote over fewer PCRs', () => {
    const asked = challenge();
    const { quote, signature } = tpm.quote(fromBase64(asked.nonce), [0, 1, 2, 3]);
    const answer = certify(asked, { quote: toBase64(quote), signature: toBase64(signature) });
    expect(bodyOf<AikError>(answer).Message).toBe('The quote covers other PCRs than 0-7 and 11');
  });

  it('refuses a quote that was changed after it was signed', () => {
    const asked = challenge();
    const { quote, signature } = tpm.quote(fromBase64(asked.nonce));
    quote[quote.length - 1]! ^= 1;
    const answer = certify(asked, { quote: toBase64(quote), signature: toBase64(signature) });
    expect(bodyOf<AikError>(answer).Message).toBe('The quote is not signed by the attestation key');
  });

  it('refuses an event log that does not lead to the quoted PCRs', () => {
    const shorter = tpm.eventLog.slice(0, tpm.eventLog.length - (4 + 4 + 4 + 2 + 20 + 2 + 32 + 4 + 4));
    const answer = certify(challenge(), { eventLog: toBase64(shorter) });
    expect(bodyOf<AikError>(answer).Message).toBe('The event log does not lead to the quoted PCRs');
  });
});

describe("makers' hosts", () => {
  it("give out a firmware TPM's certificate by its EK, and of no other", () => {
    const { url: place } = cloud.makers.issueEkCertificate({
      manufacturerId: 'AMD',
      model: 'fTPM',
      firmwareVersion: '3.1.0.0',
      ekPublic: tpm.ekPublic,
      manufacturedAt: start,
    });
    expect(place).toMatch(/^https:\/\/ftpm\.amd\.com\/pki\/aia\/[0-9a-f]{64}$/);
    expect(exchange(world, { method: 'GET', url: place ?? '' }).status).toBe(200);
    expect(
      exchange(world, { method: 'GET', url: `https://ftpm.amd.com/pki/aia/${'0'.repeat(64)}` }).status,
    ).toBe(404);
  });

  it('make equal worlds issue equal certificates', () => {
    const issue = (): Uint8Array => {
      const same = createCloud({ world: testWorld('7'), tenant: alderFinch() });
      return same.makers.issueEkCertificate({
        manufacturerId: 'IFX',
        model: 'M',
        firmwareVersion: '1.0.0.0',
        ekPublic: tpm.ekPublic,
        manufacturedAt: start,
      }).certificate;
    };
    expect(issue()).toEqual(issue());
  });
});
