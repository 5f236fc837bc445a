import type { CommandName } from '../../protocols/tpm2/constants.ts';

/** Commands of the library specification that answer TPM_RC_COMMAND_CODE (0x143), and why. */
export const NOT_IMPLEMENTED: Readonly<Partial<Record<CommandName, string>>> = {
  CertifyX509:
    "a second X.509 builder inside the TPM, of the caller's partial certificate; no client of an Autopilot rehearsal asks for it",
  FieldUpgradeStart: 'vendor business; the reference has none either',
  FieldUpgradeData: 'vendor business; the reference has none either',
  FirmwareRead: 'vendor business; the reference has none either',
  AC_GetCapability: 'attached components; the reference has none either',
  AC_Send: 'attached components; the reference has none either',
  Policy_AC_SendSelect: 'attached components; the reference has none either',
  ACT_SetTimeout: 'authenticated countdown timers; the reference has none either',
};
