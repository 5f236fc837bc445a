/** Who a security identifier is, as commands name accounts. */
import { setUpIsOver } from '../../oobe/resume.ts';
import { setUpAccount, setUpAccountSid } from '../../windows/automatic-logon.ts';
import { hasKiosk, kioskUser } from '../../windows/kiosk.ts';
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

export interface LocalAccount {
  readonly name: string;
  readonly comment: string;
  readonly isActive: boolean;
  readonly groups: readonly string[];
}

const builtIn: readonly LocalAccount[] = [
  {
    name: 'Administrator',
    comment: 'Built-in account for administering the computer/domain',
    isActive: false,
    groups: ['Administrators'],
  },
  {
    name: 'DefaultAccount',
    comment: 'A user account managed by the system.',
    isActive: false,
    groups: ['System Managed Accounts Group'],
  },
  {
    name: 'Guest',
    comment: 'Built-in account for guest access to the computer/domain',
    isActive: false,
    groups: ['Guests'],
  },
  {
    name: 'WDAGUtilityAccount',
    comment:
      'A user account managed and used by the system for Windows Defender Application Guard scenarios.',
    isActive: false,
    groups: [],
  },
];

/** By name: Windows' own, the set-up's while it is there, those that a person has made, and the kiosk's. */
export function localAccounts({ registry }: Machine): readonly LocalAccount[] {
  const setUpProfile = registry.exists(`${profiles}\\${setUpAccountSid}`);
  const made = registry
    .keys(profiles)
    .filter((sid) => /^S-1-5-21-\d+-\d+-\d+-1\d{3}$/.test(sid) && sid !== setUpAccountSid)
    .map((sid) => registry.text(`${profiles}\\${sid}`, 'ProfileImagePath') ?? '')
    .map((folder) => folder.slice(folder.lastIndexOf('\\') + 1));
  const administrators = [...(setUpIsOver(registry) && !setUpProfile ? [] : [setUpAccount]), ...made];
  return [
    ...builtIn,
    ...administrators.map((name) => ({
      name,
      comment: '',
      isActive: true,
      groups: ['Administrators', 'Users'],
    })),
    ...(hasKiosk(registry) ? [{ name: kioskUser, comment: '', isActive: true, groups: ['Users'] }] : []),
  ].toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}
