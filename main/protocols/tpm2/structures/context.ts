import { struct, u32, u64, type Codec, type ValueOf } from '../codec.ts';
import { handleType, TPM_HT, TPM_RC, TRANSIENT_FIRST } from '../constants.ts';
import { ResponseFault } from '../response-fault.ts';
import { tpm2bContextData } from './creation-data.ts';
import { tpmiRhHierarchy } from './interface-types.ts';

/** TPMI_DH_SAVED (Part 2, 9.11): a session, or one of three values for objects. */
const tpmiDhSaved: Codec<number> = {
  read(reader) {
    const handle = reader.u32();
    const type = handleType(handle);
    const session = type === TPM_HT.HMAC_SESSION || type === TPM_HT.POLICY_SESSION;
    const object = handle >= TRANSIENT_FIRST && handle <= TRANSIENT_FIRST + 2;
    if (!session && !object) throw new ResponseFault(TPM_RC.VALUE);
    return handle;
  },
  write: u32.write,
};

/** TPMS_CONTEXT (Part 2, 14.5). The blob is private to the TPM. */
export const tpmsContext = struct({
  sequence: u64,
  savedHandle: tpmiDhSaved,
  hierarchy: tpmiRhHierarchy,
  contextBlob: tpm2bContextData,
});
export type SavedContext = ValueOf<typeof tpmsContext>;
