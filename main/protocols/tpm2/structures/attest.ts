import { BadInputError } from '../../../../shared/failures.ts';
import { sizedBytes, struct, u16, u32, u64, yesNo, type Codec, type ValueOf } from '../codec.ts';
import { TPM_GENERATED_VALUE, TPM_ST } from '../constants.ts';
import { tpm2bData, tpm2bDigest, tpm2bMaxNvBuffer, tpm2bName } from './creation-data.ts';
import { tpmiStAttest } from './interface-types.ts';
import { tpmlPcrSelection } from './pcr-selection.ts';

/** TPMS_CLOCK_INFO (Part 2, 10.11.1); `clock` in milliseconds. */
export const tpmsClockInfo = struct({ clock: u64, resetCount: u32, restartCount: u32, safe: yesNo });
export type ClockInfo = ValueOf<typeof tpmsClockInfo>;

/** TPMS_TIME_INFO (Part 2, 10.11.6). */
export const tpmsTimeInfo = struct({ time: u64, clockInfo: tpmsClockInfo });

/** TPMU_ATTEST by type (Part 2, 10.12.7 and before). */
const attested = {
  [TPM_ST.ATTEST_CERTIFY]: struct({ name: tpm2bName, qualifiedName: tpm2bName }),
  [TPM_ST.ATTEST_CREATION]: struct({ objectName: tpm2bName, creationHash: tpm2bDigest }),
  [TPM_ST.ATTEST_QUOTE]: struct({ pcrSelect: tpmlPcrSelection, pcrDigest: tpm2bDigest }),
  [TPM_ST.ATTEST_TIME]: struct({ time: tpmsTimeInfo, firmwareVersion: u64 }),
  [TPM_ST.ATTEST_COMMAND_AUDIT]: struct({
    auditCounter: u64,
    digestAlg: u16,
    auditDigest: tpm2bDigest,
    commandDigest: tpm2bDigest,
  }),
  [TPM_ST.ATTEST_SESSION_AUDIT]: struct({ exclusiveSession: yesNo, sessionDigest: tpm2bDigest }),
  [TPM_ST.ATTEST_NV]: struct({ indexName: tpm2bName, offset: u16, nvContents: tpm2bMaxNvBuffer }),
  [TPM_ST.ATTEST_NV_DIGEST]: struct({ indexName: tpm2bName, nvDigest: tpm2bDigest }),
};

export type AttestType = keyof typeof attested;
export type AttestedOf<T extends AttestType> = ValueOf<(typeof attested)[T]>;
export type Attested = {
  [T in AttestType]: { readonly type: T; readonly attested: AttestedOf<T> };
}[AttestType];

interface AttestCommon {
  readonly qualifiedSigner: Uint8Array;
  readonly extraData: Uint8Array;
  readonly clockInfo: ClockInfo;
  readonly firmwareVersion: bigint;
}
/** TPMS_ATTEST (Part 2, 10.12.12). */
export type TpmsAttest = AttestCommon & Attested;

export const tpmsAttest: Codec<TpmsAttest> = {
  read(reader) {
    if (reader.u32() !== TPM_GENERATED_VALUE) {
      throw new BadInputError(
        'the structure does not start with TPM_GENERATED_VALUE',
        'TPMS_ATTEST.magic',
        'Give an attestation made by a TPM.',
      );
    }
    const type = tpmiStAttest.read(reader) as AttestType;
    const common: AttestCommon = {
      qualifiedSigner: tpm2bName.read(reader),
      extraData: tpm2bData.read(reader),
      clockInfo: tpmsClockInfo.read(reader),
      firmwareVersion: u64.read(reader),
    };
    return { ...common, type, attested: attested[type].read(reader) } as TpmsAttest;
  },
  write(writer, value) {
    writer.u32(TPM_GENERATED_VALUE);
    writer.u16(value.type);
    tpm2bName.write(writer, value.qualifiedSigner);
    tpm2bData.write(writer, value.extraData);
    tpmsClockInfo.write(writer, value.clockInfo);
    u64.write(writer, value.firmwareVersion);
    (attested[value.type] as Codec<unknown>).write(writer, value.attested);
  },
};

/** TPM2B_ATTEST: the marshalled structure, kept as the bytes that are signed. */
export const tpm2bAttest = sizedBytes(2048);
