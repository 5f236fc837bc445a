import { oneOf, u16, type Codec } from '../codec.ts';
import { TPM_ALG, TPM_RC } from '../constants.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { ByteWriter } from '../../bytes/byte-writer.ts';
import {
  tpmiAesKeyBits,
  tpmiAlgHash,
  tpmiAlgKdf,
  tpmiAlgSymMode,
  tpmiAlgSymModeOrNull,
} from './interface-types.ts';

/**
 * TPMT_SYM_DEF (Part 2, 11.1.6). For TPM_ALG_XOR `keyBits` is the hash and there is no mode; for
 * TPM_ALG_NULL both are absent on the wire and zero here.
 */
export interface SymmetricDefinition {
  readonly algorithm: number;
  readonly keyBits: number;
  readonly mode: number;
}

export const NO_SYMMETRIC: SymmetricDefinition = { algorithm: TPM_ALG.NULL, keyBits: 0, mode: 0 };
export const AES_128_CFB: SymmetricDefinition = { algorithm: TPM_ALG.AES, keyBits: 128, mode: TPM_ALG.CFB };
export const AES_256_CFB: SymmetricDefinition = { algorithm: TPM_ALG.AES, keyBits: 256, mode: TPM_ALG.CFB };

function symmetric(allowed: readonly number[], mode: Codec<number>): Codec<SymmetricDefinition> {
  const algorithmCodec = oneOf(u16, allowed, TPM_RC.SYMMETRIC);
  return {
    read(reader) {
      const algorithm = algorithmCodec.read(reader);
      if (algorithm === TPM_ALG.NULL) return NO_SYMMETRIC;
      if (algorithm === TPM_ALG.XOR) return { algorithm, keyBits: tpmiAlgHash.read(reader), mode: 0 };
      return { algorithm, keyBits: tpmiAesKeyBits.read(reader), mode: mode.read(reader) };
    },
    write(writer, value) {
      writer.u16(value.algorithm);
      if (value.algorithm === TPM_ALG.NULL) return;
      writer.u16(value.keyBits);
      if (value.algorithm !== TPM_ALG.XOR) writer.u16(value.mode);
    },
  };
}

/** For StartAuthSession: AES, XOR or NULL. */
export const tpmtSymDef = symmetric([TPM_ALG.AES, TPM_ALG.XOR, TPM_ALG.NULL], tpmiAlgSymMode);
/** For a public area; the mode of a symmetric key object may be NULL (any mode). */
export const tpmtSymDefObject = symmetric([TPM_ALG.AES, TPM_ALG.NULL], tpmiAlgSymModeOrNull);
/** The same where NULL is not allowed (TPMS_SYMCIPHER_PARMS). */
export const tpmtSymDefObjectNotNull = symmetric([TPM_ALG.AES], tpmiAlgSymModeOrNull);

/** A scheme and its hash: TPMT_RSA_SCHEME, TPMT_ECC_SCHEME, TPMT_SIG_SCHEME, TPMT_KDF_SCHEME ... */
export interface Scheme {
  readonly scheme: number;
  /** TPM_ALG.NULL where the scheme has no hash. */
  readonly hashAlg: number;
  /** Only for ECDAA: the counter of the TPM2_Commit that a signature completes. */
  readonly count?: number;
}

export const NO_SCHEME: Scheme = { scheme: TPM_ALG.NULL, hashAlg: TPM_ALG.NULL };

function hasHash(scheme: number): boolean {
  return scheme !== TPM_ALG.NULL && scheme !== TPM_ALG.RSAES;
}

function writeScheme(writer: ByteWriter, value: Scheme): void {
  writer.u16(value.scheme);
  if (hasHash(value.scheme)) writer.u16(value.hashAlg);
  if (value.scheme === TPM_ALG.ECDAA) writer.u16(value.count ?? 0);
}

function schemeOf(schemes: readonly number[], responseCode: number): Codec<Scheme> {
  const selector = oneOf(u16, schemes, responseCode);
  return {
    read(reader: ByteReader) {
      const scheme = selector.read(reader);
      if (!hasHash(scheme)) return { ...NO_SCHEME, scheme };
      const hashAlg = tpmiAlgHash.read(reader);
      return scheme === ECDAA ? { scheme, hashAlg, count: reader.u16() } : { scheme, hashAlg };
    },
    write: writeScheme,
  };
}

const { NULL, RSASSA, RSAES, RSAPSS, OAEP, ECDSA, ECDH, ECDAA, ECSCHNORR, ECMQV, HMAC } = TPM_ALG;

export const tpmtRsaScheme = schemeOf([NULL, RSASSA, RSAES, RSAPSS, OAEP], TPM_RC.VALUE);
export const tpmtRsaDecrypt = schemeOf([NULL, RSAES, OAEP], TPM_RC.VALUE);
export const tpmtEccScheme = schemeOf([NULL, ECDSA, ECDH, ECDAA, ECSCHNORR, ECMQV], TPM_RC.SCHEME);
export const tpmtSigScheme = schemeOf([NULL, RSASSA, RSAPSS, ECDSA, ECDAA, ECSCHNORR, HMAC], TPM_RC.SCHEME);
/** TPMI_ECC_KEY_EXCHANGE: the schemes that agree on a key in two phases. */
export const tpmiEccKeyExchangeOrNull = oneOf(u16, [ECDH, ECMQV, NULL], TPM_RC.SCHEME);
/** TPMT_KDF_SCHEME (Part 2, 11.2.3.3). */
export const tpmtKdfScheme: Codec<Scheme> = {
  read(reader) {
    if (reader.peekU16() === NULL) {
      reader.u16();
      return NO_SCHEME;
    }
    return { scheme: tpmiAlgKdf.read(reader), hashAlg: tpmiAlgHash.read(reader) };
  },
  write: writeScheme,
};

/** TPMT_KEYEDHASH_SCHEME (Part 2, 11.1.23); `kdf` only for XOR. */
export interface KeyedHashScheme extends Scheme {
  readonly kdf: number;
}

const NO_KEYEDHASH_SCHEME: KeyedHashScheme = { ...NO_SCHEME, kdf: NULL };

const keyedHashSelector = oneOf(u16, [NULL, HMAC, TPM_ALG.XOR], TPM_RC.VALUE);

export const tpmtKeyedHashScheme: Codec<KeyedHashScheme> = {
  read(reader) {
    const scheme = keyedHashSelector.read(reader);
    if (scheme === NULL) return NO_KEYEDHASH_SCHEME;
    const hashAlg = tpmiAlgHash.read(reader);
    return { scheme, hashAlg, kdf: scheme === TPM_ALG.XOR ? tpmiAlgKdf.read(reader) : NULL };
  },
  write(writer, value) {
    writeScheme(writer, value);
    if (value.scheme === TPM_ALG.XOR) writer.u16(value.kdf);
  },
};
