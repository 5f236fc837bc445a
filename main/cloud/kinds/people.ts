/** The people of a tenant by what tells them apart: licences and groups; and people that the export has not. */
import { Directory } from '../directory/directory.ts';
import { userProperties } from '../directory/subjects.ts';
import { derivedId } from '../tenant/derived-id.ts';
import type { Tenant, User } from '../tenant/tenant.ts';
import { candidates } from './candidates.ts';
import { cellsOf, type Dimension } from './cells.ts';
import { groupName, mostTelling, userWords } from './kind-words.ts';
import { wordsOf } from './rule-words.ts';
import { withHolders, type Used } from './used.ts';

/** People with the same licence and groups; the first one stands for all. */
export interface People {
  readonly user: User;
  readonly groups: ReadonlySet<string>;
  readonly count: number;
  /** Ids of groups without a rule that the person is taken to be a member of. */
  readonly memberOf: readonly string[];
}

export interface PeopleOf {
  readonly people: readonly People[];
  /** With those in it that the export has not. */
  readonly tenant: Tenant;
}

/** More than a rule-made person is for. */
const mostMade = 200;

export function peopleOf(tenant: Tenant, used: Used): PeopleOf {
  const practised = tenant.users.find(({ userPrincipalName }) => userPrincipalName === tenant.practice.user);
  const told = tenant.users.filter(({ id, accountEnabled }) => accountEnabled && tenant.sources.has(id));
  const first = practised ?? tenant.users[0];
  if (!first) return { people: [], tenant };
  const held = new Set(tenant.users.map(({ id }) => id));
  const made = told.length === 0 ? madeByRules(tenant, used).filter(({ id }) => !held.has(id)) : [];
  const licensed = told.length > 0 && told.every(({ intuneLicence }) => intuneLicence);
  const without = licensed || tenant.users.every(({ intuneLicence }) => intuneLicence);
  const all = [
    ...tenant.users,
    ...made,
    ...(without ? [practiceUser(tenant, 'practice.unlicensed', {}, false)] : []),
  ];
  const grown: Tenant = all.length === tenant.users.length ? tenant : { ...tenant, users: all };
  const enabled = all.filter(({ accountEnabled }) => accountEnabled);
  return {
    people: alike([first, ...enabled.filter((one) => one !== first)], groupsOf(grown, used)),
    tenant: grown,
  };
}

/** Of all people by id, the groups that decide. */
function groupsOf(tenant: Tenant, used: Used): (user: User) => ReadonlySet<string> {
  const { memberships } = new Directory({ ...tenant, devices: [], identities: [], managedDevices: [] });
  for (let times = 0; times < 6 && memberships.process(); times++);
  return ({ id }) => new Set([...memberships.groupsOf(id)].filter((group) => used.groups.has(group)));
}

/** The commonest first, but for the one who signs in anyway. */
function alike(users: readonly User[], groupsOfUser: (user: User) => ReadonlySet<string>): readonly People[] {
  const found = new Map<string, People & { count: number }>();
  for (const user of users) {
    const groups = groupsOfUser(user);
    const key = `${user.intuneLicence} ${[...groups].toSorted().join(' ')}`;
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { user, groups, count: 1, memberOf: [] });
  }
  const [first, ...others] = found.values();
  if (!first) return [];
  const sorted = others.toSorted((a, b) => b.count - a.count);
  // Somebody of the other licence comes before more of the same.
  const other = sorted.find(({ user }) => user.intuneLicence !== first.user.intuneLicence);
  return [first, ...(other ? [other] : []), ...sorted.filter((one) => one !== other)];
}

const properNames = new Map(userProperties.map((name) => [name.toLowerCase(), name]));

const nameOfProperty = (property: string): string | undefined =>
  properNames.get(property) ??
  (/^extensionattribute\d+$/.test(property) ? property.replace('a', 'A') : undefined);

/** Where the export tells nobody: a person for each combination of values that the rules of user groups tell apart. */
function madeByRules(tenant: Tenant, { rules }: Used): readonly User[] {
  const words = rules.user.flatMap((rule) => wordsOf(rule));
  const properties = [...new Set(words.map(({ property }) => property))].filter(nameOfProperty).toSorted();
  const dimensions = properties.map(
    (property): Dimension => ({
      name: property,
      properties: [property],
      values: candidates(
        '',
        [],
        words.filter((word) => word.property === property),
      ),
      subject: (value) => (value === '' ? {} : { [property]: value }),
    }),
  );
  const { cells } = cellsOf(rules.user, dimensions, mostMade);
  const accounts = new Map<string, number>();
  return cells.flatMap(({ values }) => {
    const known = values.flatMap((value, index): [string, string][] => {
      const name = nameOfProperty(properties[index] ?? '');
      return value === '' || name === undefined ? [] : [[name, value]];
    });
    if (known.length === 0) return [];
    const account = ['practice', ...known.map(([, value]) => slugOf(value))].join('.');
    // Letters of other scripts leave nothing that tells two apart.
    const times = (accounts.get(account) ?? 0) + 1;
    accounts.set(account, times);
    const name = times === 1 ? account : `${account}-${times}`;
    return [practiceUser(tenant, name, Object.fromEntries(known), true)];
  });
}

/** What may stand before the @ of a user principal name. */
const slugOf = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'other';

function practiceUser(
  { organization }: Tenant,
  account: string,
  properties: Readonly<Record<string, string>>,
  intuneLicence: boolean,
): User {
  const userPrincipalName = `${account}@${organization.defaultDomain || 'tenant.example'}`;
  const words = Object.entries(properties).map(([name, value]) => `${name} ${value}`);
  const displayName = `Practice User${intuneLicence ? '' : ' without licence'}${words.length > 0 ? `, ${words.join(', ')}` : ''}`;
  return {
    id: derivedId(`practice user ${userPrincipalName}`),
    userPrincipalName,
    displayName,
    accountEnabled: true,
    intuneLicence,
    source: { displayName, userPrincipalName, ...properties },
  };
}

export interface NamedPeople extends People {
  readonly name: string;
}

/** With what tells people of one licence apart, in words. */
export function namedPeople(people: readonly People[], { groups }: Used): readonly NamedPeople[] {
  return people.map((one) => {
    const peers = people.filter(({ user }) => user.intuneLicence === one.user.intuneLicence);
    const all = peers.map((peer) => peer.groups);
    const telling = peers.length === 1 ? undefined : (mostTelling(one.groups, groups, all) ?? 'no group');
    return { ...one, name: userWords(one.user, telling) };
  });
}

/** The first person, in each group alone that has no rule and whose members nobody knows. */
export function inGroups([somebody]: readonly People[], { groups }: Used): readonly NamedPeople[] {
  if (!somebody) return [];
  const unknown = [...groups.values()].filter(
    ({ id, membershipRule, membersKnown }) =>
      membershipRule === null && !membersKnown && !somebody.groups.has(id),
  );
  return unknown.map(({ id }) => ({
    ...somebody,
    memberOf: [id],
    groups: new Set([...somebody.groups, ...withHolders(groups, id)]),
    name: userWords(somebody.user, groupName(groups, id)),
  }));
}
