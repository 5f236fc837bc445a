import { commandShape } from '../command-shape.ts';
import { list, oneOf, u32, u64, u8, yesNo } from '../codec.ts';
import { tpm2bDigest } from '../structures/creation-data.ts';
import { tpmsContext } from '../structures/context.ts';
import { tpmiAlgHashOrNull, tpmiRhEnables, handleInRange } from '../structures/interface-types.ts';
import { PERSISTENT_FIRST, PERSISTENT_LAST, TPM_RC } from '../constants.ts';
import { tpmsTimeInfo } from '../structures/attest.ts';
import { tpmCap, tpmsCapabilityData } from '../structures/capability.ts';

/** Part 3, 21 (audit), 24 (hierarchies), 25 (dictionary attack), 28 (contexts), 29 (clocks), 30 (capability). */
const authHandle = ['authHandle'] as const;

export const hierarchyControl = commandShape('HierarchyControl', {
  handles: authHandle,
  parameters: { enable: tpmiRhEnables, state: yesNo },
});
export const setPrimaryPolicy = commandShape('SetPrimaryPolicy', {
  handles: authHandle,
  parameters: { authPolicy: tpm2bDigest, hashAlg: tpmiAlgHashOrNull },
});
export const changePps = commandShape('ChangePPS', { handles: authHandle });
export const changeEps = commandShape('ChangeEPS', { handles: authHandle });
export const clear = commandShape('Clear', { handles: authHandle });
export const clearControl = commandShape('ClearControl', {
  handles: ['auth'],
  parameters: { disable: yesNo },
});
export const hierarchyChangeAuth = commandShape('HierarchyChangeAuth', {
  handles: authHandle,
  parameters: { newAuth: tpm2bDigest },
});
export const dictionaryAttackLockReset = commandShape('DictionaryAttackLockReset', {
  handles: ['lockHandle'],
});
export const dictionaryAttackParameters = commandShape('DictionaryAttackParameters', {
  handles: ['lockHandle'],
  parameters: { newMaxTries: u32, newRecoveryTime: u32, lockoutRecovery: u32 },
});
/** TPML_CC: at most MAX_CAP_CC. */
const commandCodes = list(u32, 254);
export const setCommandCodeAuditStatus = commandShape('SetCommandCodeAuditStatus', {
  handles: ['auth'],
  parameters: { auditAlg: tpmiAlgHashOrNull, setList: commandCodes, clearList: commandCodes },
});
export const ppCommands = commandShape('PP_Commands', {
  handles: ['auth'],
  parameters: { setList: list(u32, 256), clearList: list(u32, 256) },
});
export const setAlgorithmSet = commandShape('SetAlgorithmSet', {
  handles: authHandle,
  parameters: { algorithmSet: u32 },
});
export const contextSave = commandShape('ContextSave', {
  handles: ['saveHandle'],
  result: { context: tpmsContext },
});
export const contextLoad = commandShape('ContextLoad', {
  parameters: { context: tpmsContext },
  resultHandle: 'loadedHandle',
});
/** The handle of FlushContext is a parameter: no authorization, and the errors are parameter errors. */
export const flushContext = commandShape('FlushContext', { parameters: { flushHandle: u32 } });
export const evictControl = commandShape('EvictControl', {
  handles: ['auth', 'objectHandle'],
  parameters: { persistentHandle: handleInRange(PERSISTENT_FIRST, PERSISTENT_LAST) },
});
export const readClock = commandShape('ReadClock', { result: { currentTime: tpmsTimeInfo } });
export const clockSet = commandShape('ClockSet', { handles: ['auth'], parameters: { newTime: u64 } });
/** TPM_CLOCK_ADJUST: -3 to 3, coarse to fine and back (Part 2, 6.7). */
const tpmClockAdjust = oneOf(u8, [0xfd, 0xfe, 0xff, 0, 1, 2, 3], TPM_RC.VALUE);
export const clockRateAdjust = commandShape('ClockRateAdjust', {
  handles: ['auth'],
  parameters: { rateAdjust: tpmClockAdjust },
});
export const getCapability = commandShape('GetCapability', {
  parameters: { capability: tpmCap, property: u32, propertyCount: u32 },
  result: { moreData: yesNo, capabilityData: tpmsCapabilityData },
});
