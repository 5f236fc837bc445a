/** PKCS#10 certification requests (RFC 2986), DER. */
import { BadInputError } from '../../../shared/failures.ts';
import { signatureAlgorithmIdentifier, signatureAlgorithmOf } from './algorithms.ts';
import { bitString, context, integer, oid, sequence, setOf, tags, utf8String } from './der.ts';
import { contentOf, dotted, membersOf, readDer, sequenceOf } from './der-reader.ts';
import type { Name } from './names.ts';
import { nameBytes, nameText, stringOf } from './names.ts';
import type { Signer } from './signer.ts';
import { verifySignature } from './spki.ts';

/** RFC 2985 5.4.1. */
const challengePasswordOid = '1.2.840.113549.1.9.7';

export interface RequestOrder {
  readonly subject: Name;
  /** The key that the certificate is asked for. */
  readonly signer: Signer;
  /** SCEP's shared secret. */
  readonly challengePassword?: string;
}

export function makeCertificationRequest({ subject, signer, challengePassword }: RequestOrder): Uint8Array {
  const attributes =
    challengePassword === undefined
      ? []
      : [sequence(oid(challengePasswordOid), setOf(utf8String(challengePassword)))];
  const info = sequence(integer(0), nameBytes(subject), signer.spki, context(0, ...attributes));
  return sequence(info, signatureAlgorithmIdentifier(signer.algorithm), bitString(signer.sign(info)));
}

export interface RequestFacts {
  /** 'CN=…'. */
  readonly subject: string;
  /** DER. */
  readonly spki: Uint8Array;
  /** Whether the requester holds the private key. */
  readonly signatureValid: boolean;
  readonly challengePassword?: string;
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
    const challenge = attributes && challengeIn(attributes.content);
    return {
      subject: nameText(name),
      spki,
      signatureValid:
        used !== undefined &&
        verifySignature(spki, used, signed, contentOf(signature, tags.bitString, place).slice(1)),
      ...(challenge === undefined ? {} : { challengePassword: challenge }),
    };
  } catch {
    throw new BadInputError('The bytes are no PKCS#10 certification request', place, 'Give a DER request');
  }
}

/** The challenge password among the attributes of a request. */
const challengeIn = (attributes: Uint8Array): string | undefined =>
  readDer(attributes, place)
    .map((attribute) => membersOf(attribute, tags.sequence, place))
    .filter(([type]) => dotted(contentOf(type, tags.oid, place)) === challengePasswordOid)
    .map(([, values]) => stringOf(membersOf(values, tags.set, place)[0]))[0];
