/** What the parameters of faults can name at present: the tenant's apps, scripts and users, and the hosts. */
import type { ChoiceSource } from '../../../shared/faults/fault-entry.ts';
import type { FaultValue } from '../../../shared/faults/order.ts';
import type { FaultChoices } from '../../../shared/faults/fault-view.ts';
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
export function referenceOf<T extends Named>(one: T, among: Iterable<T>): string {
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

export const scriptsOf = ({ cloud }: Hands): Policy[] =>
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

/** Apps that reach the PC first; then those that somebody is required to have; then the others. */
function appsInOrder(hands: Hands): App[] {
  const { directory } = hands.cloud;
  const { serialNumber } = hands.pc.machine.hardware;
  const identity = [...directory.identities.values()].find((one) => one.serialNumber === serialNumber);
  const device = identity && directory.device(identity.azureActiveDirectoryDeviceId);
  const audience = device && audienceOf(directory, device, undefined);
  const rank = (app: App): number => {
    if (audience && resolveIntent(app, audience).install) return 0;
    return app.assignments.some(({ intent }) => intent === 'required') ? 1 : 2;
  };
  return [...directory.apps.values()].toSorted(
    (a, b) => rank(a) - rank(b) || (a.displayName < b.displayName ? -1 : 1),
  );
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

const named = <T extends Named>(list: readonly T[]) =>
  list.slice(0, mostOffered).map((one) => ({ value: referenceOf(one, list), title: one.displayName }));

export function choicesOf(hands: Hands): FaultChoices {
  const apps = appsInOrder(hands);
  const own = hands.cloud.domain ? [`*.${hands.cloud.domain.name}`] : [];
  return {
    hosts: [...new Set([...Object.values(hosts), ...own])]
      .toSorted()
      .map((host) => ({ value: host, title: host })),
    apps: named(apps),
    'dependent-apps': named(apps.filter(({ dependencies }) => dependencies.length > 0)),
    scripts: named(scriptsOf(hands)),
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
    case 'users':
      return userOf(hands, value).userPrincipalName;
    case 'scripts':
      return referenceOf(scriptOf(hands, value), scriptsOf(hands));
    case 'apps':
    case 'dependent-apps':
      return referenceOf(appOf(hands, value), hands.cloud.directory.apps.values());
  }
}
