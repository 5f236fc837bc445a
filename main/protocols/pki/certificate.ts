/** X.509 v3 certificates (RFC 5280): issuing, reading, checking a chain. All bytes are DER. */
import { createHash } from 'node:crypto';
import { BadInputError } from '../../../shared/failures.ts';
import { remembering } from '../../world/remember.ts';
import { iso, parseInstant } from '../../world/time.ts';
import type { SimTime } from '../../world/time.ts';
import { equalBytes, toHex } from '../bytes/bytes.ts';
import { signatureAlgorithmIdentifier, signatureAlgorithmOf } from './algorithms.ts';
import type { CertificateProfile } from './certificate-profile.ts';
import { extensionsOf } from './certificate-profile.ts';
import type { ExtensionFacts } from './extension-facts.ts';
import { extensionFacts } from './extension-facts.ts';
import { bitString, context, integer, sequence, tags, time } from './der.ts';
import { contentOf, dotted, membersOf, readDer, sequenceOf } from './der-reader.ts';
import type { DerNode } from './der-reader.ts';
import type { Name } from './names.ts';
import { nameBytes, nameText } from './names.ts';
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
  const subject = nameBytes(order.subject);
  const algorithm = signatureAlgorithmIdentifier(signer.algorithm);
  const extensions = extensionsOf(order.profile, {
    spki,
    issuerSpki: order.issuerSpki ?? signer.spki,
    subjectIsEmpty: subject.length === sequence().length,
  });
  const toBeSigned = sequence(
    context(0, integer(version3)),
    serialNumber(order.serial),
    algorithm,
    nameBytes(order.issuer),
    sequence(time(iso(order.notBefore)), time(iso(order.notAfter))),
    subject,
    spki,
    context(3, sequence(...extensions)),
  );
  return sequence(toBeSigned, algorithm, bitString(signer.sign(toBeSigned)));
}

const version3 = 2;

/** Zero is no serial number (RFC 5280 4.1.2.2). */
const serialNumber = (serial: Uint8Array): Uint8Array =>
  integer(serial.some((octet) => octet !== 0) ? serial : 1);

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

const place = 'certificate';

function takeApart(der: Uint8Array): Opened {
  try {
    const [tbs, identifier, signature] = membersOf(readDer(der, place)[0], tags.sequence, place);
    const members = membersOf(tbs, tags.sequence, place);
    const optional = members.filter(({ tag }) => (tag & 0xc0) === 0x80);
    const [serial, , issuer, validity, subject, key] = members.filter((member) => !optional.includes(member));
    const [notBefore, notAfter] = membersOf(validity, tags.sequence, place);
    const [algorithm] = membersOf(identifier, tags.sequence, place);
    const extensions = optional.find(({ tag }) => tag === extensionsTag);
    const names = { subject: sequenceOf(subject, place), issuer: sequenceOf(issuer, place) };
    return {
      facts: {
        subject: nameText(names.subject),
        issuer: nameText(names.issuer),
        serialNumber: toHex(contentOf(serial, tags.integer, place)).replace(/^00(?=.)/, ''),
        notBefore: instantOf(notBefore),
        notAfter: instantOf(notAfter),
        spki: sequenceOf(key, place),
        thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
        ...extensionFacts(
          extensions ? membersOf(readDer(extensions.content, place)[0], tags.sequence, place) : [],
        ),
      },
      ...names,
      signed: sequenceOf(tbs, place),
      signature: contentOf(signature, tags.bitString, place).slice(1),
      algorithm: signatureAlgorithmOf(dotted(contentOf(algorithm, tags.oid, place))),
    };
  } catch {
    throw new BadInputError('The bytes are no X.509 certificate', place, 'Give a DER certificate');
  }
}

/** [3]; the others are the version and unique identifiers. */
const extensionsTag = 0xa3;

/** A year of two digits is one of 1950 to 2049 (RFC 5280 4.1.2.5.1). */
function instantOf(node: DerNode | undefined): SimTime {
  const text = node ? Buffer.from(node.content).toString('latin1') : '';
  const found = /^(\d\d)?(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const [, century, year = '', month, day, hour, minute, second] = found ?? [];
  const full = `${century ?? (year < '50' ? '20' : '19')}${year}`;
  const at = parseInstant(`${full}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (at === undefined) throw new BadInputError('There is no such time', place, 'Give a DER certificate');
  return at;
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
