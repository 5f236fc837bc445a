/**
 * Rehearsals left to chance: any faults at any time, a person who mostly answers the page and now and then does
 * anything, an instructor who interferes, kills of the host. Whatever comes of it has a name, and its recording comes to
 * the same state, report and grade again.
 */
import { shippedExercises } from '../../main/hosts/exercises.ts';
import { findScenario, sourcesOf, sourcesOfExercise } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import type { Session } from '../../main/session/session.ts';
import type { SessionSources } from '../../main/session/sources.ts';
import { inputOf } from '../../main/session/walker.ts';
import { steps } from '../../shared/errors/error-entry.ts';
import { remedies } from '../../shared/exercises/remedies.ts';
import type { FaultParameter } from '../../shared/faults/fault-entry.ts';
import { faultCatalogue } from '../../shared/faults/index.ts';
import type { FaultOrder, FaultValue } from '../../shared/faults/order.ts';
import { pageNames } from '../../shared/faults/when.ts';
import { ownOf } from '../../shared/own.ts';
import { portalWrite } from '../../shared/portal/portal-actions.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { controls } from '../../shared/stage/input.ts';
import type { Dice } from '../fuzz/mutations.ts';
import { diceOf } from '../fuzz/mutations.ts';
import type { MemoryJournal } from './lab.ts';
import { memoryJournal } from './lab.ts';
import { submitted, toTheEnd } from './strides.ts';

const minute = 60_000;
const scenarios = ['entra-wired', 'entra-wifi', 'hybrid-wired', 'entra-wired-windows-10'];
/** How many times somebody does something. */
const mostDeeds = 60;
/** World time after the last deed in which everything comes to its end: longer than any limit of a status page, ms. */
const restIn = 30 * 60 * minute;
/** Of a whole run; the busiest of a thousand has a tenth of it. */
const mostAlarms = 400_000;

/** Pages that nobody waits at: one of them at the end is a rehearsal that hangs. */
const passing: ReadonlySet<string> = new Set([
  'boot',
  'firmware',
  'progress',
  'resetting',
  'update-progress',
]);

interface Run {
  session: Session;
  readonly sources: SessionSources;
  readonly scenario: Scenario;
  readonly journal: MemoryJournal;
  /** What was told when it was opened for the first time: orders of the scenario that come to nothing. */
  readonly told: readonly string[];
  readonly dice: Dice;
  alarms: number;
  /** The technician's part is over: what he would do is of no use any more. */
  resealed: boolean;
}

export interface ChanceEnd {
  /** An outcome, or the page that waits for somebody: 'failed', 'at network'. */
  readonly name: string;
  readonly kills: number;
  /** Faults that were felt, and tries. */
  readonly felt: number;
  readonly tries: number;
}

/** Plays the run of a seed; throws what is wrong with it. */
export function chanceRun(seed: number): ChanceEnd {
  const dice = diceOf(seed);
  const sources = sourcesFor(dice, seed);
  const journal = memoryJournal();
  const { session, notices: told } = openSession(sources, journal, 'chance run');
  const run: Run = {
    session,
    sources,
    scenario: sources.scenario,
    journal,
    told,
    dice,
    alarms: 0,
    resealed: false,
  };
  let kills = 0;
  for (let deed = dice.below(mostDeeds); deed >= 0 && run.session.outcome() !== 'desktop'; deed--) {
    passes(run, dice.one([1, 5, 30, 120, 400]) * minute, true);
    const does = dice.one(deeds);
    if (does === kill) kills += 1;
    does(run);
  }
  passes(run, restIn, false);
  const name = nameOf(run.session);
  comesAgain(run);
  const { faults } = run.session.report();
  return {
    name,
    kills,
    felt: faults.filter(({ felt }) => felt !== null).length,
    tries: run.session.timeline().tries.length,
  };
}

function sourcesFor(dice: Dice, seed: number): SessionSources {
  const orders = Array.from({ length: dice.below(3) }, () => anyOrder(dice, () => undefined));
  if (dice.below(3) === 0) {
    const { id } = dice.one(shippedExercises());
    const sources = sourcesOfExercise(
      { named: id, mode: dice.one(['try', 'test']), trainee: 'Somebody' },
      null,
    );
    return { ...sources, scenario: { ...sources.scenario, seed } };
  }
  const scenario = findScenario(dice.one(scenarios));
  return sourcesOf({ ...scenario, seed, faults: [...scenario.faults, ...orders] }, null);
}

/** Lets world time pass alarm by alarm: so long at most, or until another page comes. */
function passes(run: Run, span: number, stopsAtPages: boolean): void {
  const { session } = run;
  const end = session.now() + span;
  const before = session.stage().screen.id;
  for (;;) {
    const next = session.nextAlarm();
    if (next === undefined || next > end) break;
    if (++run.alarms > mostAlarms) throw new Error(`no rest at ${new Date(next).toISOString()}`);
    session.advance(next - session.now(), 1);
    if (stopsAtPages && session.stage().screen.id !== before) return;
  }
  session.advance(Math.max(0, end - session.now()));
}

function submit({ session }: Run, input: SessionInput): void {
  const answer = submitted(session, input);
  if (!answer.accepted && answer.reason?.includes('fault in Reseal'))
    throw new Error(`${JSON.stringify(input)}: ${answer.reason}`);
}

/** What the scenario's person does at this page, if anything. */
function answers(run: Run): void {
  const { session, scenario, dice } = run;
  const { screen } = session.stage();
  run.resealed ||= session.outcome() === 'resealed';
  const fitting = scenario.walk
    .slice(run.resealed ? 1 : 0)
    .flatMap(({ deviations, answers: own }) => [...deviations, ...own])
    .filter(
      ({ at, when }) =>
        at === screen.id &&
        Object.entries(when).every(
          ([key, value]) => ownOf(screen as unknown as Record<string, unknown>, key) === value,
        ),
    );
  if (fitting.length === 0) return;
  for (const input of dice.one(fitting).do) {
    const said = inputOf(input, session, scenario);
    if (said === undefined) continue;
    session.advance(2_000);
    submit(run, said);
  }
}

function anyOrder(dice: Dice, choice: (of: FaultParameter) => string | undefined): FaultOrder {
  const entry = dice.one(faultCatalogue);
  const values = entry.parameters.flatMap((parameter): (readonly [string, FaultValue])[] => {
    const { value } = parameter;
    if (dice.below(2) === 0) return [];
    if (value.kind === 'number') return [[parameter.key, dice.one([value.least, value.usual, value.most])]];
    if (value.kind === 'word') return [[parameter.key, dice.one(value.words)]];
    const named = choice(parameter);
    return named === undefined ? [] : [[parameter.key, named]];
  });
  const when = dice.one([
    'now',
    'now',
    `page:${dice.one(pageNames)}`,
    `after:${dice.below(7_200)}`,
    `time:${String(dice.below(24)).padStart(2, '0')}:30`,
    `chance:0.${1 + dice.below(9)}`,
  ]);
  return { fault: entry.id, with: Object.fromEntries(values), when };
}

function setsAFault(run: Run): void {
  const { choices } = run.session.console().faults;
  const order = anyOrder(run.dice, ({ value }) => {
    const offered = value.kind === 'choice' ? choices[value.from] : [];
    return offered.length === 0 ? undefined : run.dice.one(offered).value;
  });
  submit(run, { type: 'set-fault', ...order });
}

function liftsAFault(run: Run): void {
  const set = run.session
    .console()
    .faults.faults.flatMap(({ id, set: orders }) => orders.map((one) => ({ fault: id, with: one.with })));
  if (set.length > 0) submit(run, { type: 'lift-fault', ...run.dice.one(set) });
}

function doesAnything(run: Run): void {
  const { dice } = run;
  submit(
    run,
    dice.one<() => SessionInput>([
      () => ({ type: 'press', control: dice.one(controls) }),
      () => ({ type: 'press', control: dice.one(controls) }),
      () => ({ type: 'windows-key' }),
      () => ({ type: 'power-button' }),
      () => ({ type: 'choose', value: dice.one(['pre-provision', 'work', 'local', 'x']) }),
    ])(),
  );
}

function interferes(run: Run): void {
  const { dice, session } = run;
  const { device } = session.console();
  const profiles = session.portal({ search: '', device: null }, 'console')?.profiles ?? [];
  submit(
    run,
    dice.one<() => SessionInput>([
      () => ({ type: 'network', change: { cable: dice.one(['plugged', 'unplugged']) } }),
      () => ({
        type: 'network',
        change: { blockedHosts: dice.one([[], ['login.live.com'], ['*.microsoft.com']]) },
      }),
      () => ({ type: 'network', change: { captivePortal: dice.below(2) === 0 } }),
      () => ({ type: 'jump', milliseconds: dice.one([minute, 60 * minute, 2 * 24 * 60 * minute]) }),
      () => ({ type: 'mark', label: 'here' }),
      () => ({ type: dice.one(['pause', 'resume']) }),
      () => ({
        type: 'admin',
        write: {
          method: 'DELETE',
          path: `deviceManagement/managedDevices/${device.managedDeviceId || 'none'}`,
        },
      }),
      () => ({
        type: 'admin',
        write: {
          method: 'DELETE',
          path: `deviceManagement/windowsAutopilotDeploymentProfiles/${profiles[0]?.id ?? 'none'}`,
        },
      }),
      () => ({
        type: 'admin',
        by: 'trainee',
        write: dice.one([
          portalWrite('unblock-device', [device.autopilotDeviceId || 'none']),
          portalWrite('delete-autopilot-device', [device.autopilotDeviceId || 'none']),
          portalWrite('sync', []),
        ]),
      }),
      () => ({ type: 'trainee', says: dice.one(['hint', 'begin']) }),
      () => ({
        type: 'trainee',
        says: 'diagnosis',
        step: dice.one(steps),
        cause: dice.one(faultCatalogue).id,
        remedy: dice.one(remedies).id,
        evidence: [{ page: session.stage().screen.id }],
      }),
    ])(),
  );
}

/** The host ends without a word: what was journalled is all that is left, and the last line may be torn. */
function kill(run: Run): void {
  const { dice, journal, sources } = run;
  if (dice.below(2) === 0) run.session.mark();
  if (dice.below(2) === 0) journal.text += '{"n":99,"at":';
  const { session, notices } = openSession(sources, journal, 'chance run');
  areOrdinary(run, notices);
  run.session = session;
}

/** Nothing but what was told before, and that a torn line was dropped; a state that differs is told as well. */
function areOrdinary({ told }: Run, notices: readonly string[]): void {
  const others = notices.filter((notice) => !told.includes(notice) && !notice.includes('was torn'));
  if (others.length > 0) throw new Error(`opened again: ${others.join(' ')}`);
}

function goesOnFromBefore(run: Run): void {
  const { session, dice } = run;
  const { number, begins, ends } = dice.one(session.timeline().tries);
  const at = begins + dice.below(ends - begins + 1);
  run.resealed = false;
  session.goOnFrom({ try: number, at });
  toTheEnd(session);
}

const deeds: readonly ((run: Run) => void)[] = [
  ...Array<(run: Run) => void>(14).fill(answers),
  ...Array<(run: Run) => void>(3).fill(setsAFault),
  liftsAFault,
  liftsAFault,
  doesAnything,
  doesAnything,
  interferes,
  kill,
  goesOnFromBefore,
];

function nameOf(session: Session): string {
  const outcome = session.outcome();
  if (outcome !== 'running') return outcome;
  const { screen } = session.stage();
  if (passing.has(screen.id) || ('busy' in screen && screen.busy === true))
    throw new Error(`hangs at ${JSON.stringify(screen).slice(0, 300)}`);
  return `at ${screen.id}`;
}

/** Its recording, opened anew, has the same state (the journal's last mark compares it), report and grade. */
function comesAgain(run: Run): void {
  const { session, sources, journal } = run;
  session.mark();
  const again = openSession(sources, memoryJournal(journal.text), 'chance run again');
  areOrdinary(run, again.notices);
  for (const [what, one, other] of [
    ['report', session.report(), again.session.report()],
    ['grade', session.grade(), again.session.grade()],
    ['screen', session.stage().screen, again.session.stage().screen],
  ] as const)
    if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error(`another ${what} from the recording`);
}
