/**
 * One world with one PC and one cloud in it, as a scenario describes them. Everything is built from the
 * sources alone: the same sources and the same inputs make the same world.
 */
import type { Refusal, Submitted } from '../../shared/bridge.ts';
import { BadInputError } from '../../shared/failures.ts';
import type { FaultsView } from '../../shared/faults/fault-view.ts';
import type { FaultOrder } from '../../shared/faults/order.ts';
import type { ConsoleView } from '../../shared/session/console-view.ts';
import type { NetworkChange, Rate, SessionInput } from '../../shared/session/input.ts';
import type { AdminWrite } from '../../shared/session/report.ts';
import { writerOf } from '../../shared/session/writer.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { Catalogue } from '../../shared/stage/text.ts';
import type { StageView } from '../../shared/stage/view.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { strangers } from '../cloud/intune/behaviours.ts';
import { createCloud } from '../cloud/cloud.ts';
import { cloudSettings } from './cloud-settings.ts';
import type { Tenant } from '../cloud/tenant/tenant.ts';
import type { Pc } from '../device/pc.types.ts';
import { seedOf } from '../world/random.ts';
import type { SimTime } from '../world/time.ts';
import { days, instant, iso, later, milliseconds, parseInstant } from '../world/time.ts';
import type { World } from '../world/world.ts';
import { createWorld } from '../world/world.ts';
import { refusalInWords, type RefusedWrite } from './admin-words.ts';
import { AdminWrites } from './admin-writes.ts';
import { administered } from './administered.ts';
import { buildPc } from './build-pc.ts';
import type { ChipRecord } from './chip-record.ts';
import { digestOf } from './digest.ts';
import { errorInWords, errorOf } from './failure.ts';
import { Holding } from './holding.ts';
import { longestRehearsal } from './journal.ts';
import { type Jump, Pace } from './pace.ts';
import { Person } from './person.ts';
import { prepare } from './preparation.ts';
import { secretsOf, type Secrets } from './secrets-asked.ts';
import { tenantOf } from './tenant-of.ts';
import { FaultDesk } from './faults/fault-desk.ts';
import { keepTruth } from './truth/keep-truth.ts';
import { readingsOf } from './truth/readings.ts';
import type { TruthRecord } from './truth/truth-record.ts';
import { missingIn, problemsOf } from './tenant-notices.ts';
import { ScreensSeen } from './screens-seen.ts';
import { mends, names } from '../../shared/exercises/remedies.ts';
import { read } from './exercises/evidence.ts';
import { TraineeRecord } from './exercises/trainee-record.ts';
import type { SessionSources } from './sources.ts';
import { counted } from '../../shared/words/counted.ts';

/** The PC was made, and its registration and the administrator's preparations done, this long before. */
const preparation = days(2);

export interface Rehearsal extends Secrets {
  readonly world: World;
  readonly pc: Pc;
  readonly cloud: Cloud;
  readonly scenario: Scenario;
  readonly catalogue: Catalogue;
  readonly screens: ScreensSeen['list'];
  readonly tenant: Tenant;
  readonly truth: TruthRecord;
  readonly person: Person;
  /** What the trainee of an exercise has said and asked for. */
  readonly trainee: TraineeRecord;
  readonly holding: Pick<Holding, 'mode' | 'plays' | 'changes'>;
  readonly chip: ChipRecord;
  /** What the person should know about scenario and tenant before it begins. */
  readonly notices: readonly string[];
  /** Writes of an administrator that the service refused, those of before too. */
  readonly refusedWrites: readonly RefusedWrite[];
  /** Writes of administrators since it began. */
  readonly writes: readonly AdminWrite[];
  /** World time beyond which the rehearsal does not go. */
  readonly end: SimTime;
  readonly log: ConsoleView['log'][number][];
  rate(): { readonly rate: Rate; readonly paused: boolean };
  /** The time until the screen waits for a person is to be skipped. */
  skips(): boolean;
  /** The cause of the failure that shows, as the trainee was told it; null: they were not. */
  revealed(): string | null;
  /** The jump that is under way: whoever moves the clock moves it there. A pause ends it where it is. */
  jump(): Jump | null;
  stage(): StageView;
  /** Why an input cannot be taken at this moment, for the person who sent it; undefined when it can. */
  refusal(input: SessionInput): Refusal | undefined;
  /** Brings a journalled input about; a jump only begins. A Graph write that the service refuses says so. */
  apply(input: SessionInput): Submitted;
  /** Another number as soon as anything has happened, by itself or by an input. */
  moves(): number;
  /** The catalogue's faults as they are at the moment. */
  faults(): FaultsView;
  /** Everything that a replay could differ in, for the state digest. */
  state(): unknown;
}

export function createRehearsal(sources: SessionSources): Rehearsal {
  const { scenario, catalogue } = sources;
  const startAt = parseInstant(scenario.startAt);
  if (startAt === undefined)
    throw new BadInputError(
      `The calendar has no ${scenario.startAt}`,
      `scenario ${scenario.id}, at startAt`,
      'Give a day that exists',
    );
  const world = createWorld(seedOf(`${scenario.seed}`), later(startAt, milliseconds(-preparation)));
  const tenant = sources.tenant.loaded ?? tenantOf(scenario, sources.tenant);
  const settings = cloudSettings(scenario);
  const cloud = createCloud({ world, tenant, settings });
  const { pc, chip } = buildPc(sources, world, cloud);
  const refusedBefore = prepare(scenario, tenant, cloud, pc);
  const log: ConsoleView['log'][number][] = [];
  const note = (text: string): void => void log.push({ time: iso(world.clock.now), text });
  const readings = readingsOf({ world, pc, cloud, tenant, scenario });
  const faultNotices: string[] = [];
  const desk = new FaultDesk({
    world,
    pc,
    cloud,
    tenant,
    scenario,
    readings: () => readings('instructor'),
    note: (text) => {
      if (world.clock.now >= startAt) note(text);
    },
  });
  // What is set from the beginning is there before the PC is switched on, as what an administrator did before.
  const isAtOnce = ({ when = 'now' }: FaultOrder): boolean => when === 'now';
  const order = (one: FaultOrder): void => {
    const problem = desk.refusal(one) ?? desk.set(one, 'scenario');
    if (problem !== undefined) faultNotices.push(`Scenario ${scenario.id}, fault ${one.fault}: ${problem}`);
  };
  scenario.faults.filter(isAtOnce).forEach(order);
  world.clock.advanceTo(startAt);
  const end = later(startAt, longestRehearsal);

  const seen = new ScreensSeen(catalogue);
  const person = new Person();
  const pace = new Pace(world.clock);
  /** The failure that was noted last, and its cause where the instructor has revealed it. */
  let told: string | null = null;
  let revealed: string | null = null;

  const truth = keepTruth({
    world,
    pc,
    cloud,
    scenario,
    catalogue,
    readings,
    own: () => desk.own,
    orderOf: (cause) => desk.orderOf(cause),
    felt: ({ words }) => {
      note(`Felt: ${words}`);
      pace.endSkip();
    },
  });
  desk.changes.listen((by) => truth.changed(by));
  const writes = new AdminWrites({
    now: () => world.clock.now,
    graph: (write) => administered(cloud, write),
    note,
    // What sets a fault right is no cause of another.
    written: (write, by) => void (desk.setRight() || truth.written(write, by)),
  });
  const holding = new Holding(sources.training?.mode ?? 'try');
  const trainee = new TraineeRecord(sources.training ?? null, {
    mode: () => holding.mode,
    now: () => world.clock.now,
    read: (evidence) => read(evidence, pc, seen.list),
    carryOut(cause, remedy) {
      const meant = desk.active.filter((fault) => names(cause, fault) && mends(remedy, fault));
      for (const fault of meant) desk.lift({ fault });
      return meant.length > 0;
    },
  });
  scenario.faults.filter((one) => !isAtOnce(one)).forEach(order);

  const stage = (): StageView => {
    const commandPrompt = pc.commandPrompt();
    const programs = pc.programs();
    const exercise = trainee.traineeView();
    return {
      release: scenario.release,
      language: pc.language,
      time: iso(instant(world.clock.now)),
      powered: pc.powered,
      paused: pace.isFrozen,
      screen: pc.screen(),
      ...(commandPrompt ? { commandPrompt } : {}),
      ...(programs ? { programs } : {}),
      ...(revealed === null ? {} : { revealed }),
      ...(exercise ? { exercise } : {}),
      ...(holding.mode === 'show' ? { show: { plays: holding.plays, caption: '' } } : {}),
    };
  };
  const look = (): void => {
    truth.look();
    trainee.look(pc.resealed, pc.atDesktop && pc.account === 'entra');
    desk.look((cause) => truth.record.isMended(cause));
    const before = seen.list.length;
    seen.see(stage());
    person.see(pc.screen(), world.clock.now);
    const screen = seen.list.at(-1);
    if (seen.list.length > before && screen) note(screen.title || screen.id);
    const error = errorOf(pc, truth.record, cloud);
    const words = error && errorInWords(error);
    if (words !== null && words !== told) {
      note(words);
      pace.endSkip();
    }
    if (words !== told) revealed = null;
    told = words;
  };
  pc.changes.listen(look);
  look();

  let applied = 0;

  function refusal(input: SessionInput): Refusal | undefined {
    switch (input.type) {
      case 'rate':
      case 'pause':
      case 'resume':
      case 'mark':
      case 'network':
      case 'remark':
        return undefined;
      case 'admin':
        return refusedFor(writerOf(input) === 'trainee' ? trainee.writeRefusal(input.write) : undefined);
      case 'reveal':
        return told === null ? { reason: 'The PC shows no failure at this moment.' } : undefined;
      case 'trainee':
        return refusedFor(trainee.refusal(input));
      case 'mode':
      case 'play':
        return holding.refusal(input);
      case 'set-fault':
        return refusedFor(desk.refusal(input));
      case 'lift-fault':
        return refusedFor(desk.liftRefusal(input));
      case 'jump':
        return pace.jumpBy(milliseconds(input.milliseconds)).to > end
          ? { reason: 'A rehearsal spans at most 20 years.' }
          : undefined;
      case 'phone':
        return pc.phoneRings ? undefined : { reason: 'No number match waits for an answer at this moment.' };
      case 'media':
        return pc.media === 'none' ? { reason: 'The scenario has no removable media.' } : undefined;
      default:
        return pc.offers(input)
          ? undefined
          : { reason: 'The screen offers no such thing at this moment.', ignored: true };
    }
  }

  function apply(input: SessionInput): Submitted {
    applied += 1;
    const deed = person.did(input, world.clock.now);
    if (deed !== null) note(`At the PC: ${deed}`);
    switch (input.type) {
      case 'rate':
        pace.rate = input.rate;
        break;
      case 'pause':
        if (pace.freeze()) note('The jump was stopped');
        if (holding.mode === 'test') note('The world was stopped during a test');
        trainee.frozen();
        break;
      case 'resume':
        pace.resume();
        break;
      case 'reveal':
        revealed = errorOf(pc, truth.record, cloud)?.cause ?? null;
        note('The cause was revealed to the trainee');
        break;
      case 'mark':
        note(input.label === '' ? 'Marked' : `Marked: ${input.label}`);
        break;
      case 'jump':
        note(`The clock is moved on by ${counted(Math.round(input.milliseconds / 60_000), 'minute')}`);
        pace.begin(pace.jumpBy(milliseconds(input.milliseconds)));
        break;
      case 'network':
        changeNetwork(input.change);
        break;
      case 'phone':
        note(`The user’s phone ${input.answer === 'approve' ? 'approved' : 'denied'} the request`);
        pc.answerPhone(input.answer);
        break;
      case 'media':
        note(`The removable media was ${input.media}`);
        pc.setMedia(input.media);
        break;
      case 'trainee':
        note(trainee.say(input));
        break;
      case 'remark':
        trainee.remark(input.text);
        break;
      case 'mode':
      case 'play':
        note(holding.apply(input, world.clock.now));
        break;
      case 'set-fault': {
        const problem = desk.set(input, 'instructor');
        if (problem !== undefined) return { accepted: false, reason: problem };
        break;
      }
      case 'lift-fault':
        desk.lift(input);
        break;
      case 'admin': {
        const answer = writes.carryOut(input);
        if (answer.accepted) look();
        return answer;
      }
      default:
        pc.input(input);
        trainee.did(input, pc.resealed);
    }
    look();
    return { accepted: true };
  }

  function changeNetwork({ cable, latencyMilliseconds, megabitsPerSecond, ...hosts }: NetworkChange): void {
    world.internet.change({
      ...hosts,
      ...(latencyMilliseconds === undefined ? {} : { latency: milliseconds(latencyMilliseconds) }),
      ...(megabitsPerSecond === undefined ? {} : { bandwidth: megabitsPerSecond }),
    });
    if (cable) pc.setCable(cable);
    note('The network was changed');
  }

  return {
    world,
    pc,
    cloud,
    scenario,
    catalogue,
    screens: seen.list,
    notices: [
      ...strangers(settings, tenant),
      ...problemsOf(tenant),
      ...missingIn(tenant, sources),
      ...refusedBefore.map(refusalInWords(scenario.id)),
      ...faultNotices,
    ],
    get refusedWrites() {
      return [...refusedBefore, ...writes.refused];
    },
    writes: writes.list,
    tenant,
    truth: truth.record,
    person,
    trainee,
    holding,
    chip,
    end,
    log,
    rate: () => ({ rate: pace.rate, paused: pace.isFrozen }),
    revealed: () => revealed,
    skips: () => pace.rate === 'skip' && !pace.isFrozen && person.waits === null,
    jump: () => pace.jump,
    stage,
    ...secretsOf(pc, cloud, tenant),
    refusal,
    apply,
    moves: () => world.clock.fired + applied,
    faults: () =>
      desk.view((cause) => {
        const felt = truth.record.felt(cause);
        return felt && iso(felt);
      }),
    state: () => ({
      world: world.state(),
      pc: pc.state(),
      cloud: cloud.state(),
      truth: truth.record.state(),
      faults: desk.state(),
      trainee: trainee.state(),
      holding: holding.state(),
      exchanges: {
        count: world.internet.traced.count,
        digest: digestOf(world.internet.trace.at(-1) ?? null),
      },
    }),
  };
}

const refusedFor = (reason: string | undefined): Refusal | undefined =>
  reason === undefined ? undefined : { reason };
