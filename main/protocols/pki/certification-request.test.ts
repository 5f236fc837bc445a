import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { tool } from '../testing/tools.ts';
import { makeCertificationRequest, readCertificationRequest } from './certification-request.ts';
import { extension } from './certificate-profile.ts';
import { ecKeyFrom } from './ec-key.ts';
import { rsaSigner } from '../testing/keys.ts';

const openssl = tool('openssl', 'version');
const signers = [ecKeyFrom(Uint8Array.of(1)), rsaSigner];
const subject = { CN: '7E980AD9-B86D-4306-9425-9AC066FB014A', O: 'Relecloud, Ltd' };

describe.each(signers)('a certification request signed with $algorithm', (signer) => {
  const request = makeCertificationRequest({ subject, signer });

  test('says who asks, with which key', () => {
    expect(readCertificationRequest(request)).toEqual({
      subject: 'CN=7E980AD9-B86D-4306-9425-9AC066FB014A, O=Relecloud\\, Ltd',
      spki: signer.spki,
      signatureValid: true,
      extensions: new Map(),
    });
  });

  test('carries the extensions that are asked for', () => {
    const extensions = [extension('1.3.6.1.4.1.99999.1', false, Uint8Array.of(1, 2, 3))];
    expect(readCertificationRequest(makeCertificationRequest({ subject, signer, extensions }))).toMatchObject(
      {
        signatureValid: true,
        extensions: new Map([['1.3.6.1.4.1.99999.1', Uint8Array.of(1, 2, 3)]]),
      },
    );
  });

  test('carries the challenge of a SCEP server', () => {
    const withChallenge = makeCertificationRequest({ subject, signer, challengePassword: 'c0rrect horse' });
    expect(readCertificationRequest(withChallenge)).toMatchObject({
      signatureValid: true,
      challengePassword: 'c0rrect horse',
    });
  });

  test('shows where it was changed after it was signed', () => {
    const changed = Uint8Array.from(request);
    changed[Buffer.from(changed).indexOf('7E980AD9')]! ^= 1;
    expect(readCertificationRequest(changed).signatureValid).toBe(false);
  });

  test('is read and verified by openssl', (context) => {
    openssl.orSkip(context);
    const challenged = makeCertificationRequest({ subject, signer, challengePassword: 'c0rrect horse' });
    for (const der of [request, challenged]) {
      const text = openssl.run(der, 'req', '-inform', 'DER', '-verify', '-noout', '-text');
      expect(text).toMatch(/Subject: O = "Relecloud, Ltd", CN = 7E980AD9-/);
    }
    expect(openssl.run(challenged, 'req', '-inform', 'DER', '-noout', '-text')).toMatch(
      /challengePassword\s*:c0rrect horse/,
    );
  });
});

test.each([new Uint8Array(0), Uint8Array.of(0x30, 0), rsaSigner.spki])(
  'other bytes are no request',
  (bytes) => {
    expect(() => readCertificationRequest(bytes)).toThrow(BadInputError);
  },
);
