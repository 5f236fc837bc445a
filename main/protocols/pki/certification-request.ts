/** PKCS#10 certification requests (RFC 2986), DER. */
import { BadInputError } from '../../../shared/failures.ts';
import { signatureAlgorithmIdentifier, signatureAlgorithmOf } from './algorithms.ts';
import { bitString, context, integer, oid, sequence, setOf, tags, utf8String } from './der.ts';
import { contentOf, dotted, membersOf, readDer, sequenceOf, type DerNode } from './der-reader.ts';
import { extensionIdAndValue } from './extension-facts.ts';
import type { Name } from './names.ts';
import { nameBytes, nameText, stringOf } from './names.ts';
import type { Signer } from './signer.ts';
import { verifySignature } from './spki.ts';

/** RFC 2985 5.4.1. */
const challengePasswordOid = '1.2.840.113549.1.9.7';
/** RFC 2985 5.4.2. */
const extensionRequestOid = '1.2.840.113549.1.9.14';

export interface RequestOrder {
  readonly subject: Name;
  /** The key that the certificate is asked for. */
  readonly signer: Signer;
  /** SCEP's shared secret. */
  readonly challengePassword?: string;
  /** DER of each extension that the certificate is asked to have (`extension`). */
  readonly extensions?: readonly Uint8Array[];
}

export function makeCertificationRequest(order: RequestOrder): Uint8Array {
  const { subject, signer, challengePassword, extensions = [] } = order;
  const attributes = [
    ...(challengePassword === undefined
      ? []
      : [attribute(challengePasswordOid, utf8String(challengePassword))]),
    ...(extensions.length === 0 ? [] : [attribute(extensionRequestOid, sequence(...extensions))]),
  ];
  const info = sequence(integer(0), nameBytes(subject), signer.spki, context(0, ...attributes));
  return sequence(info, signatureAlgorithmIdentifier(signer.algorithm), bitString(signer.sign(info)));
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value));

export interface RequestFacts {
  /** 'CN=…'. */
  readonly subject: string;
  /** DER. */
  readonly spki: Uint8Array;
  /** Whether the requester holds the private key. */
  readonly signatureValid: boolean;
  readonly challengePassword?: string;
  /** What is inside extnValue, by the extension's OID. */
  readonly extensions: ReadonlyMap<string, Uint8Array>;
}

const place = 'certification request';

/** Throws BadInputError where the bytes are no certification request. */
export function readCertificationRequest(der: Uint8Array): RequestFacts {
  try {
    const [info, identifier, signature] = membersOf(readDer(der, place)[0], tags.sequence, place);
    const [, subject, key, attributes] = membersOf(info, tags.sequence, place);
    const [algorithm] = membersOf(identifier, tags.sequence, place);
    const name = sequenceOf(subject, place);
    const spki = sequenceOf(key, place);
    const used = signatureAlgorithmOf(dotted(contentOf(algorithm, tags.oid, place)));
    const signed = sequenceOf(info, place);
    const challenge = attributes && attributesIn(attributes.content, challengePasswordOid).map(stringOf)[0];
    const asked = attributes ? attributesIn(attributes.content, extensionRequestOid) : [];
    return {
      subject: nameText(name),
      spki,
      signatureValid:
        used !== undefined &&
        verifySignature(spki, used, signed, contentOf(signature, tags.bitString, place).slice(1)),
      ...(challenge === undefined ? {} : { challengePassword: challenge }),
      extensions: new Map(
        asked.flatMap((list) => membersOf(list, tags.sequence, place).map(extensionIdAndValue)),
      ),
    };
  } catch {
    throw new BadInputError('The bytes are no PKCS#10 certification request', place, 'Give a DER request');
  }
}

/** The first value of each attribute of that type. */
const attributesIn = (attributes: Uint8Array, wanted: string): DerNode[] =>
  readDer(attributes, place)
    .map((one) => membersOf(one, tags.sequence, place))
    .filter(([type]) => dotted(contentOf(type, tags.oid, place)) === wanted)
    .flatMap(([, values]) => membersOf(values, tags.set, place).slice(0, 1));
