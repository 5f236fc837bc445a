/**
 * Rehearsals of tenants that nobody has thought of: either join, any settings of the Enrollment Status Page, any
 * behaviour of apps and scripts, apps that need or replace each other across both parts, a Reseal that comes early,
 * a person who comes when they like and may cut the power, an administrator who wipes the PC in between. Whatever it
 * is, the world comes to rest with everything installed that can be.
 */
import fc from 'fast-check';
import { acts, passer } from './any-person.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { ScreenView } from '../../shared/stage/view.ts';
import type { MemoryJournal, TenantFiles } from './lab.ts';
import { memoryJournal, open } from './lab.ts';

/** In an hour of world time; the busiest of some fifty plans has 1,700, most of them the page's sessions. */
const mostAlarms = 5_000;
/** Required apps of a laptop and its user, by name: what the scenario `entra-wired` installs. */
const apps = {
  '7-Zip': '000000000003',
  'Cedar Browser': '000000000004',
  'Company Portal': '000000000001',
  'Finch Tunnel VPN': '000000000005',
  'Hedgerow Endpoint Agent': '000000000006',
  'Ledger 4': '000000000008',
  'Quill PDF': '00000000000a',
  Timecard: '00000000000c',
} as const;
/** Ledger 4 needs it. */
const dependency = 'Runtime Libraries 2026';
const wipe = "deviceManagement/managedDevices(manufacturer='Larkfield')/wipe";
const names = Object.keys(apps) as (keyof typeof apps)[];
const idOf = (name: keyof typeof apps): string => `a1d3f1c4-3000-4000-8000-${apps[name]}`;

const behaviour = fc.record({
  exitCode: fc.constantFrom(0, 0, 0, 0, 3010, 1641, 1603, 1618),
  /** The last two run longer than the agent lets them. */
  runSeconds: fc.constantFrom(1, 20, 300, 1_500, 4_000, 86_400),
  user: fc.boolean(),
});

const scriptPlan = fc.record({
  exitCode: fc.constantFrom(0, 1),
  runSeconds: fc.constantFrom(1, 120, 2_400, 86_400),
  user: fc.boolean(),
});

const relation = fc.record({
  from: fc.constantFrom(...names),
  to: fc.constantFrom(...names),
  type: fc.constantFrom('mobileAppDependency', 'mobileAppSupersedence'),
  supersedenceType: fc.constantFrom('update', 'replace'),
});

export const anyTenant = fc.record({
  join: fc.constantFrom('entra', 'hybrid'),
  page: fc.record({
    showInstallationProgress: fc.boolean(),
    allowNonBlockingAppInstallation: fc.boolean(),
    allowDeviceUseOnInstallFailure: fc.boolean(),
    installProgressTimeoutInMinutes: fc.constantFrom(15, 60, 120),
    listed: fc.option(fc.subarray(names, { minLength: 1 })),
  }),
  apps: fc.dictionary(fc.constantFrom(...names, dependency), behaviour, { noNullPrototype: true }),
  relations: fc.array(relation, { maxLength: 2 }),
  scripts: fc.array(scriptPlan, { maxLength: 2 }),
  /** Minutes from the result page to Reseal, and hours from there to the user. */
  resealAfter: fc.constantFrom(0, 0, 10, 90),
  userAfter: fc.constantFrom(0, 1, 3, 48),
  /** Minutes from the user's first status page to the end of the power, and to an administrator's wipe. */
  powerCutAfter: fc.option(fc.constantFrom(1, 4, 11, 30)),
  wipeAfter: fc.option(fc.constantFrom(1, 5, 20, 90), { freq: 3 }),
  /** Hours at the desktop. */
  hoursAfter: fc.constantFrom(4, 30),
});

export type AnyTenant = typeof anyTenant extends fc.Arbitrary<infer Plan> ? Plan : never;

function administer(plan: AnyTenant, files: TenantFiles): void {
  const { listed, ...page } = plan.page;
  for (const file of Object.values(files)) {
    const type = `${file['@odata.type']}`;
    if (/windows10EnrollmentCompletionPageConfiguration/i.test(type))
      Object.assign(file, page, { selectedMobileAppIds: (listed ?? []).map(idOf) });
    const own = /win32LobApp/i.test(type) ? plan.apps[`${file['displayName']}`] : undefined;
    if (own)
      file['installExperience'] = {
        ...(file['installExperience'] as object),
        runAsAccount: own.user && file['displayName'] !== dependency ? 'user' : 'system',
      };
    const related = plan.relations.filter(({ from, to }) => from === file['displayName'] && to !== from);
    if (related.length > 0)
      file['relationships'] = [
        ...((file['relationships'] as readonly object[] | undefined) ?? []),
        ...related.map(({ to, type: kind, supersedenceType }) => ({
          '@odata.type': `#microsoft.graph.${kind}`,
          targetId: idOf(to),
          targetType: 'child',
          supersedenceType,
          dependencyType: 'autoInstall',
        })),
      ];
  }
  for (const [index, { user }] of plan.scripts.entries())
    files[`scripts/${index}.json`] = {
      '@odata.type': '#microsoft.graph.deviceManagementScript',
      id: `script-${index}`,
      displayName: `script ${index}`,
      fileName: 'script.ps1',
      scriptContent: '',
      runAsAccount: user ? 'user' : 'system',
      enforceSignatureCheck: false,
      runAs32Bit: false,
      assignments: [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
    };
}

const scenarioOf =
  (plan: AnyTenant) =>
  (scenario: Scenario): Scenario => ({
    ...scenario,
    apps: Object.fromEntries(
      Object.entries(plan.apps).map(([name, { exitCode, runSeconds }]) => [name, { exitCode, runSeconds }]),
    ),
    scripts: Object.fromEntries(
      plan.scripts.map(({ exitCode, runSeconds }, index) => [`script ${index}`, { exitCode, runSeconds }]),
    ),
  });

/** Apps that end well by themselves; what needs another one ends as that does. What a plan relates may end either way. */
function installable(plan: AnyTenant): readonly string[] {
  const endsWell = (name: string): boolean => {
    const { exitCode = 0, runSeconds = 0 } = plan.apps[name] ?? {};
    return [0, 3010, 1641].includes(exitCode) && runSeconds < 3_600;
  };
  const isRelated = (name: string): boolean =>
    plan.relations.some(({ from, to }) => from === name || to === name);
  return names.filter(
    (name) => !isRelated(name) && endsWell(name) && (name !== 'Ledger 4' || endsWell(dependency)),
  );
}

const hanging = ({ apps: own }: AnyTenant): number =>
  Object.values(own).filter(({ runSeconds }) => runSeconds > 3_600).length;

interface Played {
  /** Where it ended: 'desktop', or the page of a failure. */
  readonly screen: ScreenView['id'];
  /** Apps that could be installed at the desktop and are not. */
  readonly missing: readonly string[];
  /** The most alarms in one hour of world time. */
  readonly busiestHour: number;
  /** With the digest of the state at the end. */
  readonly journal: string;
}

/** The property: throws where a plan leaves something undone, does not come to rest, or is not the same twice. */
export function comesToRest(plan: AnyTenant): void {
  const { missing, busiestHour, screen, journal } = playAnyTenant(plan);
  if (missing.length > 0) throw new Error(`at ${screen}, not installed: ${missing.join(', ')}`);
  if (busiestHour > mostAlarms) throw new Error(`${busiestHour} alarms in one hour`);
  if (playAnyTenant(plan).journal !== journal) throw new Error('the same plan has come to another state');
}

/** Plays a plan from power-on to the hours at the desktop, or hours behind the failure that ends it sooner. */
function playAnyTenant(plan: AnyTenant): Played {
  const journal: MemoryJournal = memoryJournal();
  const scenario = plan.join === 'hybrid' ? 'hybrid-wired' : 'entra-wired';
  const { session, person } = open(scenario, journal, scenarioOf(plan), (files) => administer(plan, files));
  const passes = passer(session, mostAlarms);
  person.goesToTheLandingPage();
  person.presses('provision');
  passes.until(4, () => person.screen().id === 'result');
  const { screen } = session.stage();
  if (screen.id === 'result' && screen.outcome === 'success') {
    passes.hours(plan.resealAfter / 60);
    person.presses('reseal');
    passes.until(1, () => person.screen().id === 'off');
    passes.hours(plan.userAfter);
    const goesOn = () => acts(person);
    person.does({ type: 'power-button' });
    passes.until(2, () => ['esp', 'hello', 'desktop'].includes(person.screen().id), goesOn);
    const { powerCutAfter, wipeAfter } = plan;
    if (powerCutAfter !== null) {
      passes.hours(powerCutAfter / 60, goesOn);
      person.cutsThePower();
    }
    if (wipeAfter !== null) {
      passes.hours(wipeAfter / 60, goesOn);
      person.does({ type: 'admin', write: { method: 'POST', path: wipe, body: {} } });
      passes.until(9, () => person.screen().id === 'resetting', goesOn);
    }
    passes.until(8, () => person.screen().id === 'desktop', goesOn);
  }
  // What hangs is ended after an hour, and tried three times.
  passes.hours(plan.hoursAfter + 5 * hanging(plan));
  session.mark();
  const end = session.stage().screen.id;
  const done = session
    .report()
    .apps.filter(({ state }) => state === 'installed')
    .map(({ name }) => name);
  return {
    screen: end,
    missing: end === 'desktop' ? installable(plan).filter((name) => !done.includes(name)) : [],
    busiestHour: passes.busiestHour(),
    journal: journal.text,
  };
}
