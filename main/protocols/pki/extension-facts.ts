/** What the extensions of a certificate say (RFC 5280 4.2; TCG EK Credential Profile 3). */
import { toHex } from '../bytes/bytes.ts';
import type { AltName, KeyUsageBit, TpmAttributes } from './certificate-profile.ts';
import { caIssuersMethod, extensionIds, generalNameTags } from './certificate-profile.ts';
import { keyUsageBits, TcgAttribute } from './certificate-profile.ts';
import { tags } from './der.ts';
import { contentOf, dotted, membersOf, readDer, type DerNode } from './der-reader.ts';
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
  /** What is inside extnValue, by the extension's OID; of extensions that are not DER too. */
  readonly extensions: ReadonlyMap<string, Uint8Array>;
}

const place = 'certificate';

/** From the members of Extensions. Throws BadInputError. */
export function extensionFacts(extensions: readonly DerNode[]): ExtensionFacts {
  const values = new Map(extensions.map(extensionIdAndValue));
  const nodeOf = (id: string): DerNode | undefined => {
    const value = values.get(id);
    return value && readDer(value, place)[0];
  };
  const members = (id: string): DerNode[] => {
    const node = nodeOf(id);
    return node === undefined ? [] : membersOf(node, tags.sequence, place);
  };
  const [first, second] = members(extensionIds.basicConstraints);
  const isCa = first?.tag === tags.boolean && first.content[0] !== 0;
  const pathLength = [first, second].find((node) => node?.tag === tags.integer)?.content;
  const names = members(extensionIds.subjectAltName);
  const caIssuers = members(extensionIds.authorityInfoAccess)
    .map((description) => membersOf(description, tags.sequence, place))
    .filter(([method]) => dotted(contentOf(method, tags.oid, place)) === caIssuersMethod)
    .flatMap(([, location]) => (location ? altName(location) : []))
    .find(({ kind }) => kind === 'uri')?.value;
  const tpm = names.map(tpmOf).find((one) => one !== undefined);
  const subjectKey = nodeOf(extensionIds.subjectKeyIdentifier);
  const authorityKey = members(extensionIds.authorityKeyIdentifier).find(({ tag }) => tag === 0x80);
  return {
    isCa,
    ...(pathLength === undefined
      ? {}
      : { pathLength: pathLength.reduce((sum, octet) => sum * 256 + octet, 0) }),
    keyUsage: keyUsageOf(nodeOf(extensionIds.keyUsage)),
    extendedKeyUsage: members(extensionIds.extKeyUsage).map((node) =>
      dotted(contentOf(node, tags.oid, place)),
    ),
    subjectAltName: names.flatMap(altName),
    ...(caIssuers === undefined ? {} : { caIssuers }),
    ...(tpm ? { tpm } : {}),
    authorityKeyId: authorityKey ? toHex(authorityKey.content) : '',
    subjectKeyId: subjectKey ? toHex(contentOf(subjectKey, tags.octetString, place)) : '',
    extensions: values,
  };
}

/** Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING }: its OID, and what extnValue holds. */
export function extensionIdAndValue(extension: DerNode): [id: string, value: Uint8Array] {
  const members = membersOf(extension, tags.sequence, place);
  return [dotted(contentOf(members[0], tags.oid, place)), contentOf(members.at(-1), tags.octetString, place)];
}

function keyUsageOf(value: DerNode | undefined): KeyUsageBit[] {
  if (value === undefined) return [];
  const [, octet = 0] = contentOf(value, tags.bitString, place);
  return keyUsageBits.filter((_, bit) => (octet & (0x80 >> bit)) !== 0);
}

function altName({ tag, content }: DerNode): AltName[] {
  const kind = textKinds.find((one) => tag === (0x80 | generalNameTags[one]));
  return kind === undefined ? [] : [{ kind, value: Buffer.from(content).toString('latin1') }];
}

const textKinds = ['dns', 'email', 'uri'] as const;

function tpmOf({ tag, content }: DerNode): ExtensionFacts['tpm'] {
  if (tag !== (0xa0 | generalNameTags.directoryName)) return undefined;
  const values = new Map(attributesOf(content).map(({ type, value }) => [type, value]));
  const manufacturer = values.get(TcgAttribute.tpmManufacturer);
  if (manufacturer === undefined) return undefined;
  return {
    manufacturer,
    model: values.get(TcgAttribute.tpmModel) ?? '',
    version: values.get(TcgAttribute.tpmVersion) ?? '',
  };
}
