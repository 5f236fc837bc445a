/**
 * PKCS #12 (RFC 7292): a P-256 key and its certificates under a password. The key is encrypted by PBES2 with
 * AES-256 (RFC 8018), the whole is kept together by an HMAC with SHA-256; the certificates lie open inside.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { BadInputError } from '../../../shared/failures.ts';
import { concat, equalBytes } from '../bytes/bytes.ts';
import { idEcPublicKey, prime256v1 } from './algorithms.ts';
import { context, integer, nullValue, octetString, oid, sequence, setOf } from './der.ts';
import { derAt, readDer } from './der-reader.ts';

export interface KeyAndCertificates {
  /** Private scalar of a P-256 key, 32 bytes. */
  readonly secret: Uint8Array;
  /** DER, the key's own certificate first. */
  readonly certificates: readonly Uint8Array[];
}

const ids = {
  data: '1.2.840.113549.1.7.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  hmacWithSha256: '1.2.840.113549.2.9',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
  sha256: '2.16.840.1.101.3.4.2.1',
} as const;

const place = 'PKCS #12';
/** As many as a transport password wants that is used once; readers take the number from the file. */
const iterations = 2_000;
const iterationLimit = 100_000;

/** `salt` makes salts and initial vector: equal input gives equal bytes. */
export function encodePkcs12(
  { secret, certificates }: KeyAndCertificates,
  password: string,
  salt: Uint8Array,
): Uint8Array {
  const [keySalt, vector, macSalt] = ['key', 'vector', 'mac'].map((purpose) =>
    Uint8Array.from(createHash('sha256').update(salt).update(purpose).digest()).slice(0, 16),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  const plain = sequence(
    integer(0),
    sequence(oid(idEcPublicKey), oid(prime256v1)),
    octetString(sequence(integer(1), octetString(secret))),
  );
  const key = pbkdf2Sync(password, keySalt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, vector);
  const shrouded = sequence(
    sequence(
      oid(ids.pbes2),
      sequence(
        sequence(
          oid(ids.pbkdf2),
          sequence(octetString(keySalt), integer(iterations), sequence(oid(ids.hmacWithSha256), nullValue)),
        ),
        sequence(oid(ids.aes256Cbc), octetString(vector)),
      ),
    ),
    octetString(concat(cipher.update(plain), cipher.final())),
  );
  const bags = (...list: readonly Uint8Array[]): Uint8Array => contentInfo(sequence(...list));
  const safe = sequence(
    bags(sequence(oid(ids.shroudedKeyBag), context(0, shrouded), setOf())),
    bags(
      ...certificates.map((certificate) =>
        sequence(
          oid(ids.certBag),
          context(0, sequence(oid(ids.x509Certificate), context(0, octetString(certificate)))),
          setOf(),
        ),
      ),
    ),
  );
  return sequence(
    integer(3),
    contentInfo(safe),
    sequence(
      sequence(sequence(oid(ids.sha256), nullValue), octetString(macOf(safe, password, macSalt, iterations))),
      octetString(macSalt),
      integer(iterations),
    ),
  );
}

/**
 * Reads what `encodePkcs12` writes, and files of the same algorithms. Throws BadInputError: `wrong password` where
 * the HMAC does not fit, else what is wrong with the bytes.
 */
export function decodePkcs12(bytes: Uint8Array, password: string): KeyAndCertificates {
  expectOid(bytes, [0, 2, 0, 0, 0], ids.sha256, 'The HMAC');
  const safe = derAt(bytes, [0, 1, 1, 0], place).content;
  const mac = derAt(bytes, [0, 2, 0, 1], place).content;
  const macSalt = derAt(bytes, [0, 2, 1], place).content;
  const rounds = numberIn(derAt(bytes, [0, 2, 2], place).content);
  if (!equalBytes(mac, macOf(safe, password, macSalt, rounds)))
    throw new BadInputError('wrong password', place, 'Give the password that it was made with');
  const bags = readDer(derAt(safe, [0], place).content, place).flatMap(({ content }) =>
    readDer(derAt(content, [1, 0, 0], place).content, place),
  );
  const ofType = (type: string): Uint8Array[] =>
    bags.flatMap(({ content }) =>
      equalBytes(derAt(content, [0], place).content, oidContent(type))
        ? [derAt(content, [1, 0], place).content]
        : [],
    );
  const [shrouded] = ofType(ids.shroudedKeyBag);
  if (!shrouded) throw new BadInputError('There is no key in it', place, 'Export it with its private key');
  return {
    secret: secretIn(shrouded, password),
    certificates: ofType(ids.certBag).map((bag) => derAt(bag, [1, 0], place).content.slice()),
  };
}

function secretIn(shrouded: Uint8Array, password: string): Uint8Array {
  const parameters = derAt(shrouded, [0, 1], place).content;
  const salt = derAt(parameters, [0, 1, 0], place).content;
  const rounds = numberIn(derAt(parameters, [0, 1, 1], place).content);
  const vector = derAt(parameters, [1, 1], place).content;
  const key = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, vector);
    const plain = concat(decipher.update(derAt(shrouded, [1], place).content), decipher.final());
    expectOid(plain, [0, 1, 0], idEcPublicKey, 'The key');
    expectOid(plain, [0, 1, 1], prime256v1, 'The curve of the key');
    return derAt(derAt(plain, [0, 2], place).content, [0, 1], place).content.slice();
  } catch (error) {
    if (error instanceof BadInputError) throw error;
    throw new BadInputError('The key cannot be decrypted', place, 'Send it again');
  }
}

const oidContent = (id: string): Uint8Array => derAt(oid(id), [0], place).content;

/** Other algorithms than those of the head comment are not read. */
function expectOid(bytes: Uint8Array, path: readonly number[], id: string, what: string): void {
  if (!equalBytes(derAt(bytes, path, place).content, oidContent(id)))
    throw new BadInputError(
      `${what} is of another kind than ${id}`,
      place,
      'Export it with P-256 and SHA-256',
    );
}

const contentInfo = (content: Uint8Array): Uint8Array =>
  sequence(oid(ids.data), context(0, octetString(content)));

function numberIn(content: Uint8Array): number {
  const value = content.reduce((sum, octet) => sum * 256 + octet, 0);
  if (value < 1 || value > iterationLimit)
    throw new BadInputError('The iteration count is out of bounds', place, 'Export it anew');
  return value;
}

function macOf(safe: Uint8Array, password: string, salt: Uint8Array, rounds: number): Uint8Array {
  const key = macKey(password, salt, rounds);
  return Uint8Array.from(createHmac('sha256', key).update(safe).digest());
}

/** RFC 7292 B.2 for SHA-256 and a key of one block: blocks of 64, the password as BMPString with its end. */
function macKey(password: string, salt: Uint8Array, rounds: number): Uint8Array {
  const block = 64;
  const text = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const filled = (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from(
      { length: Math.ceil(bytes.length / block) * block },
      (_, at) => bytes[at % bytes.length] ?? 0,
    );
  let value: Uint8Array = concat(new Uint8Array(block).fill(3), filled(salt), filled(text));
  for (let round = 0; round < rounds; round++)
    value = Uint8Array.from(createHash('sha256').update(value).digest());
  return value;
}
