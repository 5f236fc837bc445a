import { commandShape } from '../command-shape.ts';
import { u16, u64 } from '../codec.ts';
import { tpm2bDigest, tpm2bMaxNvBuffer, tpm2bName } from '../structures/creation-data.ts';
import { tpm2bNvPublic } from '../structures/nv-public.ts';

/** Part 3, 31. */
const authorizedIndex = ['authHandle', 'nvIndex'] as const;

export const nvDefineSpace = commandShape('NV_DefineSpace', {
  handles: ['authHandle'],
  parameters: { auth: tpm2bDigest, publicInfo: tpm2bNvPublic },
});
export const nvUndefineSpace = commandShape('NV_UndefineSpace', { handles: authorizedIndex });
export const nvUndefineSpaceSpecial = commandShape('NV_UndefineSpaceSpecial', {
  handles: ['nvIndex', 'platform'],
});
export const nvReadPublic = commandShape('NV_ReadPublic', {
  handles: ['nvIndex'],
  result: { nvPublic: tpm2bNvPublic, nvName: tpm2bName },
});
export const nvWrite = commandShape('NV_Write', {
  handles: authorizedIndex,
  parameters: { data: tpm2bMaxNvBuffer, offset: u16 },
});
export const nvIncrement = commandShape('NV_Increment', { handles: authorizedIndex });
export const nvExtend = commandShape('NV_Extend', {
  handles: authorizedIndex,
  parameters: { data: tpm2bMaxNvBuffer },
});
export const nvSetBits = commandShape('NV_SetBits', { handles: authorizedIndex, parameters: { bits: u64 } });
export const nvWriteLock = commandShape('NV_WriteLock', { handles: authorizedIndex });
export const nvGlobalWriteLock = commandShape('NV_GlobalWriteLock', { handles: ['authHandle'] });
export const nvRead = commandShape('NV_Read', {
  handles: authorizedIndex,
  parameters: { size: u16, offset: u16 },
  result: { data: tpm2bMaxNvBuffer },
});
export const nvReadLock = commandShape('NV_ReadLock', { handles: authorizedIndex });
export const nvChangeAuth = commandShape('NV_ChangeAuth', {
  handles: ['nvIndex'],
  parameters: { newAuth: tpm2bDigest },
});
