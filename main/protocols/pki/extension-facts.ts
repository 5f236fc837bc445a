/** What the extensions of a certificate say (RFC 5280 4.2; TCG EK Credential Profile 3). */
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityInfoAccessSyntax,
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtendedKeyUsage,
  GeneralNames,
  id_ad_caIssuers,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_pe_authorityInfoAccess,
  KeyUsage,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import type { Extensions, GeneralName } from '@peculiar/asn1-x509';
import { toHex } from '../bytes/bytes.ts';
import type { AltName, KeyUsageBit, TpmAttributes } from './certificate-profile.ts';
import { keyUsageBits, TcgAttribute } from './certificate-profile.ts';
import { attributesOf } from './names.ts';

export interface ExtensionFacts {
  readonly isCa: boolean;
  readonly pathLength?: number;
  readonly keyUsage: readonly KeyUsageBit[];
  /** OIDs. */
  readonly extendedKeyUsage: readonly string[];
  readonly subjectAltName: readonly AltName[];
  readonly caIssuers?: string;
  /** The TPM that a directory name of the subjectAltName names. */
  readonly tpm?: Omit<TpmAttributes, 'specification'>;
  /** Hex, lower case; '' where there is none. */
  readonly authorityKeyId: string;
  readonly subjectKeyId: string;
}

type Schema<T> = new () => T;

export function extensionFacts(extensions: Extensions): ExtensionFacts {
  const read = <T>(oid: string, schema: Schema<T>): T | undefined => {
    const found = [...extensions].find(({ extnID }) => extnID === oid);
    return found && AsnConvert.parse(found.extnValue.buffer, schema);
  };
  const constraints = read(id_ce_basicConstraints, BasicConstraints);
  const usage = read(id_ce_keyUsage, KeyUsage)?.toNumber() ?? 0;
  const names = [...(read(id_ce_subjectAltName, GeneralNames) ?? [])];
  const caIssuers = [...(read(id_pe_authorityInfoAccess, AuthorityInfoAccessSyntax) ?? [])].find(
    ({ accessMethod }) => accessMethod === id_ad_caIssuers,
  )?.accessLocation.uniformResourceIdentifier;
  const tpm = names.map(tpmOf).find((one) => one !== undefined);
  const pathLength = constraints?.pathLenConstraint;
  return {
    isCa: constraints?.cA ?? false,
    ...(pathLength === undefined ? {} : { pathLength }),
    keyUsage: keyUsageNames.filter((name) => (usage & keyUsageBits[name]) !== 0),
    extendedKeyUsage: [...(read(id_ce_extKeyUsage, ExtendedKeyUsage) ?? [])],
    subjectAltName: names.flatMap(altName),
    ...(caIssuers === undefined ? {} : { caIssuers }),
    ...(tpm ? { tpm } : {}),
    authorityKeyId: hex(read(id_ce_authorityKeyIdentifier, AuthorityKeyIdentifier)?.keyIdentifier),
    subjectKeyId: hex(read(id_ce_subjectKeyIdentifier, SubjectKeyIdentifier)),
  };
}

const keyUsageNames = Object.keys(keyUsageBits) as KeyUsageBit[];

const hex = (identifier: { readonly buffer: ArrayBuffer } | undefined): string =>
  identifier ? toHex(new Uint8Array(identifier.buffer)) : '';

function altName(name: GeneralName): AltName[] {
  if (name.dNSName !== undefined) return [{ kind: 'dns', value: name.dNSName }];
  if (name.rfc822Name !== undefined) return [{ kind: 'email', value: name.rfc822Name }];
  if (name.uniformResourceIdentifier !== undefined)
    return [{ kind: 'uri', value: name.uniformResourceIdentifier }];
  return [];
}

function tpmOf({ directoryName }: GeneralName): ExtensionFacts['tpm'] {
  if (!directoryName) return undefined;
  const values = new Map(attributesOf(directoryName).map(({ type, value }) => [type, value]));
  const manufacturer = values.get(TcgAttribute.tpmManufacturer);
  if (manufacturer === undefined) return undefined;
  return {
    manufacturer,
    model: values.get(TcgAttribute.tpmModel) ?? '',
    version: values.get(TcgAttribute.tpmVersion) ?? '',
  };
}
