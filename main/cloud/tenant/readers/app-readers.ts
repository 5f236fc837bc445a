/** Readers of mobile apps (facts/graph#app-types). */
import { childOf, flagOf, graphType, listOf, numberOf, textOf, type GraphObject } from '../graph-object.ts';
import type { App, AppKind, InstallContext } from '../tenant.ts';
import type { Reader, Reading } from '../tenant-draft.ts';
import { readAppAssignments } from './assignments.ts';

const runAs = (object: GraphObject): InstallContext =>
  textOf(childOf(object, 'installExperience'), 'runAsAccount') === 'user' ? 'user' : 'system';

function push(reading: Reading, kind: AppKind, context: InstallContext, rest: Partial<App> = {}): void {
  const { object, id, name, draft } = reading;
  draft.apps.push({
    id,
    kind,
    displayName: name,
    displayVersion: textOf(object, 'displayVersion'),
    context,
    size: numberOf(object, 'size'),
    fileName: textOf(object, 'fileName'),
    source: object,
    dependencies: [],
    supersedes: [],
    ...rest,
    assignments: readAppAssignments(reading),
  });
}

export const readWin32App: Reader = (reading) => {
  const { object, part } = reading;
  for (const rule of win32Rules(object))
    if (graphType(rule).includes('PowerShellScript'))
      part(`${ruleType(rule)} script: taken as met once installed`);
  const related = listOf(object, 'relationships').filter(
    (relation) => textOf(relation, 'targetType') !== 'parent',
  );
  const ofType = (type: string): readonly GraphObject[] =>
    related.filter((relation) => graphType(relation) === type);
  push(reading, 'win32', runAs(object), {
    dependencies: ofType('mobileAppDependency').map((relation) => textOf(relation, 'targetId')),
    supersedes: ofType('mobileAppSupersedence').map((relation) => ({
      id: textOf(relation, 'targetId'),
      type: textOf(relation, 'supersedenceType') === 'replace' ? 'replace' : 'update',
    })),
  });
};

/** Detection and requirement rules, from `rules` and from the beta's separate lists. */
export const win32Rules = (object: GraphObject): readonly GraphObject[] => [
  ...listOf(object, 'rules'),
  ...(listOf(object, 'rules').length > 0 ? [] : listOf(object, 'detectionRules')),
  ...listOf(object, 'requirementRules'),
];

/** 'requirement' for the beta's requirement types and for rules that say so, else 'detection'. */
export const ruleType = (rule: GraphObject): 'detection' | 'requirement' =>
  textOf(rule, 'ruleType') === 'requirement' || graphType(rule).endsWith('Requirement')
    ? 'requirement'
    : 'detection';

export const readWinGetApp: Reader = (reading) => push(reading, 'winget', runAs(reading.object));

export const readMsiApp: Reader = (reading) => {
  const { object, part } = reading;
  if (!textOf(object, 'productCode')) part('productCode is empty');
  push(reading, 'msi', flagOf(object, 'useDeviceContext', true) ? 'system' : 'user', {
    displayVersion: textOf(object, 'productVersion') || textOf(object, 'identityVersion'),
  });
};

export const readOfficeApp: Reader = (reading) => push(reading, 'office', 'system');

/** A package is installed for the device where an assignment says so, else for each user. */
export const readAppxApp: Reader = (reading) => {
  const { object, assignments, part } = reading;
  for (const name of ['identityName', 'identityPublisherHash'])
    if (!textOf(object, name)) part(`${name} is empty`);
  const forDevice = assignments.some((assignment) =>
    flagOf(childOf(assignment, 'settings'), 'useDeviceContext'),
  );
  push(reading, 'appx', forDevice ? 'system' : 'user', {
    displayVersion: textOf(object, 'identityVersion'),
  });
};

/** Listed with whom they are for; how Intune brings them is nobody's published word, or they are links. */
export const readListedApp: Reader = (reading) => {
  readAppAssignments(reading);
  reading.part('installation: apps of this type are listed only');
};
