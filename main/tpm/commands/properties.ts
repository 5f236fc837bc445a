import {
  TPM_ALG,
  TPM_PT,
  TPMA_PERMANENT,
  TPMA_STARTUP_CLEAR,
  LIMITS,
  nvType,
  TPM_NT,
} from '../../protocols/tpm2/constants.ts';
import { isInLockout } from '../entities/lockout.ts';
import { ORDERLY_COUNT } from '../nv/orderly.ts';
import { persistentSlots, sessionSlots, transientSlots, type Machine } from '../state/machine.ts';
import { transientHandles } from '../handles/object-store.ts';
import { ACTIVE_SESSIONS_MAX, CONTEXT_GAP_MAX } from '../profile.ts';
import { activeSessions, loadedSessions } from '../handles/session-store.ts';
import { ECC_CURVES } from '../../protocols/tpm2/structures/interface-types.ts';

/** Four characters as a number, short texts filled up with zero bytes. */
function text(value: string, part = 0): number {
  const bytes = Buffer.alloc(4);
  bytes.write(value.slice(part * 4, part * 4 + 4), 'latin1');
  return bytes.readUInt32BE();
}

/** The TPM_PT values, by rising tag (Part 2, 6.13). */
export function tpmProperties(machine: Machine, commandCount: number): { property: number; value: number }[] {
  return [...fixedProperties(machine, commandCount), ...variableProperties(machine)].map(
    ([property, value]) => ({ property, value: value >>> 0 }),
  );
}

type Row = readonly [property: number, value: number];

function fixedProperties(machine: Machine, commandCount: number): Row[] {
  const { profile } = machine.state;
  return [
    [TPM_PT.FAMILY_INDICATOR, text('2.0')],
    [TPM_PT.LEVEL, 0],
    [TPM_PT.REVISION, 159],
    [TPM_PT.DAY_OF_YEAR, 312],
    [TPM_PT.YEAR, 2019],
    [TPM_PT.MANUFACTURER, text(profile.manufacturer)],
    [TPM_PT.VENDOR_STRING_1, text(profile.vendorString, 0)],
    [TPM_PT.VENDOR_STRING_2, text(profile.vendorString, 1)],
    [TPM_PT.VENDOR_STRING_3, text(profile.vendorString, 2)],
    [TPM_PT.VENDOR_STRING_4, text(profile.vendorString, 3)],
    [TPM_PT.VENDOR_TPM_TYPE, 1],
    [TPM_PT.FIRMWARE_VERSION_1, profile.firmwareVersion[0]],
    [TPM_PT.FIRMWARE_VERSION_2, profile.firmwareVersion[1]],
    [TPM_PT.INPUT_BUFFER, LIMITS.MAX_BUFFER],
    [TPM_PT.HR_TRANSIENT_MIN, transientSlots(machine)],
    [TPM_PT.HR_PERSISTENT_MIN, persistentSlots(machine)],
    [TPM_PT.HR_LOADED_MIN, sessionSlots(machine)],
    [TPM_PT.ACTIVE_SESSIONS_MAX, ACTIVE_SESSIONS_MAX],
    [TPM_PT.PCR_COUNT, LIMITS.PCR_COUNT],
    [TPM_PT.PCR_SELECT_MIN, LIMITS.PCR_SELECT_SIZE],
    [TPM_PT.CONTEXT_GAP_MAX, CONTEXT_GAP_MAX],
    [TPM_PT.NV_COUNTERS_MAX, 0],
    [TPM_PT.NV_INDEX_MAX, LIMITS.MAX_NV_INDEX_SIZE],
    [TPM_PT.MEMORY, 6],
    [TPM_PT.CLOCK_UPDATE, 4096],
    [TPM_PT.CONTEXT_HASH, TPM_ALG.SHA512],
    [TPM_PT.CONTEXT_SYM, TPM_ALG.AES],
    [TPM_PT.CONTEXT_SYM_SIZE, 256],
    [TPM_PT.ORDERLY_COUNT, ORDERLY_COUNT],
    [TPM_PT.MAX_COMMAND_SIZE, LIMITS.MAX_COMMAND_SIZE],
    [TPM_PT.MAX_RESPONSE_SIZE, LIMITS.MAX_COMMAND_SIZE],
    [TPM_PT.MAX_DIGEST, LIMITS.MAX_DIGEST_SIZE],
    [TPM_PT.MAX_OBJECT_CONTEXT, 2900],
    [TPM_PT.MAX_SESSION_CONTEXT, 1024],
    [TPM_PT.PS_FAMILY_INDICATOR, text('2.0')],
    [TPM_PT.PS_LEVEL, 0],
    [TPM_PT.PS_REVISION, 159],
    [TPM_PT.PS_DAY_OF_YEAR, 312],
    [TPM_PT.PS_YEAR, 2019],
    [TPM_PT.SPLIT_MAX, 128],
    [TPM_PT.TOTAL_COMMANDS, commandCount],
    [TPM_PT.LIBRARY_COMMANDS, commandCount],
    [TPM_PT.VENDOR_COMMANDS, 0],
    [TPM_PT.NV_BUFFER_MAX, LIMITS.MAX_NV_BUFFER],
    [TPM_PT.MODES, 0],
    [TPM_PT.MAX_CAP_BUFFER, 1024],
  ];
}

function variableProperties(machine: Machine): Row[] {
  const { permanent } = machine.state;
  const counters = permanent.nvIndices.filter((index) => nvType(index.public.attributes) === TPM_NT.COUNTER);
  const loaded = loadedSessions(machine).length;
  const active = activeSessions(machine).length;
  const { lockout } = permanent;
  return [
    [TPM_PT.PERMANENT, permanentAttributes(machine)],
    [TPM_PT.STARTUP_CLEAR, startupClearAttributes(machine)],
    [TPM_PT.HR_NV_INDEX, permanent.nvIndices.length],
    [TPM_PT.HR_LOADED, loaded],
    [TPM_PT.HR_LOADED_AVAIL, sessionSlots(machine) - loaded],
    [TPM_PT.HR_ACTIVE, active],
    [TPM_PT.HR_ACTIVE_AVAIL, ACTIVE_SESSIONS_MAX - active],
    [TPM_PT.HR_TRANSIENT_AVAIL, transientSlots(machine) - transientHandles(machine).length],
    [TPM_PT.HR_PERSISTENT, permanent.persistent.length],
    [TPM_PT.HR_PERSISTENT_AVAIL, persistentSlots(machine) - permanent.persistent.length],
    [TPM_PT.NV_COUNTERS, counters.length],
    [TPM_PT.NV_COUNTERS_AVAIL, 64],
    [TPM_PT.ALGORITHM_SET, permanent.algorithmSet],
    [TPM_PT.LOADED_CURVES, ECC_CURVES.length],
    [TPM_PT.LOCKOUT_COUNTER, lockout.failedTries],
    [TPM_PT.MAX_AUTH_FAIL, lockout.maxTries],
    [TPM_PT.LOCKOUT_INTERVAL, lockout.recoveryTime],
    [TPM_PT.LOCKOUT_RECOVERY, lockout.lockoutRecovery],
    [TPM_PT.NV_WRITE_RECOVERY, 0],
    [TPM_PT.AUDIT_COUNTER_0, Number(permanent.auditCounter >> 32n)],
    [TPM_PT.AUDIT_COUNTER_1, Number(permanent.auditCounter & 0xffffffffn)],
  ];
}

/** TPMA_PERMANENT (Part 2, 8.6). */
function permanentAttributes(machine: Machine): number {
  const { permanent } = machine.state;
  let bits: number = TPMA_PERMANENT.tpmGeneratedEPS;
  if (permanent.ownerAuth.authValue.length > 0) bits |= TPMA_PERMANENT.ownerAuthSet;
  if (permanent.endorsementAuth.authValue.length > 0) bits |= TPMA_PERMANENT.endorsementAuthSet;
  if (permanent.lockoutAuth.authValue.length > 0) bits |= TPMA_PERMANENT.lockoutAuthSet;
  if (permanent.disableClear) bits |= TPMA_PERMANENT.disableClear;
  if (isInLockout(machine)) bits |= TPMA_PERMANENT.inLockout;
  return bits;
}

/** TPMA_STARTUP_CLEAR (Part 2, 8.7). */
function startupClearAttributes(machine: Machine): number {
  const { stateClear, volatile } = machine.state;
  let bits = 0;
  if (stateClear.phEnable) bits |= TPMA_STARTUP_CLEAR.phEnable;
  if (stateClear.shEnable) bits |= TPMA_STARTUP_CLEAR.shEnable;
  if (stateClear.ehEnable) bits |= TPMA_STARTUP_CLEAR.ehEnable;
  if (stateClear.phEnableNV) bits |= TPMA_STARTUP_CLEAR.phEnableNV;
  if (volatile.orderly) bits |= TPMA_STARTUP_CLEAR.orderly;
  return bits;
}
