/** What the parameters of faults can name at present: the tenant's apps, scripts and users, and the hosts. */
import type { ChoiceSource } from '../../../shared/faults/fault-entry.ts';
import type { FaultValue } from '../../../shared/faults/order.ts';
import type { FaultChoice, FaultChoices } from '../../../shared/faults/fault-view.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import { audienceOf } from '../../cloud/directory/audience.ts';
import { resolveIntent } from '../../cloud/intune/engine/app-intent.ts';
import type { Policy } from '../../cloud/tenant/policy.ts';
import type { App, User } from '../../cloud/tenant/tenant.ts';
import type { Hands } from './hands.ts';
import { LeverRefused } from './hands.ts';

/** More are not offered: a form with them helps nobody. Any other can be named all the same. */
const mostOffered = 200;

interface Named {
  readonly id: string;
  readonly displayName: string;
}

/** The name, where no other has it; else the id. */
function referenceOf<T extends Named>(one: T, among: Iterable<T>): string {
  const name = one.displayName.toLowerCase();
  for (const other of among) if (other !== one && other.displayName.toLowerCase() === name) return one.id;
  return one.displayName;
}

function find<T extends Named>(what: string, among: Iterable<T>, wanted: FaultValue | undefined): T {
  const name = String(wanted ?? '').toLowerCase();
  const list = [...among];
  const found =
    list.find(({ id }) => id.toLowerCase() === name) ??
    list.find(({ displayName }) => displayName.toLowerCase() === name);
  if (found) return found;
  throw new LeverRefused(
    list.length === 0
      ? `the tenant has no ${what}`
      : `the tenant has no ${what} "${wanted ?? ''}": choose from ${list
          .slice(0, 20)
          .map(({ displayName }) => displayName)
          .join(', ')}`,
  );
}

const scriptsOf = ({ cloud }: Hands): Policy[] =>
  [...cloud.directory.policies.values()].filter(({ kind }) => kind === 'script');

export const appOf = ({ cloud }: Hands, named: FaultValue | undefined): App =>
  find('app', cloud.directory.apps.values(), named);
export const scriptOf = (hands: Hands, named: FaultValue | undefined): Policy =>
  find('script', scriptsOf(hands), named);

export function userOf({ cloud }: Hands, named: FaultValue | undefined): User {
  const user = cloud.directory.userByName(String(named ?? ''));
  if (user) return user;
  throw new LeverRefused(`the tenant has no user "${named ?? ''}"`);
}

/** Whether an app is going to be installed on the PC, whoever signs in. */
function reaching({ cloud: { directory }, pc }: Hands): (app: App) => boolean {
  const { serialNumber } = pc.machine.hardware;
  const identity = [...directory.identities.values()].find((one) => one.serialNumber === serialNumber);
  const device = identity && directory.device(identity.azureActiveDirectoryDeviceId);
  const audience = device && audienceOf(directory, device, undefined);
  return (app) => audience !== undefined && Boolean(resolveIntent(app, audience).install);
}

/** Apps that reach the PC first, then by name. */
function appsInOrder(hands: Hands): (App & { readonly reaches: boolean })[] {
  const reaches = reaching(hands);
  return Array.from(hands.cloud.directory.apps.values(), (app) => ({
    ...app,
    reaches: reaches(app),
  })).toSorted((a, b) => Number(b.reaches) - Number(a.reaches) || (a.displayName < b.displayName ? -1 : 1));
}

/** The person of the rehearsal first. */
function usersInOrder({ cloud, scenario, tenant }: Hands): User[] {
  const first = [scenario.user, tenant.practice.user].map((name) => name.toLowerCase());
  const rank = ({ userPrincipalName }: User): number => {
    const at = first.indexOf(userPrincipalName.toLowerCase());
    return at < 0 ? first.length : at;
  };
  return [...cloud.directory.users.values()].toSorted((a, b) => rank(a) - rank(b));
}

/** In place of one of the tenant's: the fault brings a script along. */
export const newScript = 'new';

/** Group tags that rules of groups ask for, but for the PC's own. */
function tagsOf({ cloud, pc }: Hands): string[] {
  const { serialNumber } = pc.machine.hardware;
  const own = [...cloud.directory.identities.values()].find(
    (one) => one.serialNumber === serialNumber,
  )?.groupTag;
  const rules = [...cloud.directory.groups.values()].map(({ membershipRule }) => membershipRule ?? '');
  const tags = rules.flatMap((rule) =>
    [...rule.matchAll(/\[OrderID\]:([^"'\\]+)/gi)].map(([, tag = '']) => tag.trim()),
  );
  return [...new Set(tags)]
    .filter((tag) => tag !== own)
    .toSorted()
    .slice(0, mostOffered);
}

const named = <T extends Named & { readonly reaches?: boolean }>(list: readonly T[]): FaultChoice[] =>
  list.slice(0, mostOffered).map((one) => ({
    value: referenceOf(one, list),
    title: one.displayName,
    ...(one.reaches === undefined ? {} : { reaches: one.reaches }),
  }));

export function choicesOf(hands: Hands): FaultChoices {
  const apps = appsInOrder(hands);
  const own = hands.cloud.domain ? [`*.${hands.cloud.domain.name}`] : [];
  return {
    hosts: [...new Set([...Object.values(hosts), ...own])]
      .toSorted()
      .map((host) => ({ value: host, title: host })),
    apps: named(apps),
    'dependent-apps': named(apps.filter(({ dependencies }) => dependencies.length > 0)),
    scripts: [...named(scriptsOf(hands)), { value: newScript, title: 'A new script for all devices' }],
    'group-tags': tagsOf(hands).map((tag) => ({ value: tag, title: tag })),
    users: usersInOrder(hands)
      .slice(0, mostOffered)
      .map(({ userPrincipalName, displayName }) => ({ value: userPrincipalName, title: displayName })),
  };
}

/** The value as it is kept: by the name that the tenant has for it. Throws LeverRefused for what it does not have. */
export function settled(hands: Hands, from: ChoiceSource, value: FaultValue): string {
  switch (from) {
    case 'hosts':
      return String(value).toLowerCase();
    case 'group-tags':
      return String(value);
    case 'users':
      return userOf(hands, value).userPrincipalName;
    case 'scripts':
      if (value === newScript) return newScript;
      return referenceOf(scriptOf(hands, value), scriptsOf(hands));
    case 'apps':
    case 'dependent-apps':
      return referenceOf(appOf(hands, value), hands.cloud.directory.apps.values());
  }
}
