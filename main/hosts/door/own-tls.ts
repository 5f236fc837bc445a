/**
 * TLS of the door: an authority of its own, made anew at each start. Its key lives in memory alone; nothing is installed
 * anywhere, and whoever wants to trust it takes its certificate from a file that was asked for.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createAuthority } from '../../cloud/certificates/authority.ts';
import {
  ExtendedKeyUsageOid,
  extensionIds,
  generalNameTags,
} from '../../protocols/pki/certificate-profile.ts';
import { contextBytes, sequence } from '../../protocols/pki/der.ts';
import { instant } from '../../world/time.ts';

const day = 86_400_000;
/** Longer than any lesson; browsers take at most 398 days. */
const lifetime = 90 * day;
/** RFC 5280 4.2.1.6: an iPAddress. */
const ipAddress = 7;

export interface OwnTls {
  /** PEM. */
  readonly key: string;
  readonly certificate: string;
  /** The certificate of the authority, for clients to trust. */
  readonly authority: string;
}

/** For 127.0.0.1 and localhost; `now` is the machine's time. */
export function createOwnTls(now: number): OwnTls {
  const authority = createAuthority(new Uint8Array(randomBytes(32)), {
    root: { CN: 'Reseal simulation, throw-away authority' },
  });
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const leaf = authority.issue({
    subject: { CN: 'localhost' },
    spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    profile: {
      ca: false,
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: [ExtendedKeyUsageOid.serverAuth],
      extensions: [
        {
          oid: extensionIds.subjectAltName,
          value: sequence(
            contextBytes(generalNameTags.dns, Buffer.from('localhost', 'latin1')),
            contextBytes(ipAddress, Uint8Array.of(127, 0, 0, 1)),
          ),
        },
      ],
    },
    notBefore: instant(now - day),
    notAfter: instant(now + lifetime),
  });
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem(leaf),
    authority: pem(authority.root),
  };
}

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replaceAll(/.{64}(?!$)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
