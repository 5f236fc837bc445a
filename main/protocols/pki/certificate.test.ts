import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import type { SimTime } from '../../world/time.ts';
import { days, later, parseInstant } from '../../world/time.ts';
import { tool } from '../testing/tools.ts';
import { toHex } from '../bytes/bytes.ts';
import type { CertificateProfile } from './certificate-profile.ts';
import type { CertificateOrder } from './certificate.ts';
import { issueCertificate, readCertificate, verifyChain } from './certificate.ts';
import { ecKeyFrom } from './ec-key.ts';
import { rsaSigner } from '../testing/keys.ts';
import type { Name } from './names.ts';
import type { Signer } from './signer.ts';

const openssl = tool('openssl', 'version');
const at = (text: string): SimTime => parseInstant(text)!;
const start = at('2026-03-02T08:00:00.750Z');

const rootKey = ecKeyFrom(Uint8Array.of(1));
const issuerKey = ecKeyFrom(Uint8Array.of(2));
const leafKey = ecKeyFrom(Uint8Array.of(3));
const rootName: Name = { CN: 'Example TPM Root', O: 'Example Corp' };
const issuerName: Name = { CN: 'Example TPM Issuer', OU: 'EK', O: 'Example Corp' };
const authority: CertificateProfile = { ca: true, keyUsage: ['keyCertSign', 'cRLSign'] };
const client: CertificateProfile = {
  ca: false,
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
};

const issue = (order: Partial<CertificateOrder> & { signer: Signer }): Uint8Array =>
  issueCertificate({
    serial: Uint8Array.of(1),
    subject: { CN: 'DEV-0001' },
    issuer: issuerName,
    notBefore: start,
    notAfter: later(start, days(365)),
    spki: leafKey.spki,
    profile: client,
    ...order,
  });

const root = issue({
  subject: rootName,
  issuer: rootName,
  spki: rootKey.spki,
  signer: rootKey,
  profile: authority,
});
const issuer = issue({
  subject: issuerName,
  issuer: rootName,
  spki: issuerKey.spki,
  signer: rootKey,
  profile: { ...authority, pathLength: 0 },
});
const leaf = issue({ signer: issuerKey, serial: Uint8Array.of(0, 0xc0, 0xde) });
const ekCertificate = issue({
  signer: rsaSigner,
  subject: { CN: '' },
  notAfter: at('9999-12-31T23:59:59Z'),
  profile: {
    ca: false,
    keyUsage: ['keyEncipherment'],
    extendedKeyUsage: ['2.23.133.8.1'],
    subjectAltName: [{ kind: 'uri', value: 'urn:example:unit' }],
    caIssuers: 'http://pki.example/issuer.cer',
    tpm: {
      manufacturer: 'id:52534C00',
      model: 'RSL 9670',
      version: 'id:00070003',
      specification: { family: '2.0', level: 0, revision: 164 },
    },
    extensions: [{ oid: '1.3.6.1.4.1.99999.1', value: Uint8Array.of(5, 0) }],
  },
});

describe('a certificate', () => {
  test('says what it was issued for', () => {
    expect(readCertificate(leaf)).toEqual({
      subject: 'CN=DEV-0001',
      issuer: 'CN=Example TPM Issuer, OU=EK, O=Example Corp',
      serialNumber: 'c0de',
      notBefore: at('2026-03-02T08:00:00Z'),
      notAfter: at('2027-03-02T08:00:00Z'),
      spki: leafKey.spki,
      thumbprint: new X509Certificate(leaf).fingerprint.replaceAll(':', ''),
      isCa: false,
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'],
      subjectAltName: [],
      authorityKeyId: readCertificate(issuer).subjectKeyId,
      subjectKeyId: expect.stringMatching(/^[0-9a-f]{40}$/),
      extensions: expect.any(Map),
    });
    expect(readCertificate(issuer)).toMatchObject({
      isCa: true,
      pathLength: 0,
      keyUsage: ['keyCertSign', 'cRLSign'],
    });
  });

  test('of an endorsement key names the TPM', () => {
    expect(readCertificate(ekCertificate)).toMatchObject({
      subject: '',
      notAfter: at('9999-12-31T23:59:59Z'),
      extendedKeyUsage: ['2.23.133.8.1'],
      subjectAltName: [{ kind: 'uri', value: 'urn:example:unit' }],
      caIssuers: 'http://pki.example/issuer.cer',
      tpm: { manufacturer: 'id:52534C00', model: 'RSL 9670', version: 'id:00070003' },
    });
    // tpmSpecification: family "2.0", level 0, revision 164
    expect(toHex(ekCertificate)).toContain('0605678105021031' + '0e300c0c03322e30020100020200a4');
  });

  test.each([
    [rootKey, root, root],
    [rootKey, issuer, root],
    [issuerKey, leaf, issuer],
  ])('is accepted by node:crypto', (signer, certificate, issuedBy) => {
    const read = new X509Certificate(certificate);
    expect(read.checkIssued(new X509Certificate(issuedBy))).toBe(true);
    expect(read.verify(new X509Certificate(issuedBy).publicKey)).toBe(true);
    expect(signer.spki).toEqual(readCertificate(issuedBy).spki);
  });

  test('signed with an RSA key is accepted by node:crypto', () => {
    const byRsa = issue({
      signer: rsaSigner,
      subject: rootName,
      issuer: rootName,
      spki: rsaSigner.spki,
      profile: authority,
    });
    expect(new X509Certificate(byRsa).verify(new X509Certificate(byRsa).publicKey)).toBe(true);
    expect(verifyChain([byRsa], [byRsa], start)).toEqual({ ok: true });
  });

  test('is read by openssl', (context) => {
    openssl.orSkip(context);
    const text = openssl.run(ekCertificate, 'x509', '-inform', 'DER', '-noout', '-text');
    for (const line of [
      /Not After : Dec 31 23:59:59 9999 GMT/,
      /Signature Algorithm: sha256WithRSAEncryption/,
      /Key Usage: critical\s+Key Encipherment/,
      /Subject Alternative Name: critical\s+URI:urn:example:unit, DirName:\/2\.23\.133\.2\.1=id:52534C00/,
      /Basic Constraints: critical\s+CA:FALSE/,
      /CA Issuers - URI:http:\/\/pki\.example\/issuer\.cer/,
    ])
      expect(text).toMatch(line);
  });

  test('is the same when it is issued again', () => {
    expect(toHex(issue({ signer: issuerKey, serial: Uint8Array.of(0xc0, 0xde) }))).toBe(toHex(leaf));
  });

  test('is valid from and to what node:crypto reads, in both forms of time', () => {
    for (const day of ['1950-01-01T00:00:00Z', '2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z']) {
      const bytes = issue({ signer: issuerKey, notBefore: at(day), notAfter: at(day) });
      const { validFromDate, validToDate } = new X509Certificate(bytes);
      expect([+validFromDate, +validToDate]).toEqual([at(day), at(day)]);
      expect(readCertificate(bytes)).toMatchObject({ notBefore: at(day), notAfter: at(day) });
    }
  });

  test.each([
    [[], '00'],
    [[0, 0], '00'],
    [[0, 0x7f], '7F'],
    [[0x80], '80'],
    [Array.from({ length: 20 }, () => 0xff), 'FF'.repeat(20)],
  ])('has a serial number that is positive: %j', (serial, read) => {
    const bytes = issue({ signer: issuerKey, serial: Uint8Array.from(serial) });
    expect(new X509Certificate(bytes).serialNumber).toBe(read === '00' ? '01' : read);
  });

  test.each([new Uint8Array(0), Uint8Array.of(0x30, 0x03, 1, 2, 3), leaf.slice(0, 100), leafKey.spki])(
    'is not what other bytes are',
    (bytes) => {
      expect(() => readCertificate(bytes)).toThrow(BadInputError);
    },
  );
});

describe('a chain', () => {
  const noon = later(start, days(1));

  test('leads to the root, which may be in it or not', () => {
    expect(verifyChain([leaf, issuer, root], [root], noon)).toEqual({ ok: true });
    expect(verifyChain([leaf, issuer], [root], noon)).toEqual({ ok: true });
    expect(verifyChain([root], [root], noon)).toEqual({ ok: true });
  });

  const tampered = Uint8Array.from(leaf);
  tampered[tampered.indexOf(0x44, 60)]! ^= 1;
  const otherRootKey = ecKeyFrom(Uint8Array.of(9));
  const otherRoot = issue({
    subject: rootName,
    issuer: rootName,
    spki: otherRootKey.spki,
    signer: otherRootKey,
    profile: authority,
  });
  const issuedByLeaf = issue({ signer: leafKey, issuer: { CN: 'DEV-0001' }, spki: rootKey.spki });
  const secondIssuer = issue({
    signer: issuerKey,
    subject: { CN: 'Second' },
    spki: rootKey.spki,
    profile: authority,
  });
  const bySecond = issue({ signer: rootKey, issuer: { CN: 'Second' } });
  test.each([
    ['is empty', [], [root], noon, /empty/],
    ['ends at an issuer that is not trusted', [leaf], [root], noon, /no trusted issuer/],
    [
      'ends at a root of the same name with another key',
      [leaf, issuer],
      [otherRoot],
      noon,
      /no trusted issuer/,
    ],
    ['is in the wrong order', [issuer, leaf, root], [root], noon, /was not issued by/],
    ['has a changed certificate', [tampered, issuer], [root], noon, /was not issued by/],
    [
      'is used too early',
      [leaf, issuer],
      [root],
      at('2026-03-02T07:59:59Z'),
      /valid from 2026-03-02T08:00:00/,
    ],
    ['is used too late', [leaf, issuer], [root], at('2027-03-02T08:00:01Z'), /expired at 2027-03-02/],
    ['has a leaf as issuer', [issuedByLeaf, leaf, issuer], [root], noon, /may not issue/],
    ['is longer than its path length', [bySecond, secondIssuer, issuer], [root], noon, /may not issue/],
    ['holds other bytes', [Uint8Array.of(1)], [root], noon, /no X\.509 certificate/],
  ])('is refused where it %s', (_what, chain, roots, when, reason) => {
    expect(verifyChain(chain, roots, when)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });
});
