/** What of a tenant decides about somebody: everything that is assigned, and the groups and filters it names. */
import { parseRule } from '../rules/parse-rule.ts';
import type { Rule } from '../rules/rule.ts';
import type { Assignment } from '../tenant/assignment.ts';
import type { Group, Tenant } from '../tenant/tenant.ts';
import { wordsOf } from './rule-words.ts';

export interface Assigned {
  readonly id: string;
  readonly displayName: string;
  readonly assignments: readonly Assignment[];
}

export interface Used {
  /** Looked at while a device enrols, and later (facts/assignment#filters). */
  readonly enrolment: readonly Assigned[];
  /** Of those: who may enrol what. */
  readonly enrolling: readonly Assigned[];
  readonly managed: readonly Assigned[];
  /** Apps that are installed for the system, for whomever they are. */
  readonly systemApps: readonly Assigned[];
  /** Groups of those who may join and enrol. */
  readonly scopes: readonly string[];
  readonly groups: ReadonlyMap<string, Group>;
  /** Ids. */
  readonly filters: readonly string[];
  readonly rules: { readonly device: readonly Rule[]; readonly user: readonly Rule[] };
  /** Those of devices, as they are written. */
  readonly deviceRules: readonly string[];
}

export function usedOf(tenant: Tenant): Used {
  const enrolling = [...tenant.restrictions, ...tenant.limits, ...tenant.terms];
  const enrolment = [...tenant.espConfigurations, ...enrolling];
  const managed = [...tenant.apps, ...tenant.policies];
  const all: readonly Assigned[] = [...tenant.profiles, ...enrolment, ...managed];
  const targets = all.flatMap(({ assignments }) => assignments.map(({ target }) => target));
  const scopes = [
    ...tenant.mdmScopes.flatMap(({ includedGroups }) => includedGroups),
    ...tenant.joinPolicy.allowedIds,
  ];
  const groups = groupsOf(tenant, [
    ...targets.flatMap((target) => ('groupId' in target ? [target.groupId] : [])),
    ...scopes,
  ]);
  const filtered = new Set(targets.flatMap(({ filter }) => (filter ? [filter.filterId] : [])));
  const filters = tenant.filters.filter(({ id }) => filtered.has(id));
  const dynamic = [...groups.values()].flatMap(({ membershipRule }) => membershipRule ?? []);
  const ofDevices = parsed([...dynamic.filter(isOfDevices), ...filters.map(({ rule }) => rule)]);
  return {
    enrolment,
    enrolling,
    managed,
    systemApps: tenant.apps.filter(({ context }) => context === 'system'),
    scopes,
    groups,
    filters: filters.map(({ id }) => id),
    rules: {
      device: ofDevices.map(({ rule }) => rule),
      user: parsed(dynamic.filter((rule) => !isOfDevices(rule))).map(({ rule }) => rule),
    },
    deviceRules: ofDevices.map(({ source }) => source),
  };
}

/** As the processing of groups sees it. */
const isOfDevices = (rule: string): boolean => /\bdevice\./i.test(rule);

const parsed = (rules: readonly string[]): readonly { readonly source: string; readonly rule: Rule }[] =>
  [...new Set(rules)].flatMap((source) => {
    const rule = parseRule(source);
    return typeof rule === 'string' ? [] : [{ source, rule }];
  });

/** The groups of these ids, those nested in them, and those that their rules ask for. */
function groupsOf({ groups }: Tenant, ids: readonly string[]): ReadonlyMap<string, Group> {
  const all = new Map(groups.map((group) => [group.id, group]));
  const found = new Map<string, Group>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const group = all.get(id);
    if (!group || found.has(id)) continue;
    found.set(id, group);
    open.push(...group.members, ...askedFor(group));
  }
  return found;
}

function askedFor({ membershipRule }: Group): readonly string[] {
  if (membershipRule === null || !/memberof/i.test(membershipRule)) return [];
  const rule = parseRule(membershipRule);
  return typeof rule === 'string'
    ? []
    : wordsOf(rule).flatMap(({ property, text }) => (property === 'memberof' ? [text] : []));
}

/** The group itself, and those that it is nested in. */
export function withHolders(groups: Used['groups'], id: string): readonly string[] {
  const found = new Set([id]);
  for (const inner of found)
    for (const outer of groups.values()) if (outer.members.includes(inner)) found.add(outer.id);
  return [...found];
}
