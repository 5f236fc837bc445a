import { attributeBits, sizedBytes, sizedStructure, struct, u32, type Codec } from '../codec.ts';
import { LIMITS, TPM_ALG, TPMA_OBJECT_RESERVED } from '../constants.ts';
import { NO_BYTES } from '../../bytes/bytes.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { ByteWriter } from '../../bytes/byte-writer.ts';
import {
  tpmtEccScheme,
  tpmtKdfScheme,
  tpmtKeyedHashScheme,
  tpmtRsaScheme,
  tpmtSymDefObject,
  tpmtSymDefObjectNotNull,
  type KeyedHashScheme,
  type Scheme,
  type SymmetricDefinition,
} from './algorithms.ts';
import {
  tpmiAlgHash,
  tpmiAlgHashOrNull,
  tpmiAlgPublic,
  tpmiEccCurve,
  tpmiRsaKeyBits,
} from './interface-types.ts';

export interface RsaParameters {
  readonly symmetric: SymmetricDefinition;
  readonly scheme: Scheme;
  readonly keyBits: number;
  /** 0 stands for 65537. */
  readonly exponent: number;
}
export interface EccParameters {
  readonly symmetric: SymmetricDefinition;
  readonly scheme: Scheme;
  readonly curveID: number;
  readonly kdf: Scheme;
}
/** TPMS_ECC_POINT: coordinates, at most as long as the curve. */
export interface EccPoint {
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

interface CommonPublic {
  readonly nameAlg: number;
  readonly objectAttributes: number;
  readonly authPolicy: Uint8Array;
}
export interface RsaPublic extends CommonPublic {
  readonly type: typeof TPM_ALG.RSA;
  readonly parameters: RsaParameters;
  readonly unique: Uint8Array;
}
export interface EccPublic extends CommonPublic {
  readonly type: typeof TPM_ALG.ECC;
  readonly parameters: EccParameters;
  readonly unique: EccPoint;
}
export interface KeyedHashPublic extends CommonPublic {
  readonly type: typeof TPM_ALG.KEYEDHASH;
  readonly parameters: { readonly scheme: KeyedHashScheme };
  readonly unique: Uint8Array;
}
export interface SymCipherPublic extends CommonPublic {
  readonly type: typeof TPM_ALG.SYMCIPHER;
  readonly parameters: { readonly symmetric: SymmetricDefinition };
  readonly unique: Uint8Array;
}
/** TPMT_PUBLIC (Part 2, 12.2.4). */
export type TpmtPublic = RsaPublic | EccPublic | KeyedHashPublic | SymCipherPublic;

const tpmsRsaParms: Codec<RsaParameters> = struct({
  symmetric: tpmtSymDefObject,
  scheme: tpmtRsaScheme,
  keyBits: tpmiRsaKeyBits,
  exponent: u32,
});
const tpmsEccParms: Codec<EccParameters> = struct({
  symmetric: tpmtSymDefObject,
  scheme: tpmtEccScheme,
  curveID: tpmiEccCurve,
  kdf: tpmtKdfScheme,
});
const tpmsKeyedHashParms: Codec<{ scheme: KeyedHashScheme }> = struct({ scheme: tpmtKeyedHashScheme });
const tpmsSymCipherParms: Codec<{ symmetric: SymmetricDefinition }> = struct({
  symmetric: tpmtSymDefObjectNotNull,
});

const coordinate = sizedBytes(LIMITS.MAX_ECC_KEY_BYTES);
export const tpmsEccPoint: Codec<EccPoint> = struct({ x: coordinate, y: coordinate });
export const tpm2bEccPoint = sizedStructure(tpmsEccPoint);
const digestBytes = sizedBytes(LIMITS.MAX_DIGEST_SIZE);
export const tpm2bPublicKeyRsa = sizedBytes(LIMITS.MAX_RSA_KEY_BYTES);
const objectAttributesCodec = attributeBits(u32, TPMA_OBJECT_RESERVED);

/** The parameters of a type alone; what TPMT_PUBLIC_PARMS selects. */
export interface PublicParms {
  readonly type: number;
  readonly parameters: unknown;
}

/** How `unique` stands on the wire. */
interface UniqueCodecs {
  readonly rsa: Codec<Uint8Array>;
  readonly ecc: Codec<EccPoint>;
  readonly digest: Codec<Uint8Array>;
}
const UNIQUE: UniqueCodecs = { rsa: tpm2bPublicKeyRsa, ecc: tpmsEccPoint, digest: digestBytes };

function tpmtPublicWith(nameAlgCodec: Codec<number>, unique: UniqueCodecs = UNIQUE): Codec<TpmtPublic> {
  return {
    read(reader: ByteReader): TpmtPublic {
      const type = tpmiAlgPublic.read(reader);
      const common = {
        nameAlg: nameAlgCodec.read(reader),
        objectAttributes: objectAttributesCodec.read(reader),
        authPolicy: digestBytes.read(reader),
      };
      switch (type) {
        case TPM_ALG.RSA: {
          const parameters = tpmsRsaParms.read(reader);
          return { type, ...common, parameters, unique: unique.rsa.read(reader) };
        }
        case TPM_ALG.ECC: {
          const parameters = tpmsEccParms.read(reader);
          return { type, ...common, parameters, unique: unique.ecc.read(reader) };
        }
        case TPM_ALG.KEYEDHASH: {
          const parameters = tpmsKeyedHashParms.read(reader);
          return { type, ...common, parameters, unique: unique.digest.read(reader) };
        }
        default: {
          const parameters = tpmsSymCipherParms.read(reader);
          return {
            type: TPM_ALG.SYMCIPHER,
            ...common,
            parameters,
            unique: unique.digest.read(reader),
          };
        }
      }
    },
    write(writer: ByteWriter, value: TpmtPublic) {
      writer.u16(value.type);
      writer.u16(value.nameAlg);
      writer.u32(value.objectAttributes);
      digestBytes.write(writer, value.authPolicy);
      switch (value.type) {
        case TPM_ALG.RSA:
          tpmsRsaParms.write(writer, value.parameters);
          unique.rsa.write(writer, value.unique);
          break;
        case TPM_ALG.ECC:
          tpmsEccParms.write(writer, value.parameters);
          unique.ecc.write(writer, value.unique);
          break;
        case TPM_ALG.KEYEDHASH:
          tpmsKeyedHashParms.write(writer, value.parameters);
          unique.digest.write(writer, value.unique);
          break;
        case TPM_ALG.SYMCIPHER:
          tpmsSymCipherParms.write(writer, value.parameters);
          unique.digest.write(writer, value.unique);
          break;
      }
    },
  };
}

export const tpmtPublic = tpmtPublicWith(tpmiAlgHash);
/** A public area that may have no nameAlg (LoadExternal, and what such an object reads back as). */
export const tpmtPublicAnyName = tpmtPublicWith(tpmiAlgHashOrNull);
export const tpm2bPublic = sizedStructure(tpmtPublic);
export const tpm2bPublicAnyName = sizedStructure(tpmtPublicAnyName);

/** TPMS_DERIVE (Part 2, 11.1.11): what a derived object's secret follows from, besides its parent. */
const label = sizedBytes(32);
export const tpmsDerive = struct({ label, context: label });

/** A template of a derived object: label and context stand in the place of `unique`. */
function nothing<T>(value: T): Codec<T> {
  return { read: () => value, write: () => undefined };
}
const noBytes = nothing(NO_BYTES);
export const derivationTemplate = struct({
  area: tpmtPublicWith(tpmiAlgHash, {
    rsa: noBytes,
    ecc: nothing({ x: NO_BYTES, y: NO_BYTES }),
    digest: noBytes,
  }),
  derive: tpmsDerive,
});

/** TPMT_PUBLIC_PARMS (Part 2, 12.2.3.8), the parameter of TestParms. */
export const tpmtPublicParms: Codec<PublicParms> = {
  read(reader) {
    const type = tpmiAlgPublic.read(reader);
    return { type, parameters: parmsCodec(type).read(reader) };
  },
  write(writer, value) {
    writer.u16(value.type);
    parmsCodec(value.type).write(writer, value.parameters);
  },
};

function parmsCodec(type: number): Codec<unknown> {
  switch (type) {
    case TPM_ALG.RSA:
      return tpmsRsaParms as Codec<unknown>;
    case TPM_ALG.ECC:
      return tpmsEccParms as Codec<unknown>;
    case TPM_ALG.KEYEDHASH:
      return tpmsKeyedHashParms as Codec<unknown>;
    default:
      return tpmsSymCipherParms as Codec<unknown>;
  }
}
