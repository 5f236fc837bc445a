import { fromHex } from '../../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CAP, TPM_CC, TPM_RH } from '../../../../main/protocols/tpm2/constants.ts';
import { base, type BaseCommand } from './base-command.ts';

const digest = new Uint8Array(32).fill(0xd1);

/** Part 3, 21, 24, 25, 29, 30. */
export const hierarchyCommands: readonly BaseCommand[] = [
  base(
    commands.hierarchyControl,
    { authHandle: TPM_RH.PLATFORM, enable: TPM_RH.ENDORSEMENT, state: false },
    1,
  ),
  base(
    commands.setPrimaryPolicy,
    { authHandle: TPM_RH.OWNER, authPolicy: digest, hashAlg: TPM_ALG.SHA256 },
    1,
  ),
  base(commands.changePps, { authHandle: TPM_RH.PLATFORM }, 1),
  base(commands.changeEps, { authHandle: TPM_RH.PLATFORM }, 1),
  base(commands.clear, { authHandle: TPM_RH.LOCKOUT }, 1),
  base(commands.clearControl, { auth: TPM_RH.LOCKOUT, disable: true }, 1),
  base(commands.hierarchyChangeAuth, { authHandle: TPM_RH.OWNER, newAuth: fromHex('0102') }, 1),
  base(commands.dictionaryAttackLockReset, { lockHandle: TPM_RH.LOCKOUT }, 1),
  base(
    commands.dictionaryAttackParameters,
    { lockHandle: TPM_RH.LOCKOUT, newMaxTries: 5, newRecoveryTime: 100, lockoutRecovery: 200 },
    1,
  ),
  base(
    commands.setCommandCodeAuditStatus,
    { auth: TPM_RH.OWNER, auditAlg: TPM_ALG.NULL, setList: [TPM_CC.GetRandom], clearList: [] },
    1,
  ),
  base(
    commands.setCommandCodeAuditStatus,
    { auth: TPM_RH.OWNER, auditAlg: TPM_ALG.SHA256, setList: [], clearList: [] },
    1,
  ),
  base(commands.setAlgorithmSet, { authHandle: TPM_RH.PLATFORM, algorithmSet: 0 }, 1),
  base(commands.readClock, {}),
  base(commands.clockSet, { auth: TPM_RH.OWNER, newTime: 1_000_000n }, 1),
  base(commands.clockRateAdjust, { auth: TPM_RH.OWNER, rateAdjust: 0 }, 1),
  base(commands.getCapability, { capability: TPM_CAP.HANDLES, property: 0x81000000, propertyCount: 4 }),
  base(commands.getCapability, { capability: TPM_CAP.PCRS, property: 0, propertyCount: 4 }),
  base(commands.getCapability, {
    capability: TPM_CAP.PCR_PROPERTIES,
    property: 0,
    propertyCount: 4,
  }),
];
