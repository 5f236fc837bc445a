import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { readCertificate } from '../../main/protocols/pki/certificate.ts';

test('certificates of real authorities are read as node:crypto reads them', () => {
  for (const pem of rootCertificates) {
    const real = new X509Certificate(pem);
    const facts = readCertificate(real.raw);
    expect(facts).toMatchObject({
      serialNumber: real.serialNumber.toLowerCase().padStart(2, '0'),
      notBefore: +real.validFromDate,
      notAfter: +real.validToDate,
      isCa: real.ca,
      spki: new Uint8Array(real.publicKey.export({ type: 'spki', format: 'der' })),
    });
    for (const name of [facts.subject, facts.issuer]) expect(name).toMatch(/(^|, )O=|CN=/);
  }
});
