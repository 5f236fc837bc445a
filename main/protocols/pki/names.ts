/** Distinguished names (X.501) of the few attributes used here. */
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AttributeTypeAndValue,
  AttributeValue,
  Name as Asn1Name,
  RelativeDistinguishedName,
} from '@peculiar/asn1-x509';

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

export const asn1Name = (name: Name): Asn1Name =>
  rdnSequence(
    attributes.map(({ type, key }) => ({ type, value: name[key] ?? '' })).filter(({ value }) => value),
  );

/** A name of one UTF-8 attribute in each RDN. */
export const rdnSequence = (values: readonly { readonly type: string; readonly value: string }[]): Asn1Name =>
  new Asn1Name(
    values.map(
      ({ type, value }) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String: value }) }),
        ]),
    ),
  );

/** Type and text of all attributes, as encoded. */
export const attributesOf = (name: Asn1Name): { type: string; value: string }[] =>
  [...name].flatMap((rdn) => [...rdn].map(({ type, value }) => ({ type, value: value.toString() })));

/** As Windows shows a name, the specific first: 'CN=…, OU=…, O=…'. Other attributes go by their number. */
export const nameText = (name: Asn1Name): string =>
  attributesOf(name)
    .reverse()
    .map(({ type, value }) => `${attributes.find((one) => one.type === type)?.key ?? type}=${escape(value)}`)
    .join(', ');

const escape = (value: string): string => value.replace(/[,+"\\<>;=]/g, '\\$&');

/** DER, to compare names by. */
export const nameBytes = (name: Asn1Name): Uint8Array => new Uint8Array(AsnConvert.serialize(name));
