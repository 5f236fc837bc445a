/**
 * Who is in which group. Assigned groups hold what they hold, nested ones included; dynamic groups hold what
 * their last processing found (intune-facts 4.1).
 */
import type { Group, User } from '../tenant/tenant.ts';
import { textOf } from '../tenant/graph-object.ts';
import type { EntraDevice } from './records.ts';
import { holds, parseRule, type Rule, type RuleSubject } from './rule.ts';

interface Members {
  readonly users: ReadonlyMap<string, User>;
  readonly devices: ReadonlyMap<string, EntraDevice>;
  readonly groups: ReadonlyMap<string, Group>;
}

export class Memberships {
  readonly #directory: Members;
  /** Members of dynamic groups by group id, as last processed. */
  readonly #dynamic = new Map<string, ReadonlySet<string>>();
  readonly #rules = new Map<string, Rule | undefined>();

  constructor(directory: Members) {
    this.#directory = directory;
  }

  /** Processes every dynamic group. Returns true when a membership has changed. */
  process(): boolean {
    let changed = false;
    for (const group of this.#directory.groups.values()) {
      if (group.membershipRule === null) continue;
      const members = this.#evaluate(group.membershipRule);
      const before = this.#dynamic.get(group.id);
      if (before?.size !== members.size || [...members].some((member) => !before.has(member))) changed = true;
      this.#dynamic.set(group.id, members);
    }
    return changed;
  }

  /** Ids of the groups that `memberId` (user or device object) is in, directly or through nesting. */
  groupsOf(memberId: string): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [memberId];
    for (let id = open.pop(); id !== undefined; id = open.pop())
      for (const group of this.#directory.groups.values())
        if (!found.has(group.id) && this.#holdsDirectly(group, id)) {
          found.add(group.id);
          open.push(group.id);
        }
    return found;
  }

  #holdsDirectly(group: Group, id: string): boolean {
    return group.membershipRule === null
      ? group.members.includes(id)
      : (this.#dynamic.get(group.id)?.has(id) ?? false);
  }

  #evaluate(source: string): ReadonlySet<string> {
    const rule = this.#ruleOf(source);
    if (!rule) return new Set();
    const subjects: readonly { readonly id: string; readonly subject: RuleSubject }[] = /\bdevice\./i.test(
      source,
    )
      ? [...this.#directory.devices.values()].map((device) => ({
          id: device.id,
          subject: deviceSubject(device),
        }))
      : [...this.#directory.users.values()].map((user) => ({ id: user.id, subject: userSubject(user) }));
    return new Set(subjects.filter(({ subject }) => holds(rule, subject)).map(({ id }) => id));
  }

  #ruleOf(source: string): Rule | undefined {
    if (!this.#rules.has(source)) {
      const parsed = parseRule(source);
      this.#rules.set(source, typeof parsed === 'string' ? undefined : parsed);
    }
    return this.#rules.get(source);
  }
}

const deviceSubject = (device: EntraDevice): RuleSubject => ({
  devicephysicalids: device.physicalIds,
  displayname: device.displayName,
  deviceid: device.deviceId,
  objectid: device.id,
  accountenabled: String(device.accountEnabled),
  deviceostype: 'Windows',
  deviceosversion: device.operatingSystemVersion,
  devicemanufacturer: device.manufacturer,
  devicemodel: device.model,
  devicetrusttype: device.trustType,
  deviceownership: 'Company',
  managementtype: device.isManaged ? 'MDM' : '',
  ...(device.enrollmentProfileName ? { enrollmentprofilename: device.enrollmentProfileName } : {}),
});

const userProperties = [
  'department',
  'jobTitle',
  'city',
  'country',
  'companyName',
  'usageLocation',
  'officeLocation',
];

const userSubject = (user: User): RuleSubject => ({
  userprincipalname: user.userPrincipalName,
  displayname: user.displayName,
  objectid: user.id,
  accountenabled: String(user.accountEnabled),
  ...Object.fromEntries(
    userProperties.flatMap((name) => {
      const value = textOf(user.source, name);
      return value ? [[name.toLowerCase(), value]] : [];
    }),
  ),
});
