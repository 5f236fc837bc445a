/**
 * All that a device shall get, in the order in which Intune sends it (facts/syncml#order-of-delivery):
 * bookkeeping and page, certificates and networks, the agent, policies, apps of the MDM channel, the word that
 * this was all.
 */
import { audienceOf } from '../../directory/audience.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Audience } from '../../directory/targeting.ts';
import { rememberedBy } from '../../../world/remember.ts';
import type { Policy, ScriptPolicy } from '../../tenant/policy.ts';
import type { App, EspConfiguration } from '../../tenant/tenant.ts';
import { planApps, untrackedInHybrid, type Phase, type PlannedApp } from '../engine/app-plan.ts';
import { chooseEsp } from '../engine/esp-choice.ts';
import { settleRelationships } from '../engine/relationships.ts';
import { planPolicies, planScripts, type PlannedPolicy } from '../engine/policy-plan.ts';
import { countingUser, flowOf, type Enrolment, type Party } from '../enrolments.ts';
import {
  agentCommands,
  appJobCommands,
  appRemovalCommands,
  appStatusUri,
  isChannelApp,
} from '../nodes/app-jobs.ts';
import { bookkeepingCommands } from '../nodes/bookkeeping-nodes.ts';
import type { PlannedCommand, Scope } from '../nodes/command.ts';
import { scepUri } from '../nodes/connection-nodes.ts';
import { expectedCommands, finishedCommand, statusPageCommands } from '../nodes/first-sync-status.ts';
import {
  domainJoinCommands,
  policyCommands,
  policyScope,
  type PolicyContext,
} from '../nodes/policy-nodes.ts';

/** Commands that go out together; the next stage waits until all of them are answered. */
export interface Stage {
  /** Part of each command's identity: what is sent once for the enrolment, what once for each phase. */
  readonly span: 'enrolment' | Phase;
  readonly commands: readonly PlannedCommand[];
}

export interface DeliveryPlan {
  readonly phase: Phase;
  readonly scope: Scope;
  readonly esp: EspConfiguration;
  readonly apps: readonly PlannedApp[];
  readonly policies: readonly {
    readonly planned: PlannedPolicy;
    readonly commands: readonly PlannedCommand[];
  }[];
  readonly stages: readonly Stage[];
}

export interface PlanContext {
  readonly directory: Directory;
  readonly enrolment: Enrolment;
  readonly challenge: (policyId: string) => string;
  readonly pfx: PolicyContext['pfx'];
  /** The page counts PKCS certificates; true where it is left out. */
  readonly pageWaitsForPkcs?: boolean;
  /** What waits for a hybrid device from the connector. */
  readonly domainJoinBlob?: string | undefined;
  /** Whether the job with this status node has succeeded: it is not ordered again. */
  readonly isDone: (statusUri: string) => boolean;
}

/** The device's part of the deployment, as the enrolment stands. */
export const devicePhase = (enrolment: Enrolment): Phase =>
  flowOf(enrolment) === 'technician' ? 'technician' : 'user-device';

export function planDelivery(context: PlanContext, phase: Phase): DeliveryPlan {
  const { directory, enrolment } = context;
  const scope: Scope = phase === 'user-account' ? './User' : './Device';
  const esp = espOf(directory, enrolment, phase);
  const planned = appsOf(directory, enrolment, phase);
  const apps = planned.filter(({ action }) => action === 'install');
  const policies = policiesOf(context, phase);
  // A certificate or network aimed at the device is listed in the device's part only.
  const listed = policies
    .map(({ planned: one }) => one)
    .filter((one) => one.policy.kind === 'settings' || policyScope(one) === scope)
    .filter((one) => one.policy.kind !== 'pkcs' || (context.pageWaitsForPkcs ?? true));
  const ofKind = (kind: Policy['kind']): PlannedCommand[] =>
    policies.filter(({ planned: one }) => one.policy.kind === kind).flatMap(({ commands }) => commands);
  const channelApps = apps.filter(({ app }) => isChannelApp(app));

  const stages: Stage[] = [
    { span: 'enrolment', commands: scope === './Device' ? domainJoinCommands(context.domainJoinBlob) : [] },
    { span: phase, commands: bookkeepingCommands(scope, enrolment) },
    {
      span: phase,
      commands: [
        ...(scope === './Device'
          ? pageCommands(esp).of(phase, [directory.revision], () => statusPageCommands(esp, phase))
          : []),
        ...lists(enrolment).of(phase, [directory.revision, enrolment.byDevice, ...listed, ...apps], () =>
          expectedCommands(scope, listed, apps, phase === 'user-device' && enrolment.byDevice),
        ),
      ],
    },
    {
      span: phase,
      commands: (['trusted-root', 'scep', 'pkcs', 'wifi', 'vpn'] as const).flatMap(ofKind),
    },
    { span: 'enrolment', commands: scope === './Device' ? agent : [] },
    { span: phase, commands: distinct([...ofKind('settings'), ...ofKind('compliance')]) },
    {
      span: phase,
      commands: channelApps
        .filter(({ app }) => !context.isDone(appStatusUri(scope, app)))
        .flatMap(({ app }) => jobs(app).of(scope, [directory.revision], () => appJobCommands(scope, app))),
    },
    {
      span: phase,
      commands: planned
        .filter(({ action }) => action === 'uninstall')
        .flatMap(({ app }) => appRemovalCommands(scope, app)),
    },
    { span: phase, commands: [finishedCommand(scope)] },
  ];
  return {
    phase,
    scope,
    esp,
    apps: planned,
    policies,
    stages: stages.filter(({ commands }) => commands.length > 0),
  };
}

/** Two policies may set a node alike: it is sent once. */
function distinct(commands: readonly PlannedCommand[]): PlannedCommand[] {
  const keys = new Set<string>();
  return commands.filter(({ item }) => {
    const key = `${item.target} ${item.data}`;
    return !keys.has(key) && keys.add(key);
  });
}

function policiesOf(context: PlanContext, phase: Phase): DeliveryPlan['policies'] {
  const { directory, enrolment } = context;
  const { entra, user } = enrolment;
  const audience = audienceOf(directory, entra, user, 'managed');
  return policiesFor(directory, audience, phase).map((planned) => {
    const { policy } = planned;
    const done = policy.kind === 'scep' && context.isDone(`${scepUri(policyScope(planned), policy)}/Status`);
    const commands = done
      ? []
      : policyCommands(planned, {
          enrolment,
          phase,
          tenantId: directory.tenant.organization.id,
          challenge: context.challenge,
          pfx: context.pfx,
        });
    return { planned, commands };
  });
}

/** Apps of a phase; in the technician's part the user whom Autopilot has assigned counts. */
export function appsOf(directory: Directory, enrolment: Party, phase: Phase): PlannedApp[] {
  const { entra } = enrolment;
  const user = countingUser(enrolment, directory);
  const audience = audienceOf(directory, entra, user, 'managed');
  const esp = espOf(directory, enrolment, phase);
  const hybrid = Boolean(enrolment.hybrid);
  const owner = directory.userByName(enrolment.identity?.userPrincipalName ?? '');
  const assigned = user !== undefined && user.id === owner?.id;
  return apps(audience).of(phase, [directory.revision, esp, hybrid, assigned], () => {
    const planned = planApps(directory.apps.values(), audience, esp, phase, assigned);
    return settleRelationships(hybrid ? planned.map(untrackedInHybrid) : planned, directory.apps);
  });
}

// A device is planned for with each of its messages, and hardly anything has changed in between.
const agent = agentCommands();
const pageCommands = rememberedBy<EspConfiguration, readonly PlannedCommand[]>();
const lists = rememberedBy<Enrolment, readonly PlannedCommand[]>();
const jobs = rememberedBy<App, readonly PlannedCommand[]>();

// An audience is another object as soon as the configuration or the device is another.
const apps = rememberedBy<Audience, PlannedApp[]>();
const pages = rememberedBy<Audience, EspConfiguration>();
const policies = rememberedBy<Audience, readonly PlannedPolicy[]>();
const scripts = rememberedBy<Audience, ScriptPolicy[]>();

const policiesFor = (directory: Directory, audience: Audience, phase: Phase): readonly PlannedPolicy[] =>
  policies(audience).of(phase, [directory.revision], () =>
    planPolicies(directory.policies.values(), audience, phase),
  );

/** The configuration that holds; the technician's part knows no user, whoever is assigned. */
export const espOf = (
  directory: Directory,
  { entra, user }: Omit<Party, 'identity'>,
  phase: Phase,
): EspConfiguration => {
  const audience = audienceOf(directory, entra, user);
  return pages(audience).of(phase, [directory.revision], () =>
    chooseEsp(directory.espConfigurations.values(), audience, phase),
  );
};

/** Scripts of a phase, in the order of the tenant. */
export function scriptsOf(
  directory: Directory,
  { entra, user }: Omit<Party, 'identity'>,
  phase: Phase,
): ScriptPolicy[] {
  const audience = audienceOf(directory, entra, user, 'managed');
  return scripts(audience).of(phase, [directory.revision], () =>
    planScripts(policiesFor(directory, audience, phase), phase),
  );
}
