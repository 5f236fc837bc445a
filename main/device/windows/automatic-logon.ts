/** Winlogon's automatic sign-in: the set-up's own account comes back by it after a restart. */
import type { Registry } from './registry.ts';

export const winlogonKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon';

/** The account that runs the set-up. */
export const setUpAccount = 'defaultuser0';
export const setUpAccountSid = 'S-1-5-21-0-0-0-1000';

/** Whatever has set the value: a policy, a script, somebody at the prompt. Windows allows it while nothing says no. */
export const automaticLogonIsOff = (registry: Registry): boolean =>
  registry.text(winlogonKey, 'AutoAdminLogon') === '0';

export const allowAutomaticLogon = (registry: Registry, allowed: boolean): void =>
  registry.setText(winlogonKey, 'AutoAdminLogon', allowed ? '1' : '0');

const profileListKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList';

/** Its profile, which Windows else deletes at the end of the set-up, stays behind. */
export const leaveSetUpProfile = (registry: Registry): void =>
  registry.setText(`${profileListKey}\\${setUpAccountSid}`, 'ProfileImagePath', `C:\\Users\\${setUpAccount}`);
