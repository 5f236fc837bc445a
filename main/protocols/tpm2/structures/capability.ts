import { list, oneOf, struct, u16, u32, type Codec, type ValueOf } from '../codec.ts';
import { TPM_CAP, TPM_RC } from '../constants.ts';
import { tpmlPcrSelection, tpmsTaggedPcrSelect } from './pcr-selection.ts';

const MAX_ITEMS = 256;
const u32List = list(u32, MAX_ITEMS);

/** TPMU_CAPABILITIES by TPM_CAP (Part 2, 10.9). */
const capabilities = {
  [TPM_CAP.ALGS]: list(struct({ alg: u16, algProperties: u32 }), MAX_ITEMS),
  [TPM_CAP.HANDLES]: u32List,
  /** TPMA_CC of each command. */
  [TPM_CAP.COMMANDS]: u32List,
  [TPM_CAP.PP_COMMANDS]: u32List,
  [TPM_CAP.AUDIT_COMMANDS]: u32List,
  [TPM_CAP.PCRS]: tpmlPcrSelection,
  [TPM_CAP.TPM_PROPERTIES]: list(struct({ property: u32, value: u32 }), MAX_ITEMS),
  [TPM_CAP.PCR_PROPERTIES]: list(tpmsTaggedPcrSelect, MAX_ITEMS),
  [TPM_CAP.ECC_CURVES]: list(u16, MAX_ITEMS),
};

export type CapabilityType = keyof typeof capabilities;
export type CapabilityData = {
  [T in CapabilityType]: { readonly capability: T; readonly data: ValueOf<(typeof capabilities)[T]> };
}[CapabilityType];

export const tpmCap = oneOf(u32, Object.keys(capabilities).map(Number), TPM_RC.VALUE);

/** TPMS_CAPABILITY_DATA (Part 2, 10.10.1). */
export const tpmsCapabilityData: Codec<CapabilityData> = {
  read(reader) {
    const capability = tpmCap.read(reader) as CapabilityType;
    return { capability, data: capabilities[capability].read(reader) } as CapabilityData;
  },
  write(writer, value) {
    writer.u32(value.capability);
    (capabilities[value.capability] as Codec<unknown>).write(writer, value.data);
  },
};
