/** Readers of directory objects: organization, mobility settings, users, groups, filters. */
import { flagOf, listOf, textOf, textsOf, type GraphObject } from '../graph-object.ts';
import { owns } from '../../../../shared/own.ts';
import { hasIntuneLicence } from '../intune-licence.ts';
import type { MdmScope } from '../tenant.ts';
import type { Reader } from '../tenant-draft.ts';
import { parseRule } from '../../rules/parse-rule.ts';
import { propertiesOf } from '../../rules/rule.ts';
import { managedProperties } from '../filter-properties.ts';
import { nameKey } from './assignments.ts';

export const readOrganization: Reader = ({ object, id, name, draft, part }) => {
  const domains = listOf(object, 'verifiedDomains');
  const named = (flag: string): string =>
    textOf(domains.find((domain) => flagOf(domain, flag)) ?? domains[0] ?? {}, 'name');
  if (domains.length === 0) part('verifiedDomains is empty');
  draft.organization = {
    id,
    displayName: name,
    defaultDomain: named('isDefault'),
    initialDomain: named('isInitial'),
    domains: domains.map((domain) => textOf(domain, 'name').toLowerCase()),
    federatedDomains: domains
      .filter((domain) => textOf(domain, 'type') === 'Federated')
      .map((domain) => textOf(domain, 'name').toLowerCase()),
  };
};

const scopes: readonly MdmScope['appliesTo'][] = ['none', 'selected', 'all'];

export const readMobilityPolicy: Reader = ({ object, id, name, draft, part }) => {
  const appliesTo = scopes.find((scope) => scope === textOf(object, 'appliesTo'));
  if (!appliesTo) part('appliesTo');
  draft.mdmScopes.push({
    id,
    displayName: name,
    appliesTo: appliesTo ?? 'none',
    includedGroups: listOf(object, 'includedGroups').map((group) => textOf(group, 'id')),
    discoveryUrl: textOf(object, 'discoveryUrl'),
    termsOfUseUrl: textOf(object, 'termsOfUseUrl'),
    complianceUrl: textOf(object, 'complianceUrl'),
  });
};

export const readUser: Reader = ({ object, id, name, draft }) => {
  draft.users.push({
    id,
    userPrincipalName: textOf(object, 'userPrincipalName'),
    displayName: name,
    accountEnabled: flagOf(object, 'accountEnabled', true),
    intuneLicence: hasIntuneLicence(object),
    source: object,
  });
};

export const readGroup: Reader = ({ object, id, name, draft, part }) => {
  const rule = textOf(object, 'membershipRule');
  const dynamic = textsOf(object, 'groupTypes').includes('DynamicMembership') || rule !== '';
  const on = textOf(object, 'membershipRuleProcessingState') !== 'Paused';
  if (dynamic && typeof parseRule(rule) === 'string') part(`membershipRule: ${rule}`);
  draft.groupIds.set(nameKey(name), id);
  draft.groupIds.set(nameKey(id), id);
  draft.groups.push({
    id,
    displayName: name,
    // A dynamic group whose processing is paused keeps the members that it had.
    members: dynamic && on ? [] : memberIds(object),
    membershipRule: dynamic && on ? rule : null,
    membersKnown: owns(object, 'members') || owns(object, 'members@odata.bind'),
  });
};

/** `members` of an expanded group, or the `members@odata.bind` of one to be created. */
function memberIds(object: GraphObject): string[] {
  const bound = textsOf(object, 'members@odata.bind').map((url) => url.split('/').at(-1) ?? '');
  return [...listOf(object, 'members').map((member) => textOf(member, 'id')), ...bound].filter(Boolean);
}

const known: ReadonlySet<string> = new Set(managedProperties);

export const readFilter: Reader = ({ object, id, name, draft, part }) => {
  const rule = textOf(object, 'rule');
  const parsed = parseRule(rule);
  if (typeof parsed === 'string') part(`rule: ${rule}`);
  else
    for (const property of new Set(propertiesOf(parsed)))
      if (!known.has(property))
        part(
          `rule: ${property} is nothing that a filter may ask of a Windows PC: it lets nothing through where it includes, everything where it excludes`,
        );
  draft.filterIds.set(nameKey(name), id);
  draft.filterIds.set(nameKey(id), id);
  draft.filters.push({ id, displayName: name, rule });
};
