import { TPM_CC, TPM_RC, TPM_RH } from '../../protocols/tpm2/constants.ts';
import type { Entity } from './entities.ts';
import { fail } from '../fail.ts';
import type { Machine } from '../state/machine.ts';

/** Physical presence (Part 1, 19.4; Part 3, 26.2). */

/** Commands for which the platform may ask for it: those whose table in Part 3 has {PP} at a handle. */
const MAY_NEED_PRESENCE: ReadonlySet<number> = new Set<number>([
  TPM_CC.NV_UndefineSpaceSpecial,
  TPM_CC.EvictControl,
  TPM_CC.HierarchyControl,
  TPM_CC.NV_UndefineSpace,
  TPM_CC.ChangeEPS,
  TPM_CC.ChangePPS,
  TPM_CC.Clear,
  TPM_CC.ClearControl,
  TPM_CC.ClockSet,
  TPM_CC.HierarchyChangeAuth,
  TPM_CC.NV_DefineSpace,
  TPM_CC.PCR_Allocate,
  TPM_CC.PCR_SetAuthPolicy,
  TPM_CC.SetPrimaryPolicy,
  TPM_CC.ClockRateAdjust,
  TPM_CC.CreatePrimary,
  TPM_CC.NV_GlobalWriteLock,
  TPM_CC.SetCommandCodeAuditStatus,
]);

/** Sets and clears what asks for presence; PP_Commands itself always does. Other codes are passed over. */
export function changePresenceList(
  machine: Machine,
  setList: readonly number[],
  clearList: readonly number[],
): void {
  const { permanent } = machine.state;
  const listed = new Set(permanent.ppCommands);
  for (const code of setList) if (MAY_NEED_PRESENCE.has(code)) listed.add(code);
  for (const code of clearList) if (code !== TPM_CC.PP_Commands) listed.delete(code);
  permanent.ppCommands = [...listed].sort((a, b) => a - b);
}

/** Fails with PP if platformAuth authorizes a listed command and nobody is there. */
export function requirePresence(machine: Machine, commandCode: number, entity: Entity): void {
  const { permanent, volatile } = machine.state;
  const ofPlatform = entity.kind === 'hierarchy' && entity.handle === TPM_RH.PLATFORM;
  if (ofPlatform && permanent.ppCommands.includes(commandCode) && !volatile.physicalPresence) fail(TPM_RC.PP);
}
