/** Drives a session's clock from the wall clock, at the session's rate. */
import type { Submitted } from '../../../shared/bridge.ts';
import type { Rate, SessionInput } from '../../../shared/session/input.ts';
import type { TryMoment } from '../../../shared/session/timeline.schema.ts';
import type { Session } from '../../session/session.ts';
import type { ShowPlayer } from '../../session/show/player.ts';
import type { Publisher } from './publisher.ts';

/** Milliseconds of wall time, but for the two that say otherwise. */
const timing = {
  /** Longest work at a stretch: an input waits no longer than this and one alarm's work. */
  slice: 16,
  /** Views go out at most this often while the world works. */
  frame: 33,
  /** Views go out this often while only time passes. */
  quiet: 250,
  /** World time is marked in the journal this often. */
  mark: 1000,
  /** A longer gap (the machine slept, a key was generated) is not made up for. */
  longestGap: 1000,
  /** Alarms between two looks at the wall clock. */
  budget: 64,
  /**
   * World milliseconds in one slice at rate 'max': an hour in a second. Without a bound a PC that waits for
   * its user would live through years while that person reads the page.
   */
  longestLeap: 60_000,
} as const;

export interface DriverPorts {
  /** Milliseconds of a clock that only runs forward. */
  now(): number;
  /** Calls `turn` once after `milliseconds`, but lets waiting messages in first; returns what takes it back. */
  later(milliseconds: number, turn: () => void): () => void;
  /** An exception of the world: the session cannot be trusted any more. */
  failed(error: unknown): void;
}

export interface Driver {
  start(): void;
  /** Brings the world up to the present, then submits. */
  submit(input: SessionInput): Submitted;
  /** Brings the world up to the present, then begins another try. */
  goOnFrom(moment: TryMoment): Submitted;
  /** Brings the world up to the present, then shows an earlier moment of it, or that. */
  show(moment: TryMoment | null): Submitted;
  stop(): void;
}

/** World seconds in a second, at the least, while a show's walk lets time pass. */
const passing = 60;

/** World seconds in a second where nothing goes as fast as it can. */
const paceOf = (rate: Rate): number => (typeof rate === 'number' ? rate : 1);

/** The loop: let the due world time pass, publish, sleep until something is due again. Paused, it sleeps. */
export function createDriver(
  session: Session,
  publisher: Publisher,
  ports: DriverPorts,
  show?: Pick<ShowPlayer, 'heard' | 'turn' | 'wait' | 'reads' | 'passes'>,
): Driver {
  let cancel: () => void = () => undefined;
  let lastTurn = ports.now();
  let lastPublished = Number.NEGATIVE_INFINITY;
  let lastMarked = lastTurn;
  /** World milliseconds that are due and have not passed. */
  let owed = 0;
  let changed = true;

  /** A show is read at real speed, and the time that its walk lets pass is not waited for, whatever the rehearsal's rate. */
  function rateNow(): Rate {
    const { rate } = session.rate();
    if (show?.reads === true) return 1;
    if (show?.passes !== true) return rate;
    return typeof rate === 'number' ? Math.max(rate, passing) : 'max';
  }

  function publish(): void {
    publisher.publish();
    lastPublished = ports.now();
    changed = false;
  }

  /** Lets world time pass for at most one slice. */
  function passTime(): void {
    const started = ports.now();
    const gap = Math.min(started - lastTurn, timing.longestGap);
    lastTurn = started;
    const { paused } = session.rate();
    const rate = rateNow();
    const way = session.progress();
    if (way !== null) {
      owed = 0;
      if (way.doing === 'jump' || !paused) goOn(started);
      return;
    }
    if (paused) {
      owed = 0;
      return;
    }
    if (session.skips()) {
      skipOn(started, gap);
      return;
    }
    if (rate === 'max') owed = session.nextAlarm() === undefined ? gap : timing.longestLeap;
    else owed = Math.min(owed + gap * paceOf(rate), timing.longestGap * paceOf(rate));
    const target = session.now() + Math.floor(owed);
    const next = session.nextAlarm();
    if (next !== undefined && next <= target) changed = true;
    let covered = false;
    do covered = session.advance(target - session.now(), timing.budget);
    while (!covered && ports.now() - started < timing.slice);
    owed = covered ? owed - Math.floor(owed) : target - session.now();
    markNowAndThen();
  }

  /** Alarm by alarm, so that no time passes once the screen waits for somebody. */
  function skipOn(started: number, gap: number): void {
    changed = true;
    owed = 0;
    const end = session.now() + (session.nextAlarm() === undefined ? gap : timing.longestLeap);
    do {
      const next = session.nextAlarm() ?? end;
      session.advance(Math.min(next, end) - session.now(), 1);
    } while (session.skips() && session.now() < end && ports.now() - started < timing.slice);
    markNowAndThen();
  }

  /** On a way that takes a while: as fast as it goes, a slice at a time. */
  function goOn(started: number): void {
    changed = true;
    let there = false;
    do there = session.stride(timing.budget);
    while (!there && ports.now() - started < timing.slice);
    markNowAndThen();
  }

  function markNowAndThen(): void {
    if (ports.now() - lastMarked < timing.mark) return;
    lastMarked = ports.now();
    session.mark();
  }

  /** Wall milliseconds until the next turn; undefined while paused. */
  function untilNextTurn(): number | undefined {
    const due = untilWorldTurns();
    const said = show?.wait(ports.now());
    return due === undefined || said === undefined ? due : Math.min(due, said);
  }

  function untilWorldTurns(): number | undefined {
    const { paused } = session.rate();
    const rate = rateNow();
    const way = session.progress();
    if (way !== null && (way.doing === 'jump' || !paused)) return 0;
    const publishDue = lastPublished + (changed ? timing.frame : timing.quiet) - ports.now();
    if (paused) return changed ? Math.max(0, publishDue) : undefined;
    const next = session.nextAlarm();
    if (owed >= 1) return 0;
    if (next === undefined) return Math.max(timing.slice, publishDue);
    if (rate === 'max' || session.skips()) return Math.max(0, lastTurn + timing.slice - ports.now());
    return Math.max(timing.slice, Math.min((next - session.now()) / paceOf(rate), publishDue));
  }

  function sleep(): void {
    cancel();
    const wait = untilNextTurn();
    cancel = wait === undefined ? () => undefined : ports.later(wait, turn);
  }

  function turn(): void {
    try {
      passTime();
      if (show?.turn(ports.now()) === true) changed = true;
      const elapsed = ports.now() - lastPublished;
      if (elapsed >= (changed ? timing.frame : timing.quiet)) publish();
      sleep();
    } catch (error) {
      ports.failed(error);
    }
  }

  function answered(ask: () => Submitted): Submitted {
    passTime();
    const answer = ask();
    publish();
    sleep();
    return answer;
  }

  return {
    start() {
      lastTurn = ports.now();
      turn();
    },
    submit: (input) =>
      answered(() => {
        show?.heard(input, ports.now());
        return session.submit(input);
      }),
    show: (moment) => answered(() => session.show(moment)),
    goOnFrom: (moment) => answered(() => session.goOnFrom(moment)),
    stop() {
      cancel();
    },
  };
}
