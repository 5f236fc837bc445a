/** What a certificate is for: its extensions (RFC 5280 4.2; EK certificates: TCG EK Credential Profile 3). */
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AccessDescription,
  Attribute,
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  id_ad_caIssuers,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectDirectoryAttributes,
  id_ce_subjectKeyIdentifier,
  id_pe_authorityInfoAccess,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectDirectoryAttributes,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import { integer, sequence, utf8String } from './der.ts';
import { rdnSequence } from './names.ts';
import { keyIdentifier } from './spki.ts';

export const keyUsageBits = {
  digitalSignature: KeyUsageFlags.digitalSignature,
  nonRepudiation: KeyUsageFlags.nonRepudiation,
  keyEncipherment: KeyUsageFlags.keyEncipherment,
  dataEncipherment: KeyUsageFlags.dataEncipherment,
  keyAgreement: KeyUsageFlags.keyAgreement,
  keyCertSign: KeyUsageFlags.keyCertSign,
  cRLSign: KeyUsageFlags.cRLSign,
} as const;
export type KeyUsageBit = keyof typeof keyUsageBits;

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
  /** Others; `value` is the DER inside extnValue. */
  readonly extensions?: readonly {
    readonly oid: string;
    readonly critical?: boolean;
    readonly value: Uint8Array;
  }[];
}

/** The extensions of a certificate with this profile. */
export function extensionsOf(
  profile: CertificateProfile,
  keys: { readonly spki: Uint8Array; readonly issuerSpki: Uint8Array; readonly subjectIsEmpty: boolean },
): Extension[] {
  const usage = profile.keyUsage.reduce((bits, name) => bits | keyUsageBits[name], 0);
  const altNames = generalNames(profile);
  const parts: readonly (Extension | undefined)[] = [
    extension(id_ce_basicConstraints, true, basicConstraints(profile)),
    usage ? extension(id_ce_keyUsage, true, new KeyUsage(usage)) : undefined,
    profile.extendedKeyUsage
      ? extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([...profile.extendedKeyUsage]))
      : undefined,
    altNames.length > 0
      ? extension(id_ce_subjectAltName, keys.subjectIsEmpty, new SubjectAlternativeName(altNames))
      : undefined,
    profile.tpm?.specification
      ? extension(id_ce_subjectDirectoryAttributes, false, specification(profile.tpm.specification))
      : undefined,
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(keyIdentifier(keys.spki))),
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(keys.issuerSpki)) }),
    ),
    profile.caIssuers === undefined
      ? undefined
      : extension(id_pe_authorityInfoAccess, false, authorityInformation(profile.caIssuers)),
    ...(profile.extensions ?? []).map(
      ({ oid, critical, value }) =>
        new Extension({ extnID: oid, critical: critical ?? false, extnValue: new OctetString(value) }),
    ),
  ];
  return parts.filter((part) => part !== undefined);
}

const extension = (extnID: string, critical: boolean, value: object): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

const basicConstraints = ({ ca, pathLength }: CertificateProfile): BasicConstraints =>
  new BasicConstraints({ cA: ca, ...(pathLength === undefined ? {} : { pathLenConstraint: pathLength }) });

function generalNames({ subjectAltName = [], tpm }: CertificateProfile): GeneralName[] {
  const names = subjectAltName.map(({ kind, value }) => {
    if (kind === 'dns') return new GeneralName({ dNSName: value });
    return kind === 'uri'
      ? new GeneralName({ uniformResourceIdentifier: value })
      : new GeneralName({ rfc822Name: value });
  });
  if (!tpm) return names;
  const directoryName = rdnSequence([
    { type: TcgAttribute.tpmManufacturer, value: tpm.manufacturer },
    { type: TcgAttribute.tpmModel, value: tpm.model },
    { type: TcgAttribute.tpmVersion, value: tpm.version },
  ]);
  return [...names, new GeneralName({ directoryName })];
}

/** TPMSpecification ::= SEQUENCE { family UTF8String, level INTEGER, revision INTEGER }. */
function specification(of: NonNullable<TpmAttributes['specification']>): SubjectDirectoryAttributes {
  const value = sequence(utf8String(of.family), integer(of.level), integer(of.revision));
  return new SubjectDirectoryAttributes([
    new Attribute({ type: TcgAttribute.tpmSpecification, values: [Uint8Array.from(value).buffer] }),
  ]);
}

const authorityInformation = (url: string): AuthorityInfoAccessSyntax =>
  new AuthorityInfoAccessSyntax([
    new AccessDescription({
      accessMethod: id_ad_caIssuers,
      accessLocation: new GeneralName({ uniformResourceIdentifier: url }),
    }),
  ]);
