import type { CommandName } from '../../protocols/tpm2/constants.ts';

/** Commands of the library specification that answer TPM_RC_COMMAND_CODE (0x143), and why. */
export const NOT_IMPLEMENTED: Readonly<Partial<Record<CommandName, string>>> = {
  Commit: 'two-phase ECC (ECDAA) is not used by the rehearsed clients',
  EC_Ephemeral: 'two-phase key exchange, as Commit',
  ZGen_2Phase: 'two-phase key exchange, as Commit',
  CertifyX509: 'costs more than its use is worth',
  PP_Commands: 'no command needs physical presence here',
  FieldUpgradeStart: 'vendor business; the reference has none either',
  FieldUpgradeData: 'vendor business; the reference has none either',
  FirmwareRead: 'vendor business; the reference has none either',
  AC_GetCapability: 'attached components; the reference has none either',
  AC_Send: 'attached components; the reference has none either',
  Policy_AC_SendSelect: 'attached components; the reference has none either',
  ACT_SetTimeout: 'authenticated countdown timers; the reference has none either',
};
