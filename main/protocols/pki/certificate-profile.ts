/** What a certificate is for: its extensions (RFC 5280 4.2; EK certificates: TCG EK Credential Profile 3). */
import { context, contextBytes, integer, namedBits, octetString, oid, sequence, setOf } from './der.ts';
import { trueValue, utf8String } from './der.ts';
import { rdnSequence } from './names.ts';
import { keyIdentifier } from './spki.ts';

/** Extensions, by their names in RFC 5280, and an access method of one of them. */
export const extensionIds = {
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extKeyUsage: '2.5.29.37',
  subjectAltName: '2.5.29.17',
  subjectDirectoryAttributes: '2.5.29.9',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
} as const;
export const caIssuersMethod = '1.3.6.1.5.5.7.48.2';

/** In the order of their bits (RFC 5280 4.2.1.3). */
export const keyUsageBits = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;
export type KeyUsageBit = (typeof keyUsageBits)[number];

/** The kinds of a GeneralName that are used here (RFC 5280 4.2.1.6). */
export const generalNameTags = { email: 1, dns: 2, directoryName: 4, uri: 6 } as const;

/** Extended key usages that appear in the flows. */
export const ExtendedKeyUsageOid = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  tcgKpEkCertificate: '2.23.133.8.1',
  tcgKpPlatformCertificate: '2.23.133.8.2',
  tcgKpAikCertificate: '2.23.133.8.3',
} as const;

export interface AltName {
  readonly kind: 'dns' | 'uri' | 'email';
  readonly value: string;
}

/** Attributes of a TPM in its EK or AIK certificate. */
export interface TpmAttributes {
  /** tcg-at-tpmManufacturer, 'id:' and eight hex digits. */
  readonly manufacturer: string;
  readonly model: string;
  /** tcg-at-tpmVersion, 'id:' and eight hex digits. */
  readonly version: string;
  /** tcg-at-tpmSpecification. */
  readonly specification?: { readonly family: string; readonly level: number; readonly revision: number };
}

export const TcgAttribute = {
  tpmManufacturer: '2.23.133.2.1',
  tpmModel: '2.23.133.2.2',
  tpmVersion: '2.23.133.2.3',
  tpmSpecification: '2.23.133.2.16',
} as const;

export interface CertificateProfile {
  readonly ca: boolean;
  /** CAs below this one. */
  readonly pathLength?: number;
  readonly keyUsage: readonly KeyUsageBit[];
  /** OIDs. */
  readonly extendedKeyUsage?: readonly string[];
  readonly subjectAltName?: readonly AltName[];
  /** URL of the issuer's certificate (authority information access). */
  readonly caIssuers?: string;
  readonly tpm?: TpmAttributes;
  readonly extensions?: readonly OtherExtension[];
}

export interface OtherExtension {
  readonly oid: string;
  readonly critical?: boolean;
  /** What is inside extnValue. */
  readonly value: Uint8Array;
}

/** The extensions of a certificate with this profile, DER. */
export function extensionsOf(
  profile: CertificateProfile,
  keys: { readonly spki: Uint8Array; readonly issuerSpki: Uint8Array; readonly subjectIsEmpty: boolean },
): Uint8Array[] {
  const { keyUsage, extendedKeyUsage, caIssuers, tpm, extensions = [] } = profile;
  const altNames = generalNames(profile);
  const parts: readonly (Uint8Array | false)[] = [
    extension(extensionIds.basicConstraints, true, basicConstraints(profile)),
    keyUsage.length > 0 &&
      extension(extensionIds.keyUsage, true, namedBits(keyUsage.map((name) => keyUsageBits.indexOf(name)))),
    extendedKeyUsage !== undefined && extendedKeyUsageExtension(extendedKeyUsage),
    altNames.length > 0 && extension(extensionIds.subjectAltName, keys.subjectIsEmpty, sequence(...altNames)),
    tpm?.specification !== undefined &&
      extension(extensionIds.subjectDirectoryAttributes, false, specification(tpm.specification)),
    extension(extensionIds.subjectKeyIdentifier, false, octetString(keyIdentifier(keys.spki))),
    extension(
      extensionIds.authorityKeyIdentifier,
      false,
      sequence(contextBytes(0, keyIdentifier(keys.issuerSpki))),
    ),
    caIssuers !== undefined &&
      extension(extensionIds.authorityInfoAccess, false, authorityInformation(caIssuers)),
    ...extensions.map((other) => extension(other.oid, other.critical ?? false, other.value)),
  ];
  return parts.filter((part) => part !== false);
}

/** An extension with what is inside its extnValue. What is not critical does not say so, as DER leaves defaults out. */
export const extension = (id: string, critical: boolean, value: Uint8Array): Uint8Array =>
  sequence(oid(id), ...(critical ? [trueValue] : []), octetString(value));

/** `usages` are OIDs. */
export const extendedKeyUsageExtension = (usages: readonly string[]): Uint8Array =>
  extension(extensionIds.extKeyUsage, false, sequence(...usages.map(oid)));

const basicConstraints = ({ ca, pathLength }: CertificateProfile): Uint8Array =>
  sequence(...(ca ? [trueValue] : []), ...(pathLength === undefined ? [] : [integer(pathLength)]));

function generalNames({ subjectAltName = [], tpm }: CertificateProfile): Uint8Array[] {
  const names = subjectAltName.map(({ kind, value }) => generalName(kind, value));
  if (!tpm) return names;
  const directoryName = rdnSequence([
    { type: TcgAttribute.tpmManufacturer, value: tpm.manufacturer },
    { type: TcgAttribute.tpmModel, value: tpm.model },
    { type: TcgAttribute.tpmVersion, value: tpm.version },
  ]);
  return [...names, context(generalNameTags.directoryName, directoryName)];
}

/** An IA5String. */
const generalName = (kind: AltName['kind'], value: string): Uint8Array =>
  contextBytes(generalNameTags[kind], Buffer.from(value, 'latin1'));

/** TPMSpecification ::= SEQUENCE { family UTF8String, level INTEGER, revision INTEGER }, as a single attribute. */
function specification(of: NonNullable<TpmAttributes['specification']>): Uint8Array {
  const value = sequence(utf8String(of.family), integer(of.level), integer(of.revision));
  return sequence(sequence(oid(TcgAttribute.tpmSpecification), setOf(value)));
}

const authorityInformation = (url: string): Uint8Array =>
  sequence(sequence(oid(caIssuersMethod), generalName('uri', url)));
