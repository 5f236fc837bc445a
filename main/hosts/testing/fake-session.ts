/**
 * A session for the tests of the hosts: no device, but a clock, a journal and two screens. Every press of the
 * Windows key turns the page, every tick is an alarm, the text 'fault' in a choice is a fault of the world.
 */
import { noTimeline } from '../../../shared/session/timeline.schema.ts';
import type { ExerciseMode } from '../../../shared/exercises/modes.ts';
import { BadInputError, InternalError } from '../../../shared/failures.ts';
import type { ConsoleView } from '../../../shared/session/console-view.ts';
import type { Rate, SessionInput } from '../../../shared/session/input.ts';
import type { Progress } from '../../../shared/session/progress.ts';
import type { Report } from '../../../shared/session/report.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import type { LogExport } from '../../device/shell/log-export.ts';
import type { JournalStorage, Session } from '../../session/session.ts';
import { instant } from '../../world/time.ts';

const dawn = Date.UTC(2026, 2, 2, 8);

export interface FakeSession extends Session {
  /** How often `mark` was called. */
  marks(): number;
}

function logsOf(now: number): LogExport {
  return { name: 'logs.zip', time: instant(now), files: [{ name: 'clock.txt', text: String(now) }] };
}

/** `tick` is the span between two alarms, in milliseconds. */
export function openFakeSession(scenario: string | null, storage: JournalStorage, tick = 1000): FakeSession {
  if (scenario === 'no-such-scenario')
    throw new BadInputError('There is no such scenario', scenario, 'See: reseal scenarios.');
  let now = dawn;
  let rate: Rate = 1;
  let paused = false;
  let mode: ExerciseMode = 'try';
  let plays = false;
  let presses = 0;
  let ticks = 0;
  let marks = 0;
  let goal = dawn;
  const log: string[] = [];
  const exported: LogExport[] = [];

  const progress = (): Progress | null =>
    goal <= now
      ? null
      : { doing: 'jump', at: new Date(now).toISOString(), to: new Date(goal).toISOString(), percent: 0 };
  const nextTick = (): number => dawn + (ticks + 1) * tick;
  const apply = (input: SessionInput): void => {
    if (input.type === 'windows-key') presses += 1;
    if (input.type === 'rate') ({ rate } = input);
    if (input.type === 'pause') {
      paused = true;
      goal = now;
    }
    if (input.type === 'jump') goal = now + input.milliseconds;
    if (input.type === 'resume') paused = false;
    if (input.type === 'mode') {
      ({ mode } = input);
      plays = mode === 'show';
    }
    if (input.type === 'play') plays = input.on;
    if (input.type === 'choose' && input.value === 'fault') throw new InternalError('The world has a fault');
    log.unshift(input.type);
  };

  for (const line of storage.read().split('\n').filter(Boolean)) {
    const entry = JSON.parse(line) as { at: number; input?: SessionInput };
    now = entry.at;
    ticks = Math.floor((now - dawn) / tick);
    if (entry.input) apply(entry.input);
  }

  const stage = (): StageView => ({
    release: 'windows-11-24h2',
    language: 'en-US',
    time: new Date(dawn + Math.floor((now - dawn) / 60_000) * 60_000).toISOString(),
    powered: true,
    paused,
    screen:
      presses % 2 === 0
        ? {
            id: 'region',
            pinned: 1,
            choices: [
              { id: 'US', label: 'United States' },
              { id: 'DE', label: 'Germany' },
            ],
            selected: 'US',
            canGoBack: false,
          }
        : {
            id: 'provisioning-menu',
            options: ['pre-provision', 'reset'],
            selected: null,
            canContinue: false,
          },
  });
  const view = (): ConsoleView => ({
    scenario: { id: scenario ?? 'entra-wired', title: 'A rehearsal for tests' },
    exercises: [],
    exercise: null,
    mode,
    show: null,
    scenarios: [
      { id: 'entra-wired', title: 'A rehearsal for tests', description: 'Two screens.' },
      { id: 'entra-wifi', title: 'Another one', description: 'The same two screens.' },
    ],
    organization: 'Kestrel',
    release: 'windows-11-24h2',
    time: new Date(now).toISOString(),
    began: new Date(now).toISOString(),
    outcome: 'running',
    failure: null,
    waits: null,
    last: null,
    fillIn: [],
    revealed: null,
    rate,
    paused,
    shown: null,
    progress: progress(),
    powered: true,
    phoneRings: false,
    media: 'none',
    screen: stage().screen.id,
    device: {
      serialNumber: 'TEST-0001',
      manufacturer: 'Kestrel',
      model: 'One',
      autopilotDeviceId: '',
      groupTag: '',
      assignedUser: '',
      deploymentProfile: '',
      intendedDeploymentProfile: '',
      profileStatus: '',
      managedDeviceId: '',
    },
    assumptions: [],
    person: '',
    network: { cable: 'plugged', blockedHosts: [], unresolvableHosts: [], domain: null },
    users: [],
    faults: {
      faults: [],
      choices: { hosts: [], apps: [], 'dependent-apps': [], scripts: [], users: [], 'group-tags': [] },
    },
    log: log.slice(0, 50).map((text) => ({ time: new Date(now).toISOString(), text })),
    journal: null,
  });

  function advanceTo(target: number, budget = Number.POSITIVE_INFINITY): boolean {
    for (let fired = 0; nextTick() <= target; fired += 1) {
      if (fired === budget) return false;
      now = nextTick();
      ticks += 1;
    }
    now = target;
    return true;
  }

  return {
    submit(input) {
      if (input.type === 'choose' && input.value === 'nothing')
        return { accepted: false, reason: 'There is nothing to choose.' };
      storage.append(JSON.stringify({ at: now, input }));
      apply(input);
      if (input.type !== 'press' || input.control !== 'export-logs') return { accepted: true };
      const archive = logsOf(now);
      exported.push(archive);
      return { accepted: true, exported: { index: exported.length - 1, name: archive.name } };
    },
    goOnFrom: () => ({ accepted: false, reason: 'The recording has no such moment.' }),
    show: () => ({ accepted: false, reason: 'The recording has no such moment.' }),
    timeline: () => noTimeline,
    graph: ({ url }) => ({ status: 200, headers: {}, body: JSON.stringify({ url }) }),
    lookBack: () => null,
    advance: (span, budget) => advanceTo(now + span, budget),
    stride: (budget) => progress() === null || advanceTo(goal, budget),
    progress,
    nextAlarm: nextTick,
    now: () => now,
    mark() {
      marks += 1;
      storage.append(JSON.stringify({ at: now }));
    },
    marks: () => marks,
    rate: () => ({ rate, paused }),
    held: () => ({ mode, plays }),
    skips: () => rate === 'skip' && !paused && presses === 0,
    stage,
    console: view,
    outcome: () => 'running',
    flows: () => ({ technician: { span: null, error: null }, user: { span: null, error: null } }),
    // The hosts write a report to a file and look at nothing in it.
    report: () =>
      ({ scenario: scenario ?? 'entra-wired', outcome: 'running', digest: String(ticks) }) as Report,
    accessPassOf: () => '',
    practicePin: () => '',
    records: () => ({
      importedWindowsAutopilotDeviceIdentities: [],
      windowsAutopilotDeviceIdentities: [],
      devices: [],
      managedDevices: [],
      autopilotEvents: [],
      termsAndConditionsAcceptanceStatuses: [],
      onPremises: {
        domain: '',
        computers: [],
        connector: { state: 'not-installed', log: [] },
        domainJoinRequests: [],
      },
    }),
    exports: () => exported,
    picture: () => undefined,
    look: () => null,
    portal: () => null,
    hood: ({ page }) => ({ page, count: 0, found: 0, rows: [], parts: [] }),
    logs: () => logsOf(now),
    grade: () => null,
    pictures: () => [],
    draft: () => {
      throw new Error('A fake session makes no exercise');
    },
    debrief: () => {
      throw new Error('A fake session has no debrief');
    },
    har: () => '{"log":{"version":"1.2"}}\n',
  };
}
