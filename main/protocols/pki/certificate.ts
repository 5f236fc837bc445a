/** X.509 v3 certificates (RFC 5280): issuing, reading, checking a chain. All bytes are DER. */
import { createHash } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  Certificate,
  Extensions,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
} from '@peculiar/asn1-x509';
import { BadInputError } from '../../../shared/failures.ts';
import { remembering } from '../../world/remember.ts';
import { calendar, fromCalendar, instant, iso } from '../../world/time.ts';
import type { SimTime } from '../../world/time.ts';
import { equalBytes, toHex } from '../bytes/bytes.ts';
import { signatureAlgorithmIdentifier, signatureAlgorithmOf } from './algorithms.ts';
import type { CertificateProfile } from './certificate-profile.ts';
import { extensionsOf } from './certificate-profile.ts';
import type { ExtensionFacts } from './extension-facts.ts';
import { extensionFacts } from './extension-facts.ts';
import { bitString, sequence } from './der.ts';
import type { Name } from './names.ts';
import { asn1Name, nameBytes, nameText } from './names.ts';
import type { SignatureAlgorithm, Signer } from './signer.ts';
import { verifySignature } from './spki.ts';

export interface CertificateOrder {
  /** Positive, big-endian, at most 20 bytes; unique per issuer. */
  readonly serial: Uint8Array;
  readonly subject: Name;
  readonly issuer: Name;
  /** Whole seconds; what is below is cut off. */
  readonly notBefore: SimTime;
  readonly notAfter: SimTime;
  /** The subject's public key. */
  readonly spki: Uint8Array;
  readonly profile: CertificateProfile;
  /** The issuer's key. */
  readonly signer: Signer;
  /** Where it is not the signer's. */
  readonly issuerSpki?: Uint8Array;
}

export function issueCertificate(order: CertificateOrder): Uint8Array {
  const { signer, spki } = order;
  const subject = asn1Name(order.subject);
  const algorithm = signatureAlgorithmIdentifier(signer.algorithm);
  const toBeSigned = new TBSCertificate({
    version: 2,
    serialNumber: Uint8Array.from(serialOctets(order.serial)).buffer,
    signature: AsnConvert.parse(algorithm, AlgorithmIdentifier),
    issuer: asn1Name(order.issuer),
    validity: new Validity({
      notBefore: wholeSeconds(order.notBefore),
      notAfter: wholeSeconds(order.notAfter),
    }),
    subject,
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions(
      extensionsOf(order.profile, {
        spki,
        issuerSpki: order.issuerSpki ?? signer.spki,
        subjectIsEmpty: subject.length === 0,
      }),
    ),
  });
  const bytes = new Uint8Array(AsnConvert.serialize(toBeSigned));
  return sequence(bytes, algorithm, bitString(signer.sign(bytes)));
}

function serialOctets(serial: Uint8Array): Uint8Array {
  const first = serial.findIndex((byte) => byte !== 0);
  const magnitude = first < 0 ? Uint8Array.of(1) : serial.slice(first);
  return (magnitude[0] ?? 0) & 0x80 ? Uint8Array.of(0, ...magnitude) : magnitude;
}

const wholeSeconds = (at: SimTime): Date => calendar(instant(Math.floor(at / 1_000) * 1_000));

export interface CertificateFacts extends ExtensionFacts {
  /** 'CN=…, OU=…, O=…'. */
  readonly subject: string;
  readonly issuer: string;
  /** Hex, lower case. */
  readonly serialNumber: string;
  readonly notBefore: SimTime;
  readonly notAfter: SimTime;
  /** DER. */
  readonly spki: Uint8Array;
  /** SHA-1 of the certificate, hex, upper case. */
  readonly thumbprint: string;
}

/** Throws BadInputError where the bytes are no certificate. */
export const readCertificate = (der: Uint8Array): CertificateFacts => open(der).facts;

/** A certificate taken apart. */
interface Opened {
  readonly facts: CertificateFacts;
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  /** The very bytes that were signed. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: SignatureAlgorithm | undefined;
}

/** Certificates that are remembered: a chain is looked at by both sides, and again with each proof. */
const most = 128;
const opened = remembering((base64) => takeApart(Buffer.from(base64, 'base64')), most);
const open = (der: Uint8Array): Opened => opened(Buffer.from(der).toString('base64'));

function takeApart(der: Uint8Array): Opened {
  try {
    const certificate = AsnConvert.parse(der, Certificate);
    const tbs = certificate.tbsCertificate;
    return {
      facts: {
        subject: nameText(tbs.subject),
        issuer: nameText(tbs.issuer),
        serialNumber: toHex(new Uint8Array(tbs.serialNumber)).replace(/^00(?=.)/, ''),
        notBefore: fromCalendar(tbs.validity.notBefore.getTime()),
        notAfter: fromCalendar(tbs.validity.notAfter.getTime()),
        spki: new Uint8Array(AsnConvert.serialize(tbs.subjectPublicKeyInfo)),
        thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
        ...extensionFacts(tbs.extensions ?? new Extensions()),
      },
      subject: nameBytes(tbs.subject),
      issuer: nameBytes(tbs.issuer),
      signed: new Uint8Array(certificate.tbsCertificateRaw ?? new ArrayBuffer(0)),
      signature: new Uint8Array(certificate.signatureValue),
      algorithm: signatureAlgorithmOf(certificate.signatureAlgorithm.algorithm),
    };
  } catch {
    throw new BadInputError('The bytes are no X.509 certificate', 'certificate', 'Give a DER certificate');
  }
}

export type ChainVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Whether a chain, the leaf first, leads to one of the roots, each certificate being valid at the instant.
 * The root itself may be in the chain or not. Revocation is not looked at.
 */
export function verifyChain(
  chain: readonly Uint8Array[],
  roots: readonly Uint8Array[],
  at: SimTime,
): ChainVerdict {
  try {
    return verdict(chain.map(open), roots.map(open), at);
  } catch (error) {
    if (error instanceof BadInputError) return refused(error.message);
    throw error;
  }
}

function verdict(chain: readonly Opened[], roots: readonly Opened[], at: SimTime): ChainVerdict {
  const last = chain.at(-1);
  if (!last) return refused('The chain is empty');
  const isRoot = roots.some(({ facts }) => facts.thumbprint === last.facts.thumbprint);
  const root = isRoot ? undefined : roots.find((one) => issued(one, last));
  if (!isRoot && !root) return refused(`${last.facts.issuer || last.facts.subject} is no trusted issuer`);

  const path = root ? [...chain, root] : chain;
  for (const [index, certificate] of path.entries()) {
    const { facts } = certificate;
    if (at < facts.notBefore) return refused(`${facts.subject} is valid from ${iso(facts.notBefore)} on`);
    if (at > facts.notAfter) return refused(`${facts.subject} expired at ${iso(facts.notAfter)}`);
    const issuer = path[index + 1];
    if (issuer && !issued(issuer, certificate))
      return refused(`${facts.subject} was not issued by ${issuer.facts.subject}`);
    if (index > 0 && !mayIssue(facts, index - 1))
      return refused(`${facts.subject} may not issue certificates`);
  }
  return { ok: true };
}

const mayIssue = (facts: CertificateFacts, casBelow: number): boolean =>
  facts.isCa && facts.keyUsage.includes('keyCertSign') && casBelow <= (facts.pathLength ?? Infinity);

function issued(issuer: Opened, certificate: Opened): boolean {
  const { authorityKeyId } = certificate.facts;
  return (
    equalBytes(issuer.subject, certificate.issuer) &&
    (authorityKeyId === '' || authorityKeyId === issuer.facts.subjectKeyId) &&
    certificate.algorithm !== undefined &&
    verifySignature(issuer.facts.spki, certificate.algorithm, certificate.signed, certificate.signature)
  );
}

const refused = (reason: string): ChainVerdict => ({ ok: false, reason });
