/** Distinguished names (X.501), DER, of the few attributes used here. */
import { toHex } from '../bytes/bytes.ts';
import { oid, sequence, setOf, tags, utf8String } from './der.ts';
import { contentOf, dotted, membersOf, readDer, type DerNode } from './der-reader.ts';

/** An empty CN gives a name without that attribute; the name may be empty as a whole. */
export interface Name {
  readonly CN: string;
  readonly OU?: string;
  readonly O?: string;
}

/** From the general to the specific, as names are encoded. */
const attributes = [
  { type: '2.5.4.10', key: 'O' },
  { type: '2.5.4.11', key: 'OU' },
  { type: '2.5.4.3', key: 'CN' },
] as const;

export const nameBytes = (name: Name): Uint8Array =>
  rdnSequence(
    attributes.map(({ type, key }) => ({ type, value: name[key] ?? '' })).filter(({ value }) => value),
  );

/** A name of one UTF-8 attribute in each RDN. */
export const rdnSequence = (
  values: readonly { readonly type: string; readonly value: string }[],
): Uint8Array => sequence(...values.map(({ type, value }) => setOf(sequence(oid(type), utf8String(value)))));

const place = 'name';

/** Type and text of all attributes, as encoded. Throws BadInputError. */
export const attributesOf = (name: Uint8Array): { type: string; value: string }[] =>
  membersOf(readDer(name, place)[0], tags.sequence, place).flatMap((rdn) =>
    membersOf(rdn, tags.set, place).map((attribute) => {
      const [type, value] = membersOf(attribute, tags.sequence, place);
      return { type: dotted(contentOf(type, tags.oid, place)), value: stringOf(value) };
    }),
  );

/** The strings of RFC 5280 4.1.2.4, and of an e-mail address; of anything else the bytes. */
export function stringOf(value: DerNode | undefined): string {
  if (value === undefined) return '';
  const bytes = Buffer.from(value.content);
  switch (value.tag) {
    case tags.utf8String:
      return bytes.toString('utf8');
    case tags.printableString:
    case tags.ia5String:
    case tags.teletexString:
      return bytes.toString('latin1');
    case tags.bmpString:
      return bytes
        .subarray(0, bytes.length & ~1)
        .swap16()
        .toString('utf16le');
    default:
      return toHex(value.whole);
  }
}

/** As Windows shows a name, the specific first: 'CN=…, OU=…, O=…'. Other attributes go by their number. */
export const nameText = (name: Uint8Array): string =>
  attributesOf(name)
    .reverse()
    .map(({ type, value }) => `${attributes.find((one) => one.type === type)?.key ?? type}=${escape(value)}`)
    .join(', ');

const escape = (value: string): string => value.replace(/[,+"\\<>;=]/g, '\\$&');
