/** PKCS#10 certification requests (RFC 2986), DER. */
import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificationRequest } from '@peculiar/asn1-csr';
import { DirectoryString } from '@peculiar/asn1-x509';
import { BadInputError } from '../../../shared/failures.ts';
import { signatureAlgorithmIdentifier, signatureAlgorithmOf } from './algorithms.ts';
import { bitString, context, integer, oid, sequence, setOf, utf8String } from './der.ts';
import type { Name } from './names.ts';
import { asn1Name, nameBytes, nameText } from './names.ts';
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
  const info = sequence(integer(0), nameBytes(asn1Name(subject)), signer.spki, context(0, ...attributes));
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

/** Throws BadInputError where the bytes are no certification request. */
export function readCertificationRequest(der: Uint8Array): RequestFacts {
  try {
    const request = AsnConvert.parse(der, CertificationRequest);
    const info = request.certificationRequestInfo;
    const spki = new Uint8Array(AsnConvert.serialize(info.subjectPKInfo));
    const algorithm = signatureAlgorithmOf(request.signatureAlgorithm.algorithm);
    const signed = new Uint8Array(request.certificationRequestInfoRaw ?? new ArrayBuffer(0));
    const challenge = [...(info.attributes ?? [])].find(({ type }) => type === challengePasswordOid)
      ?.values[0];
    return {
      subject: nameText(info.subject),
      spki,
      signatureValid:
        algorithm !== undefined &&
        verifySignature(spki, algorithm, signed, new Uint8Array(request.signature)),
      ...(challenge ? { challengePassword: AsnConvert.parse(challenge, DirectoryString).toString() } : {}),
    };
  } catch {
    throw new BadInputError(
      'The bytes are no PKCS#10 certification request',
      'certification request',
      'Give a DER request',
    );
  }
}
