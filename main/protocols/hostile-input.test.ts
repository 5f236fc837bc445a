/** Bytes and texts from outside never make a reader fail in another way than by BadInputError. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../world/time.ts';
import { encodeEventLog, measure, parseEventLog } from './attestation/event-log.codec.ts';
import { decodeHardwareHash } from './autopilot/hardware-hash.codec.ts';
import { parseHashCsv } from './autopilot/hash-csv.ts';
import { decodeInstallerPackage } from './ime/installer-package.ts';
import { decodeEnrolmentFault } from './mde2/fault.messages.ts';
import { decodeProvisioningDocument } from './mde2/provisioning-document.ts';
import { toBase64 } from './bytes/base64.ts';
import { issueCertificate, readCertificate, verifyChain } from './pki/certificate.ts';
import { makeCertificationRequest, readCertificationRequest } from './pki/certification-request.ts';
import { readJwt } from './pki/jwt.ts';
import { ecKeyFrom } from './pki/ec-key.ts';
import { decodeSyncMl } from './syncml/syncml.codec.ts';

const outcome = (read: () => unknown): string => {
  try {
    read();
    return 'read';
  } catch (error) {
    return (error as Error).name;
  }
};

const key = ecKeyFrom(Uint8Array.of(1));
const subject = { CN: 'Example' };
const start = parseInstant('2026-03-02T08:00:00Z')!;
const certificate = issueCertificate({
  serial: Uint8Array.of(1),
  subject,
  issuer: subject,
  notBefore: start,
  notAfter: start,
  spki: key.spki,
  signer: key,
  profile: {
    ca: true,
    pathLength: 1,
    keyUsage: ['keyCertSign'],
    extendedKeyUsage: ['2.23.133.8.3'],
    subjectAltName: [{ kind: 'dns', value: 'pki.example' }],
    caIssuers: 'http://pki.example/issuer.cer',
    tpm: { manufacturer: 'id:52534C00', model: 'RSL', version: 'id:00010000' },
  },
});
const request = makeCertificationRequest({ subject, signer: key, challengePassword: 'secret' });
const log = encodeEventLog([measure(0, 8, Uint8Array.of(1, 2, 3)), measure(7, 4, new Uint8Array(4))]);
const block = Buffer.from('4f411500' + '0e000800' + '41424300' + '22000900' + '0102030405', 'hex');

/** A reader, and something that it reads. */
const ofBytes: readonly (readonly [string, (bytes: Uint8Array) => unknown, Uint8Array])[] = [
  ['an event log', parseEventLog, log],
  ['a certificate', readCertificate, certificate],
  ['a chain', (bytes) => verifyChain([bytes], [certificate], start), certificate],
  ['a certification request', readCertificationRequest, request],
  ['a hardware hash', (bytes) => decodeHardwareHash(toBase64(bytes)), block],
];
const ofText: readonly (readonly [string, (text: string) => unknown])[] = [
  ['SyncML', decodeSyncMl],
  ['a SOAP fault', decodeEnrolmentFault],
  ['a provisioning document', decodeProvisioningDocument],
  ['an installer package', decodeInstallerPackage],
  ['a hash CSV', (text) => parseHashCsv(text, 'x.csv')],
  ['a hardware hash', decodeHardwareHash],
  ['a token', (text) => readJwt(text, key.spki)],
];

/** DER and OA blocks begin well and go on badly. */
const bytes = fc
  .tuple(fc.constantFrom([], [0x30, 0x82, 0x01, 0x00, 0x30], [0x4f, 0x41]), fc.uint8Array({ maxLength: 300 }))
  .map(([begin, rest]) => Uint8Array.from([...begin, ...rest]));
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc
    .array(
      fc.constantFrom(
        '<a>',
        '</a>',
        '<b x="',
        '">',
        '&amp;',
        '&#0;',
        ']]>',
        '<![CDATA[',
        '<?x',
        'text',
        '<!--',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('hostile input', () => {
  test.each(ofBytes)('bytes for %s', (_what, read, good) => {
    const changed = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => changes.reduce((bad, [at, value]) => bad.with(at, value), good));
    fc.assert(
      fc.property(fc.oneof(changed, bytes), (input) => {
        expect(outcome(() => read(input))).toMatch(/^(read|BadInputError)$/);
      }),
      { numRuns: 200 },
    );
  });

  test.each(ofText)('text for %s', (_what, read) => {
    fc.assert(
      fc.property(texts, (input) => {
        expect(outcome(() => read(input))).toMatch(/^(read|BadInputError)$/);
      }),
    );
  });
});
