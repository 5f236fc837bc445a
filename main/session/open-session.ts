/** Opens a rehearsal: a new one, or one that its journal brings back to where it was. */
import type { Submitted } from '../../shared/bridge.ts';
import { MisuseError } from '../../shared/failures.ts';
import { isTrainees } from '../../shared/session/input.schema.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Progress } from '../../shared/session/progress.ts';
import type { TryMoment } from '../../shared/session/timeline.schema.ts';
import { har } from '../world/internet/har.ts';
import type { SimTime } from '../world/time.ts';
import { instant, iso, later, milliseconds } from '../world/time.ts';
import { draftOf } from './exercises/draft.ts';
import { factsOf } from './exercises/facts.ts';
import { gradeOf } from './exercises/grade.ts';
import { consoleView } from './console-view.ts';
import { lookUnderTheHood } from './hood/hood.ts';
import { debriefOf } from './debrief/debrief.ts';
import { picturesOf } from './debrief/pictures.ts';
import { digestOf, stateVersion } from './digest.ts';
import { fillIn } from './fill-in.ts';
import { flowsOf } from './failure.ts';
import { Recollection } from './film/recollection.ts';
import type { Present } from './film/recollection.ts';
import { formerJournal, headerOf } from './former-journal.ts';
import type { JournalEntry } from './journal.ts';
import { keepJournal } from './journal-keeper.ts';
import { createPlayback, EntryFault, type Playback } from './playback.ts';
import { portalView } from './portal/portal.ts';
import { practicePin } from './practice-pin.ts';
import { Redactor } from './redact.ts';
import type { Rehearsal } from './rehearsal.ts';
import { createRehearsal } from './rehearsal.ts';
import { buildReport, outcomeOf } from './report.ts';
import type { StageView } from '../../shared/stage/view.ts';
import type { JournalStorage, Session } from './session.ts';
import { sealOf } from './seal.ts';
import type { SessionSources } from './sources.ts';
import { startPointOf, triesOf, wayTo, type Try } from './tries.ts';

export interface OpenedSession {
  readonly session: Session;
  /** Things to tell the person: a torn line was dropped, the state differs from the journal's. */
  readonly notices: readonly string[];
}

export interface SessionParts {
  /** Milliseconds since 1970, for an exercise: noted in its recording, and without any effect on its world. */
  wallClock?(): number;
  /** Hears what the person is to be told, while the session is brought to its journal's end and later. */
  tell(notice: string): void;
  /** Makes the world; tests put faults into it. */
  create?(sources: SessionSources): Rehearsal;
  /** What the stage shows is kept, to be looked back at: not free, and of no use where nobody watches. */
  readonly filmed?: boolean;
  /** A replay that proves: of a filmed one, too, each mark is compared, and no former try is played to be looked back at. */
  readonly proves?: boolean;
  /** One that goes on where its journal ends stands frozen there until somebody resumes it. */
  readonly frozen?: boolean;
}

/** So many former tries are played once more when a journal is opened, to be looked back at. */
const reviewed = 8;

/** What the stage tells of the way to the journal's end, on which only the way can be held; a jump is the instructor's own. */
const wayShown = (progress: Progress | null, held: boolean): Partial<Pick<StageView, 'way' | 'paused'>> =>
  progress?.doing === 'opening' ? { paused: held, way: { to: progress.to, percent: progress.percent } } : {};

/** Opens a session and brings it to where its journal ends. `journal` is where the journal is kept. */
export function openSession(
  sources: SessionSources,
  storage: JournalStorage,
  journal: string | null,
): OpenedSession {
  const notices: string[] = [];
  const session = beginSession(sources, storage, journal, { tell: (notice) => notices.push(notice) });
  while (session.progress()?.doing === 'opening') session.stride();
  return { session, notices };
}

/**
 * Begins a session. One with a journal stands at its scenario's start until strides have brought it to its
 * journal's end. Throws BadInputError for a journal that cannot be read or is of another tenant.
 */
export function beginSession(
  sources: SessionSources,
  storage: JournalStorage,
  journal: string | null,
  {
    tell,
    create = createRehearsal,
    filmed = false,
    proves = !filmed,
    frozen = false,
    wallClock,
  }: SessionParts,
): Session {
  const header = headerOf(sources);
  const place = journal ?? 'journal';
  const firstLine = JSON.stringify(header);
  const former = formerJournal(storage, place, header, tell) ?? { entries: [], seal: sealOf('', firstLine) };
  // What cannot be rehearsed leaves no journal behind.
  let rehearsal = create(sources);
  if (storage.read() === '') storage.append(firstLine);
  const keeper = keepJournal(storage, place, former, sources.training && wallClock);
  const redactor = new Redactor();
  for (const notice of rehearsal.notices) tell(notice);
  /** Undefined once the rehearsal is where its journal ends. */
  let playback: Playback | undefined;
  /** A pause while it is on its way there holds the way only. */
  let held = false;
  /** What is to be done as soon as the rehearsal is where its journal ends. */
  let atItsEnd: SessionInput[] = [];
  const start = rehearsal.world.clock.now;
  let marked: number = start;
  /** It is to stand still as soon as it is on no way any more. */
  let freezes = frozen && former.entries.length > 0;
  /** Former tries, which are played first so that they can be looked back at. */
  const toReview = proves ? [] : triesOf(keeper.stones).slice(0, -1).slice(-reviewed);
  let ways = { done: 0, all: toReview.length + 1 };
  let reviews: Try | undefined;
  // A window is waited for; a replay proves.
  const compared = proves ? 'all' : 'some';
  if (former.entries.length > 0) openNextTry();
  /** The earlier moment that the stage shows. */
  let shown: TryMoment | null = null;
  /** What the stage shows already while the world is brought to where another try begins. */
  let ahead: StageView | null = null;
  const recollection = new Recollection(start, filmed);
  watch();

  return {
    submit,
    goOnFrom,
    show,
    timeline: () => recollection.timeline(present()),
    lookBack: (moment) => recollection.lookBack(present(), moment),
    advance,
    stride,
    progress,
    nextAlarm,
    now,
    mark,
    rate: () => ({ ...rehearsal.rate(), ...(playback ? { paused: held } : {}) }),
    skips: () => playback === undefined && rehearsal.skips(),
    stage: () => past() ?? ahead ?? { ...rehearsal.stage(), ...wayShown(progress(), held) },
    console() {
      const view = consoleView(rehearsal, sources, journal, { progress: progress(), held, shown });
      if (view.waits === null) return view;
      const hand = { stage: rehearsal.stage, console: () => view, accessPassOf, practicePin: pinAsked };
      return { ...view, fillIn: fillIn(hand, sources.scenario, rehearsal.pc.resealed) };
    },
    held: () => ({ mode: rehearsal.holding.mode, plays: rehearsal.holding.plays }),
    outcome: () => outcomeOf(rehearsal),
    flows: () => flowsOf(rehearsal.pc, rehearsal.truth, rehearsal.cloud),
    report: () => buildReport(rehearsal, recollection.tries(present())),
    debrief: (context) => debriefOf(rehearsal, { ...context, tries: triesOf(keeper.stones).length }),
    pictures: () =>
      picturesOf(recollection.timeline(present()), (moment) => recollection.lookBack(present(), moment)),
    draft(origin, texts) {
      const start = startPointOf(wayTo(keeper.stones, keeper.stones.length));
      const entries = keeper.entries();
      const facts = { rehearsal, entries: wayTo(entries, entries.length), start: start && start.at };
      return draftOf(facts, origin, texts);
    },
    grade: () => (sources.training ? gradeOf(sources.training.exercise, factsOf(rehearsal)) : null),
    records: () => rehearsal.cloud.records(),
    accessPassOf,
    practicePin: pinAsked,
    exports: () => rehearsal.pc.exports,
    picture: (id) => rehearsal.tenant.pictures.get(id),
    look: (at) => rehearsal.pc.look(at),
    portal: (ask, surface) => (surface === 'stage' && !sources.training ? null : portalView(rehearsal, ask)),
    hood: (ask) => lookUnderTheHood(rehearsal, ask),
    logs: () => rehearsal.pc.logs(),
    graph: (request) => rehearsal.cloud.readGraph(request, rehearsal.moves()),
    har: () => JSON.stringify(har(rehearsal.world.internet, sources.app), null, 2),
  };

  function accessPassOf(userPrincipalName: string): string {
    const { directory } = rehearsal.cloud;
    const user = directory.userByName(userPrincipalName);
    return (user && directory.accessPasses.of(user.id)?.pass) ?? '';
  }

  function pinAsked(): string {
    const asked = rehearsal.pc.askedFor();
    return asked && 'rules' in asked ? practicePin(asked.rules) : '';
  }

  function now(): SimTime {
    return rehearsal.world.clock.now;
  }

  /** Everything that is due at this very instant happens: an input comes behind it, in a replay too. */
  function settle(): void {
    rehearsal.world.clock.advanceTo(now());
  }

  function submit(input: SessionInput): Submitted {
    if (playback) return whileOpening(input);
    if (input.type === 'resume') shown = null;
    if (shown !== null && isTrainees(input))
      return { accepted: false, reason: 'The stage shows an earlier moment.' };
    settle();
    const redacted = redactor.redact(input, rehearsal.askedSecret(input));
    const refusal = rehearsal.refusal(redacted);
    if (refusal !== undefined) return { accepted: false, ...refusal };
    rehearsal.trainee.atWall(keeper.append(now(), { input: redacted }));
    marked = now();
    const index = rehearsal.pc.exports.length;
    let answer: Submitted;
    try {
      answer = rehearsal.apply(redacted);
    } catch (error) {
      return { accepted: false, reason: takenBack(error) };
    }
    const archive = rehearsal.pc.exports[index];
    return answer.accepted && archive ? { ...answer, exported: { index, name: archive.name } } : answer;
  }

  /** On the way only the way can be held; a rate is for afterwards. */
  function whileOpening(input: SessionInput): Submitted {
    if (input.type === 'rate') atItsEnd.push(input);
    else if (input.type === 'pause' || input.type === 'resume') held = input.type === 'pause';
    else return { accepted: false, reason: 'The rehearsal is still being brought to where it was.' };
    return { accepted: true };
  }

  /**
   * The present try stays as it is in the journal; the world is made anew and brought to the moment, paused.
   * What happens then is another try.
   */
  function goOnFrom(moment: TryMoment): Submitted {
    if (playback) return { accepted: false, reason: 'The rehearsal is still being brought to where it was.' };
    if (rehearsal.holding.mode === 'test') return { accepted: false, reason: 'A test has one try.' };
    mark();
    const found = recollection.moment(present(), moment);
    if (found === undefined) return { accepted: false, reason: 'The recording has no such moment.' };
    recollection.leave(triesOf(keeper.stones).length, rehearsal);
    const goal = recollection.lookBack(present(), moment);
    keeper.append(instant(moment.at), { from: found.n });
    remake(keeper.entries());
    ahead = goal && { ...goal, paused: true };
    return { accepted: true };
  }

  function show(moment: TryMoment | null): Submitted {
    if (moment !== null && rehearsal.holding.mode === 'test')
      return { accepted: false, reason: 'A test shows nothing that was before.' };
    if (moment !== null && recollection.lookBack(present(), moment) === null)
      return { accepted: false, reason: 'The recording has no picture of this moment.' };
    if (moment !== null && !rehearsal.rate().paused) submit({ type: 'pause' });
    shown = moment;
    return { accepted: true };
  }

  function past(): StageView | null {
    const view = shown && recollection.lookBack(present(), shown);
    return view && { ...view, paused: true, past: true };
  }

  function present(): Present {
    return { rehearsal, stones: keeper.stones, last: () => playback?.last ?? keeper.last };
  }

  /** Makes the world anew, and brings it along the way to the last of the entries, or to `until`. */
  function remake(entries: readonly JournalEntry[], until?: SimTime): void {
    rehearsal = create(sources);
    shown = null;
    ahead = null;
    // What this session has marked itself is not compared again.
    playback = createPlayback(rehearsal, {
      file: place,
      entries: wayTo(entries, entries.length),
      compared: 'none',
      tell,
      until,
    });
    held = false;
    ways = { done: 0, all: 1 };
    watch();
  }

  function watch(): void {
    recollection.watch(present(), keeper.last);
  }

  /** Half an input may have happened: the world is made anew and brought to where it was before. */
  function takenBack(error: unknown): string {
    const until = now();
    const entries = keeper.takeBack();
    remake(entries, until);
    return `This could not be carried out because of a fault in Reseal (${messageOf(error)}). It was taken back, and the rehearsal goes on from before it.`;
  }

  function advance(span: number, budget?: number): boolean {
    if (playback) throw new MisuseError('A rehearsal that is being brought to its journal’s end is advanced');
    return rehearsal.world.clock.advanceTo(untilItsEnd(later(now(), milliseconds(span))), budget);
  }

  function nextAlarm(): number | undefined {
    const next = rehearsal.world.clock.next();
    return next !== undefined && next <= rehearsal.end ? next : undefined;
  }

  function untilItsEnd(to: SimTime): SimTime {
    return to < rehearsal.end ? to : rehearsal.end;
  }

  function stride(budget = Number.POSITIVE_INFINITY): boolean {
    if (playback) return strideOfPlayback(playback, budget);
    const jump = rehearsal.jump();
    if (jump !== null && !rehearsal.world.clock.advanceTo(jump.to, budget)) return false;
    return arrived();
  }

  function strideOfPlayback(present: Playback, budget: number): boolean {
    try {
      if (!present.stride(budget)) return false;
    } catch (error) {
      if (!(error instanceof EntryFault)) throw error;
      if (reviews === undefined) {
        openBefore(present, error.cause);
        return false;
      }
    }
    if (reviews !== undefined) return reviewNext(reviews);
    playback = undefined;
    held = false;
    ahead = null;
    marked = keeper.marked ?? now();
    const inputs = atItsEnd;
    atItsEnd = [];
    for (const input of inputs) submit(input);
    return arrived();
  }

  /** Begins the way to the end of the next former try, or at last to the journal's end. */
  function openNextTry(): void {
    reviews = toReview.shift();
    const last = reviews?.last ?? former.entries.length;
    playback = createPlayback(rehearsal, {
      file: place,
      entries: wayTo(former.entries, last),
      compared: reviews === undefined ? compared : 'none',
      tell,
    });
  }

  function reviewNext({ number }: Try): false {
    recollection.leave(number, rehearsal);
    rehearsal = create(sources);
    ways.done += 1;
    openNextTry();
    watch();
    return false;
  }

  /** Whether it is on no way any more; then it stands still where it is to. */
  function arrived(): boolean {
    if (rehearsal.jump() !== null) return false;
    if (freezes && !rehearsal.rate().paused) submit({ type: 'pause' });
    freezes = false;
    return true;
  }

  /** An entry cannot be brought about: the rehearsal is opened up to the one before it, and waits there. */
  function openBefore({ next = 1 }: Playback, error: unknown): void {
    const { entries, aside } = keeper.cutTo(next - 1);
    const where = aside === null ? '' : ` The journal from there on is kept in ${aside}.`;
    tell(
      `Entry ${next} of the journal could not be brought about because of a fault in Reseal (${messageOf(error)}). The rehearsal was opened up to the entry before it, and is paused.${where}`,
    );
    remake(entries);
    atItsEnd.push({ type: 'pause' });
  }

  function progress(): Progress | null {
    const way = playback ?? rehearsal.jump();
    if (!way) return null;
    const part = way.to > way.from ? (now() - way.from) / (way.to - way.from) : 1;
    const share = playback ? (ways.done + part) / ways.all : part;
    return {
      doing: playback ? 'opening' : 'jump',
      at: iso(now()),
      to: iso(way.to),
      percent: Math.floor(100 * Math.min(1, share)),
    };
  }

  function mark(): void {
    if (playback) return;
    settle();
    if (now() === marked) return;
    keeper.append(now(), { digest: digestOf(rehearsal.state()), state: stateVersion });
    marked = now();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
