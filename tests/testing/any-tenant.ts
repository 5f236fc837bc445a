/**
 * Rehearsals of tenants that nobody has thought of: any settings of the Enrollment Status Page, any behaviour of
 * apps and scripts, a Reseal that comes early, a person who comes when they like and may cut the power. Whatever
 * it is, the world comes to rest with everything installed that can be.
 */
import fc from 'fast-check';
import type { Session } from '../../main/session/session.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { ScreenView } from '../../shared/stage/view.ts';
import type { MemoryJournal, TenantFiles } from './lab.ts';
import { memoryJournal, open } from './lab.ts';

const hour = 3_600_000;
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
const names = Object.keys(apps) as (keyof typeof apps)[];
const idOf = (name: keyof typeof apps): string => `a1d3f1c4-3000-4000-8000-${apps[name]}`;

const behaviour = fc.record({
  exitCode: fc.constantFrom(0, 0, 0, 0, 3010, 1641, 1603, 1618),
  /** The last one runs longer than the agent lets it. */
  runSeconds: fc.constantFrom(1, 20, 300, 1_500, 4_000),
  user: fc.boolean(),
});

const scriptPlan = fc.record({
  exitCode: fc.constantFrom(0, 1),
  runSeconds: fc.constantFrom(1, 120, 2_400),
  user: fc.boolean(),
});

export const anyTenant = fc.record({
  page: fc.record({
    showInstallationProgress: fc.boolean(),
    allowNonBlockingAppInstallation: fc.boolean(),
    allowDeviceUseOnInstallFailure: fc.boolean(),
    installProgressTimeoutInMinutes: fc.constantFrom(15, 60, 120),
    listed: fc.option(fc.subarray(names, { minLength: 1 })),
  }),
  apps: fc.dictionary(fc.constantFrom(...names, dependency), behaviour, { noNullPrototype: true }),
  scripts: fc.array(scriptPlan, { maxLength: 2 }),
  /** Minutes from the result page to Reseal, and hours from there to the user. */
  resealAfter: fc.constantFrom(0, 0, 10, 90),
  userAfter: fc.constantFrom(1, 3, 48),
  /** Minutes after the sign-in at which the power is cut, if it is. */
  powerCutAfter: fc.option(fc.constantFrom(1, 4, 11, 30)),
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

/** Apps that end well by themselves; what needs another one ends as that does. */
function installable(plan: AnyTenant): readonly string[] {
  const endsWell = (name: string): boolean => {
    const { exitCode = 0, runSeconds = 0 } = plan.apps[name] ?? {};
    return [0, 3010, 1641].includes(exitCode) && runSeconds < 3_600;
  };
  return names.filter((name) => endsWell(name) && (name !== 'Ledger 4' || endsWell(dependency)));
}

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
  const { session, person } = open('entra-wired', journal, scenarioOf(plan), (files) =>
    administer(plan, files),
  );
  const passes = passer(session);
  person.goesToTheLandingPage();
  person.presses('provision');
  passes.until(4, () => person.screen().id === 'result');
  const { screen } = session.stage();
  if (screen.id === 'result' && screen.outcome === 'success') {
    passes.hours(plan.resealAfter / 60);
    person.presses('reseal');
    passes.until(1, () => person.screen().id === 'off');
    passes.hours(plan.userAfter);
    person.answersTheFirstPages();
    person.signsIn();
    if (plan.powerCutAfter !== null) {
      passes.hours(plan.powerCutAfter / 60, () => acts(person));
      person.cutsThePower();
    }
    passes.until(
      8,
      () => person.screen().id === 'desktop',
      () => acts(person),
    );
  }
  passes.hours(plan.hoursAfter);
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

/** Lets world time pass alarm by alarm, and counts the alarms of each hour. */
function passer(session: Session) {
  const alarms = new Map<number, number>();
  const most = (): number => Math.max(0, ...alarms.values());
  const until = (limit: number, holds: () => boolean, look: () => void = () => undefined): void => {
    const end = session.now() + limit * hour;
    while (session.now() < end && !holds()) {
      look();
      const next = Math.min(session.nextAlarm() ?? end, end);
      const present = Math.floor(next / hour);
      const count = (alarms.get(present) ?? 0) + 1;
      alarms.set(present, count);
      if (count > 4 * mostAlarms) throw new Error(`no rest at ${new Date(next).toISOString()}`);
      session.advance(next - session.now(), 1);
    }
  };
  return {
    until,
    hours: (span: number, look?: () => void) => until(span, () => false, look),
    busiestHour: most,
  };
}

/** What a person does at the pages that wait for one, from power-on to the desktop. */
function acts(person: ReturnType<typeof open>['person']): void {
  const screen = person.screen();
  const password = (): string => person.passwordOf('mei.tanaka@alderfinch.example');
  const pin = { pin: '480913', 'pin-confirm': '480913' };
  if (screen.id === 'region' || screen.id === 'keyboard') person.presses('yes');
  if (screen.id === 'second-keyboard') person.presses('skip');
  if (screen.id === 'sign-in' && !screen.busy && screen.step === 'user-name')
    person.presses('next', { 'user-name': 'mei.tanaka@alderfinch.example' });
  if (screen.id === 'sign-in' && !screen.busy && screen.step === 'password')
    person.presses('sign-in', { password: password() });
  if (screen.id === 'hello') person.presses('next', screen.step === 'pin' ? pin : undefined);
  if (screen.id === 'lock-screen' && screen.step === 'locked') person.presses('next');
  if (screen.id === 'lock-screen' && screen.step === 'credentials' && !screen.busy)
    person.presses('sign-in', { password: password() });
  if (screen.id === 'esp' && screen.controls.includes('continue-anyway')) person.presses('continue-anyway');
}
