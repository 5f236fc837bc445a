/** Reads a conditionalAccessPolicy of Graph (learn.microsoft.com/graph/api/resources/conditionalaccesspolicy). */
import { childOf, isGraphObject, listOf, textOf, textsOf, type GraphObject } from '../graph-object.ts';
import { ownOf } from '../../../../shared/own.ts';
import { parseRule } from '../../rules/parse-rule.ts';
import type {
  ConditionalAccessPolicy,
  GrantControls,
  Selection,
  UndecidedCondition,
} from '../conditional-access.ts';
import type { Reader } from '../tenant-draft.ts';

const states: Readonly<Record<string, ConditionalAccessPolicy['state']>> = {
  enabled: 'enabled',
  disabled: 'disabled',
  enabledForReportingButNotEnforced: 'report-only',
};

export const readConditionalAccessPolicy: Reader = ({ object, id, name, draft, part }) => {
  const conditions = childOf(object, 'conditions');
  const users = childOf(conditions, 'users');
  const applications = childOf(conditions, 'applications');
  const platforms = childOf(conditions, 'platforms');
  const undecided = [
    ...undecidedConditions(conditions, users),
    ...undecidedApps(applications),
    ...undecidedControls(childOf(object, 'grantControls')),
  ];
  const policy: ConditionalAccessPolicy = {
    id,
    displayName: name,
    state: ownOf(states, textOf(object, 'state')) ?? 'enabled',
    users: selectionOf(users, 'Users'),
    groups: selectionOf(users, 'Groups'),
    apps: selectionOf(applications, 'Applications'),
    userActions: textsOf(applications, 'includeUserActions'),
    platforms:
      textsOf(platforms, 'includePlatforms').length === 0 ? null : selectionOf(platforms, 'Platforms'),
    clientAppTypes: textsOf(conditions, 'clientAppTypes'),
    deviceFilter: deviceFilterOf(conditions),
    grant: grantOf(childOf(object, 'grantControls')),
    undecided,
  };
  draft.conditionalAccess.push(policy);
  if (policy.state === 'enabled') for (const { what } of undecided) part(what);
};

const selectionOf = (object: GraphObject, kind: string): Selection => ({
  include: textsOf(object, `include${kind}`),
  exclude: textsOf(object, `exclude${kind}`),
});

const deviceFilterOf = (conditions: GraphObject): ConditionalAccessPolicy['deviceFilter'] => {
  const filter = childOf(childOf(conditions, 'devices'), 'deviceFilter');
  const rule = textOf(filter, 'rule');
  if (rule === '') return null;
  return { rule, mode: textOf(filter, 'mode') === 'exclude' ? 'exclude' : 'include' };
};

function grantOf(controls: GraphObject): GrantControls {
  const strength = childOf(controls, 'authenticationStrength');
  return {
    operator: textOf(controls, 'operator').toUpperCase() === 'AND' ? 'AND' : 'OR',
    controls: textsOf(controls, 'builtInControls'),
    strength:
      textOf(strength, 'id') === '' && textsOf(strength, 'allowedCombinations').length === 0
        ? null
        : combinationsOf(strength),
  };
}

const strong = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];
/** Entra's own strengths; the first takes every combination of two factors. */
const builtIn: Readonly<Record<string, readonly string[]>> = {
  '00000000-0000-0000-0000-000000000003': [...strong, 'deviceBasedPush'],
  '00000000-0000-0000-0000-000000000004': strong,
};
/** Combinations of two factors that a person can sign in by here. */
const anyTwoFactors = [
  'password,microsoftAuthenticatorPush',
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'fido2',
];

function combinationsOf(strength: GraphObject): readonly string[] {
  const own = textsOf(strength, 'allowedCombinations');
  return own.length > 0 ? own : (ownOf(builtIn, textOf(strength, 'id')) ?? anyTwoFactors);
}

/** Present and neither null nor empty. */
const isSet = (object: GraphObject, key: string): boolean => {
  const value = ownOf(object, key);
  if (value === undefined || value === null || value === '' || value === 'none') return false;
  return Array.isArray(value)
    ? value.length > 0
    : !isGraphObject(value) ||
        Object.values(value).some((one) => (Array.isArray(one) ? one.length > 0 : one !== null));
};

/** Conditions on what a rehearsal has no idea of: no risk is known, and no place of the PC. */
function undecidedConditions(conditions: GraphObject, users: GraphObject): UndecidedCondition[] {
  const found: UndecidedCondition[] = [];
  const leftOut = (what: string): void => void found.push({ what, leavesOut: true });
  for (const key of [
    'userRiskLevels',
    'signInRiskLevels',
    'insiderRiskLevels',
    'servicePrincipalRiskLevels',
    'agentIdRiskLevels',
    'authenticationFlows',
    'clientApplications',
  ])
    if (isSet(conditions, key)) leftOut(`conditions.${key}`);
  const locations = childOf(conditions, 'locations');
  const everywhere =
    textsOf(locations, 'includeLocations').includes('All') &&
    textsOf(locations, 'excludeLocations').length === 0;
  if (isSet(conditions, 'locations') && !everywhere) leftOut('conditions.locations');
  const filter = deviceFilterOf(conditions);
  if (filter && typeof parseRule(filter.rule) === 'string') leftOut('conditions.devices.deviceFilter');
  // Who holds a role, no export tells.
  if (textsOf(users, 'includeRoles').length > 0)
    found.push({ what: 'conditions.users.includeRoles', leavesOut: false });
  if (textsOf(users, 'excludeRoles').length > 0)
    found.push({ what: 'conditions.users.excludeRoles', leavesOut: false });
  return found;
}

function undecidedApps(applications: GraphObject): UndecidedCondition[] {
  const filter = isSet(applications, 'applicationFilter')
    ? [{ what: 'conditions.applications.applicationFilter', leavesOut: true }]
    : [];
  const contexts = textsOf(applications, 'includeAuthenticationContextClassReferences');
  return contexts.length > 0
    ? [
        ...filter,
        { what: 'conditions.applications.includeAuthenticationContextClassReferences', leavesOut: true },
      ]
    : filter;
}

const decidedControls = new Set(['block', 'mfa', 'compliantDevice', 'domainJoinedDevice']);

/** Terms of use, approved apps, changes of passwords, controls of others: met, as far as a rehearsal knows. */
function undecidedControls(controls: GraphObject): UndecidedCondition[] {
  const own = textsOf(controls, 'builtInControls').filter((control) => !decidedControls.has(control));
  const more = [
    ...textsOf(controls, 'termsOfUse').map(() => 'termsOfUse'),
    ...textsOf(controls, 'customAuthenticationFactors').map(() => 'customAuthenticationFactors'),
    ...listOf(controls, 'termsOfUse').map(() => 'termsOfUse'),
  ];
  return [...new Set([...own, ...more])].map((what) => ({ what: `grantControls.${what}`, leavesOut: false }));
}
