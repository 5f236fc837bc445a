/** The certificates that services give a PC, and what it asks for them with, as openssl reads them. */
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { play } from '../../testing/lab.ts';
import { withPrograms } from '../testing/interop.ts';

/** What openssl prints; a warning or a refusal fails. */
function openssl(der: Uint8Array, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('openssl', [...args, '-inform', 'DER'], { input: der });
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr.toString()}`);
  return stdout.toString();
}

interface Message {
  readonly text?: string;
}
type Entry = {
  readonly request: { readonly url: string; readonly postData?: Message };
  readonly response: { readonly content: Message };
};

/** The last bytes of an extension, as asn1parse dumps them: colons in its line, or spaces in several. */
const extensionIn = (dump: string, oid: string): string =>
  (
    new RegExp(`:${oid.replaceAll('.', '\\.')}\\n.*\\[HEX DUMP\\]:([0-9A-F]+)`).exec(dump)?.[1] ?? ''
  ).toLowerCase();

/** The bytes of a GUID in the order that Windows keeps them in. */
function guidHex(guid: string): string {
  const [a = '', b = '', c = '', ...rest] = guid.toLowerCase().split('-');
  const swapped = (text: string): string => (text.match(/../g) ?? []).reverse().join('');
  return [a, b, c].map(swapped).join('') + rest.join('');
}

withPrograms('openssl')('openssl', () => {
  describe('of a technician’s flow', () => {
    let entries: readonly Entry[];
    const ofService = (path: RegExp) => entries.filter(({ request }) => path.test(request.url));
    const tokenIn = (type: string, text = ''): string =>
      new RegExp(`${type}"[^>]*>([^<]+)<`).exec(text)?.[1] ?? '';
    beforeAll(() => {
      const har = JSON.parse(play('entra-wired').session.har()) as { log: { entries: readonly Entry[] } };
      entries = har.log.entries;
    });
    const joined = () => {
      const answer = JSON.parse(ofService(/\/EnrollmentServer\/device\//i)[0]!.response.content.text!) as {
        Certificate: { RawBody: string };
        DeviceId: string;
      };
      return { ...answer, der: Buffer.from(answer.Certificate.RawBody, 'base64') };
    };
    const enrolment = () => ofService(/\/EnrollmentService\.svc$/i)[0]!;
    const document = () =>
      Buffer.from(
        tokenIn('DeviceEnrollmentProvisionDoc', enrolment().response.content.text),
        'base64',
      ).toString();

    it('the certificate of Entra ID is signed with RSA and names device and tenant', () => {
      const { der, DeviceId } = joined();
      const text = openssl(der, 'x509', '-noout', '-text');
      expect(text).toContain('Signature Algorithm: sha256WithRSAEncryption');
      expect(text).toContain(`Subject: CN = ${DeviceId}`);
      const dump = openssl(der, 'asn1parse');
      expect(extensionIn(dump, '1.2.840.113556.1.5.284.2')).toBe(`048110${guidHex(DeviceId)}`);
      for (const arc of [1, 3, 4, 5])
        expect(extensionIn(dump, `1.2.840.113556.1.5.284.${arc}`)).toMatch(/^048110[0-9a-f]{32}$/);
    });

    it('the certificate of device management names device and tenant', () => {
      const encoded = /My"[^]*?EncodedCertificate"\s+value="([^"]+)"/.exec(document())?.[1] ?? '';
      const der = Buffer.from(encoded, 'base64');
      const id = /Subject: CN = (\S+)/.exec(openssl(der, 'x509', '-noout', '-text'))?.[1] ?? '';
      const dump = openssl(der, 'asn1parse');
      expect(extensionIn(dump, '1.2.840.113556.5.4')).toBe(guidHex(id));
      expect(extensionIn(dump, '1.2.840.113556.5.14')).toMatch(/^0410[0-9a-f]{32}$/);
    });

    it('the request verifies, names enrolment and device, and asks for client authentication', () => {
      const request = enrolment().request.postData?.text;
      const der = Buffer.from(tokenIn('enrollment#PKCS10', request), 'base64');
      const text = openssl(der, 'req', '-noout', '-text', '-verify');
      expect(text).toMatch(/Subject: CN = [0-9A-F-]{30}![0-9A-F]{32}\n/);
      expect(text).toContain('TLS Web Client Authentication');
      const deviceId = /Name="DeviceID"><ac:Value>([0-9A-F]{32})</.exec(request ?? '')?.[1] ?? '';
      expect(extensionIn(openssl(der, 'asn1parse'), '1.3.6.1.4.1.311.66.1.0')).toBe(
        Buffer.from(`${deviceId}\0`).toString('hex'),
      );
    });
  });
});
