/** What an installer's exit code means to Intune's agent. */
import { Win32 } from '../hresult/win32.ts';
import type { Win32AppPolicy } from './ime.messages.ts';

export type ReturnCode = Win32AppPolicy['ReturnCodes'][number];

/** What a new app gets in the portal; 1707 is what the Windows Installer's event log calls a success. */
export const usualReturnCodes: readonly ReturnCode[] = [
  { ReturnCode: 0, Type: 'success' },
  { ReturnCode: 1707, Type: 'success' },
  { ReturnCode: Win32.ERROR_SUCCESS_REBOOT_REQUIRED, Type: 'softReboot' },
  { ReturnCode: Win32.ERROR_SUCCESS_REBOOT_INITIATED, Type: 'hardReboot' },
  { ReturnCode: Win32.ERROR_INSTALL_ALREADY_RUNNING, Type: 'retry' },
];
