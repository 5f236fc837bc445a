/** Win32 and WinGet apps as the agent gets them (ime.messages.ts; Graph's win32LobApp, facts/graph#app-types). */
import { seal } from '../../protocols/ime/sealed.ts';
import { usualReturnCodes } from '../../protocols/ime/return-codes.ts';
import type { ReturnCode } from '../../protocols/ime/return-codes.ts';
import type { DetectionRule, ScriptAnswer, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Behaviours } from './behaviours.ts';
import { childOf, graphType, listOf, numberOf, textOf, type GraphObject } from '../tenant/graph-object.ts';
import { ruleType, win32Rules } from '../tenant/readers/app-readers.ts';
import type { App } from '../tenant/tenant.ts';
import { packageIdentifierOf } from './content/content-urls.ts';
import { winGetRule } from './content/winget-folder.ts';
import type { PlannedApp } from './engine/app-plan.ts';
import { dependenciesOf, detectOnlyOf, supersededBy, type Apps } from './engine/relationships.ts';

const returnTypes: readonly ReturnCode['Type'][] = ['failed', 'success', 'softReboot', 'hardReboot', 'retry'];

/**
 * Planned apps of the agent's kinds; the apps that they need first and those that they take the place of come
 * along even where nobody assigned those. What is to be uninstalled comes last.
 */
export function agentPolicies(
  planned: readonly PlannedApp[],
  apps: Apps,
  behaviours: Pick<Behaviours, 'app'>,
): Win32AppPolicy[] {
  const own = planned.filter(
    ({ app, action }) => (app.kind === 'win32' || app.kind === 'winget') && action !== 'conflict',
  );
  const known = new Set(own.map(({ app }) => app.id));
  const along = own
    .filter(({ action }) => action === 'install')
    .flatMap(({ app, blocking }) =>
      [...dependenciesOf(app, apps), ...supersededBy(app, apps)].map((other) => ({ other, blocking })),
    )
    .filter(({ other }) => !known.has(other.id) && known.add(other.id));
  return [
    ...along.map(({ other, blocking }) =>
      policyOf(other, { Intent: 3, TargetType: 0 }, blocking, apps, behaviours),
    ),
    ...own.map(({ app, via, blocking, awaited, action }) => {
      const TargetType = via === 'device' ? 2 : 1;
      const aim = { Intent: action === 'install' ? 3 : 4, TargetType } as const;
      const policy = policyOf(app, aim, blocking, apps, behaviours);
      return awaited ? { ...policy, Awaited: awaited } : policy;
    }),
  ];
}

function policyOf(
  app: App,
  aim: Pick<Win32AppPolicy, 'Intent' | 'TargetType'>,
  blocking: boolean,
  apps: Apps,
  behaviours: Pick<Behaviours, 'app'>,
): Win32AppPolicy {
  const { source } = app;
  const { requirement } = behaviours.app(app);
  const rules = win32Rules(source);
  const returnCodes = listOf(source, 'returnCodes').flatMap((entry): ReturnCode[] => {
    const type = returnTypes.find((known) => known === textOf(entry, 'type'));
    return type ? [{ ReturnCode: numberOf(entry, 'returnCode'), Type: type }] : [];
  });
  const ofType = (wanted: 'detection' | 'requirement'): DetectionRule[] =>
    rules.filter((rule) => ruleType(rule) === wanted).map(asRule);
  const detectOnly = detectOnlyOf(app).filter((id) => apps.has(id));
  const uninstall = textOf(source, 'uninstallCommandLine');
  const experience = childOf(source, 'installExperience');
  const restart = restartBehaviors.find((one) => one === textOf(experience, 'deviceRestartBehavior'));
  const superseded = app.supersedes
    .filter(({ id }) => apps.has(id))
    .map(({ id, type }) => ({ Id: id, Type: type }));
  return {
    Id: app.id,
    Name: app.displayName,
    Version: numberOf(source, 'committedContentVersion', 1),
    ...aim,
    InstallCommandLine: textOf(source, 'installCommandLine'),
    RunAs: app.context === 'system' ? 1 : 0,
    MaxRunTimeInMinutes: numberOf(experience, 'maxRunTimeInMinutes', 60),
    ReturnCodes: returnCodes.length > 0 ? returnCodes : usualReturnCodes,
    DetectionRules: app.kind === 'winget' ? [winGetRule(app)] : ofType('detection'),
    RequirementRules: [
      ...minimums(source),
      ...ofType('requirement').map((rule) => declaring(rule, requirement)),
    ],
    ...(detectOnly.length > 0 ? { DetectOnly: detectOnly } : {}),
    FlatDependencies: dependenciesOf(app, apps).map(({ id }) => id),
    Blocking: blocking,
    Kind: app.kind === 'winget' ? 'winget' : 'win32',
    ...(app.kind === 'winget' ? { PackageIdentifier: packageIdentifierOf(app) } : {}),
    ...(uninstall ? { UninstallCommandLine: uninstall } : {}),
    ...(superseded.length > 0 ? { Supersedes: superseded } : {}),
    ...(restart ? { DeviceRestartBehavior: restart } : {}),
  };
}

const restartBehaviors = ['basedOnReturnCode', 'allow', 'suppress', 'force'] as const;

/** 'win32LobAppRegistryRule' -> 'registry': Graph's field names stay. */
function asRule(rule: GraphObject): DetectionRule {
  const name =
    /^win32LobApp(\w+?)(?:Rule|Detection|Requirement)$/.exec(graphType(rule))?.[1] ?? graphType(rule);
  return { ...rule, type: `${name.charAt(0).toLowerCase()}${name.slice(1)}` };
}

/** A requirement script is not run: what it says comes with its rule. */
const declaring = (rule: DetectionRule, declaredAnswer: ScriptAnswer | undefined): DetectionRule =>
  declaredAnswer && /script/i.test(rule.type) ? { ...rule, declaredAnswer: seal(declaredAnswer) } : rule;

const requirements = [
  'applicableArchitectures',
  'minimumSupportedWindowsRelease',
  'minimumFreeDiskSpaceInMB',
  'minimumMemoryInMB',
  'minimumNumberOfProcessors',
] as const;

/** The app's own minimums as one rule. */
function minimums(source: GraphObject): DetectionRule[] {
  const set = requirements.filter((name) => source[name] !== undefined && source[name] !== null);
  if (set.length === 0) return [];
  return [{ type: 'minimum', ...Object.fromEntries(set.map((name) => [name, source[name]])) }];
}
