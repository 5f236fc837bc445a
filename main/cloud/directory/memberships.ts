/**
 * Who is in which group. Assigned groups hold what they hold, nested ones included; dynamic groups hold what
 * their last processing found (facts/assignment#groups).
 */
import type { Group, User } from '../tenant/tenant.ts';
import type { EntraDevice } from './records.ts';
import { parseRule } from '../rules/parse-rule.ts';
import { holds, type Rule, type RuleSubject } from '../rules/rule.ts';
import { deviceSubject, userSubject } from './subjects.ts';

interface Members {
  readonly users: ReadonlyMap<string, User>;
  readonly devices: ReadonlyMap<string, EntraDevice>;
  readonly groups: ReadonlyMap<string, Group>;
}

interface Subject {
  readonly id: string;
  readonly subject: RuleSubject;
}

export class Memberships {
  readonly #directory: Members;
  /** Members of dynamic groups by group id, as last processed. */
  readonly #dynamic = new Map<string, ReadonlySet<string>>();
  readonly #rules = new Map<string, Rule | undefined>();
  /** Groups that hold a member directly; made when it is asked for after a change. */
  #holders: ReadonlyMap<string, readonly string[]> | undefined;
  /** What was asked for since then. */
  readonly #asked = new Map<string, ReadonlySet<string>>();

  constructor(directory: Members) {
    this.#directory = directory;
  }

  /** What the last processing of dynamic groups found, for the state digest. */
  state(): unknown {
    return this.#dynamic;
  }

  /** To be called after each change of a group. */
  forget(): void {
    this.#holders = undefined;
    this.#asked.clear();
  }

  /** Processes every dynamic group. Returns true when a membership has changed. */
  process(): boolean {
    let changed = false;
    let devices: readonly Subject[] | undefined;
    let users: readonly Subject[] | undefined;
    for (const group of this.#directory.groups.values()) {
      const { membershipRule: source } = group;
      if (source === null) continue;
      const rule = this.#ruleOf(source);
      const ofDevices = /\bdevice\./i.test(source);
      const subjects = ofDevices ? (devices ??= this.#devices()) : (users ??= this.#users());
      const found = rule ? subjects.filter(({ subject }) => holds(rule, subject)) : [];
      const members = new Set(found.map(({ id }) => id));
      const before = this.#dynamic.get(group.id);
      if (before?.size !== members.size || found.some(({ id }) => !before.has(id))) changed = true;
      this.#dynamic.set(group.id, members);
    }
    if (changed) this.forget();
    return changed;
  }

  /**
   * Ids of the groups that `memberId` (user or device object) is in, directly or through nesting: the same set
   * as long as no group changes.
   */
  groupsOf(memberId: string): ReadonlySet<string> {
    const asked = this.#asked.get(memberId);
    if (asked) return asked;
    const holders = (this.#holders ??= this.#index());
    const found = new Set<string>();
    const open = [memberId];
    for (let id = open.pop(); id !== undefined; id = open.pop())
      for (const groupId of holders.get(id) ?? [])
        if (!found.has(groupId)) {
          found.add(groupId);
          open.push(groupId);
        }
    this.#asked.set(memberId, found);
    return found;
  }

  /** Direct members of a group, by their ids. */
  membersOf(groupId: string): readonly string[] {
    const group = this.#directory.groups.get(groupId);
    if (!group) return [];
    return group.membershipRule === null ? group.members : [...(this.#dynamic.get(groupId) ?? [])];
  }

  #index(): ReadonlyMap<string, readonly string[]> {
    const holders = new Map<string, string[]>();
    for (const group of this.#directory.groups.values()) {
      const members =
        group.membershipRule === null ? group.members : (this.#dynamic.get(group.id) ?? new Set<string>());
      for (const member of members) {
        const known = holders.get(member);
        if (known) known.push(group.id);
        else holders.set(member, [group.id]);
      }
    }
    return holders;
  }

  /** Rules on groups ('memberOf') look at direct members of other groups, as they stand before this processing. */
  #direct(id: string): readonly string[] {
    return (this.#holders ??= this.#index()).get(id) ?? [];
  }

  #devices(): readonly Subject[] {
    return [...this.#directory.devices.values()].map((device) => ({
      id: device.id,
      subject: deviceSubject(device, this.#direct(device.id)),
    }));
  }

  #users(): readonly Subject[] {
    return [...this.#directory.users.values()].map((user) => ({
      id: user.id,
      subject: userSubject(user, this.#direct(user.id)),
    }));
  }

  #ruleOf(source: string): Rule | undefined {
    if (!this.#rules.has(source)) {
      const parsed = parseRule(source);
      this.#rules.set(source, typeof parsed === 'string' ? undefined : parsed);
    }
    return this.#rules.get(source);
  }
}
