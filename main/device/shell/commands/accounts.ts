/** Who a security identifier is, as commands name accounts. */
import { setUpAccount, setUpAccountSid } from '../../windows/automatic-logon.ts';
import { localSystem } from '../../windows/events/event-definition.ts';
import { computerNameOf } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';

const profiles = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList';

export interface Account {
  readonly domain: string;
  readonly name: string;
}

/** By the folder of its profile: SYSTEM, the account of the set-up, or a person; whoever is signed in where no SID is given. */
export function accountOf({ registry, eventLog }: Machine, sid = eventLog.signedIn): Account {
  if (sid === localSystem) return { domain: 'NT AUTHORITY', name: 'SYSTEM' };
  const folder = registry.text(`${profiles}\\${sid}`, 'ProfileImagePath');
  const isPerson = sid !== setUpAccountSid && folder !== undefined;
  return {
    domain: isPerson && sid.startsWith('S-1-12-1-') ? 'AzureAD' : computerNameOf(registry),
    name: isPerson ? folder.slice(folder.lastIndexOf('\\') + 1) : setUpAccount,
  };
}
