import { concat, equalBytes, fromHex } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import { mgf1 } from '../../protocols/tpm2/kdf.ts';

/** DigestInfo before the digest (RFC 8017, 9.2, note 1). */
const DIGEST_INFO: Readonly<Record<number, Uint8Array>> = {
  [TPM_ALG.SHA1]: fromHex('3021300906052b0e03021a05000414'),
  [TPM_ALG.SHA256]: fromHex('3031300d060960864801650304020105000420'),
  [TPM_ALG.SHA384]: fromHex('3041300d060960864801650304020205000430'),
  [TPM_ALG.SHA512]: fromHex('3051300d060960864801650304020305000440'),
};

/** EMSA-PKCS1-v1_5 of a digest; null if the block is too small. */
export function pkcs1SignatureBlock(hashAlg: number, hash: Uint8Array, size: number): Uint8Array | null {
  const prefix = DIGEST_INFO[hashAlg];
  if (prefix === undefined) return null;
  const padding = size - 3 - prefix.length - hash.length;
  if (padding < 8) return null;
  return concat(Uint8Array.of(0, 1), new Uint8Array(padding).fill(0xff), Uint8Array.of(0), prefix, hash);
}

/** EME-PKCS1-v1_5 with `filler` (non-zero bytes); null if the message does not fit. */
export function pkcs1EncryptionBlock(message: Uint8Array, filler: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(0, 2), filler, Uint8Array.of(0), message);
}

/** Bytes of filler for a message in a block; less than 8 means that it does not fit. */
export function pkcs1FillerSize(message: Uint8Array, size: number): number {
  return size - 3 - message.length;
}

/** The message in an EME-PKCS1-v1_5 block, or null if the padding is wrong. */
export function pkcs1Unpad(block: Uint8Array): Uint8Array | null {
  if (block[0] !== 0 || block[1] !== 2) return null;
  const end = block.indexOf(0, 2);
  return end < 10 ? null : block.slice(end + 1);
}

/** EMSA-PSS (RFC 8017, 9.1.1) of a digest, for a modulus whose highest bit is set. */
export function pssEncode(
  hashAlg: number,
  hash: Uint8Array,
  salt: Uint8Array,
  size: number,
): Uint8Array | null {
  const hashSize = digestSize(hashAlg);
  if (size < hashSize + salt.length + 2) return null;
  const h = digest(hashAlg, new Uint8Array(8), hash, salt);
  const db = new Uint8Array(size - hashSize - 1);
  db[db.length - salt.length - 1] = 1;
  db.set(salt, db.length - salt.length);
  const masked = maskDb(hashAlg, db, h);
  return concat(masked, h, Uint8Array.of(0xbc));
}

/** EMSA-PSS verification (RFC 8017, 9.1.2) with any salt length. */
export function pssVerify(hashAlg: number, hash: Uint8Array, block: Uint8Array): boolean {
  const hashSize = digestSize(hashAlg);
  if (block.length < hashSize + 2 || block[block.length - 1] !== 0xbc) return false;
  if (((block[0] ?? 0) & 0x80) !== 0) return false;
  const h = block.slice(block.length - hashSize - 1, -1);
  const db = maskDb(hashAlg, block.slice(0, block.length - hashSize - 1), h);
  let at = 0;
  while (at < db.length && db[at] === 0) at++;
  if (db[at] !== 1) return false;
  return equalBytes(digest(hashAlg, new Uint8Array(8), hash, db.slice(at + 1)), h);
}

/** XOR with MGF1(h), the highest bit cleared; its own inverse. */
function maskDb(hashAlg: number, db: Uint8Array, h: Uint8Array): Uint8Array {
  const mask = mgf1(hashAlg, h, db.length);
  const out = db.map((value, i) => value ^ (mask[i] ?? 0));
  out[0] = (out[0] ?? 0) & 0x7f;
  return out;
}
