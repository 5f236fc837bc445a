/**
 * The record of a rehearsal's truth: causes as they are set and taken away, when they are first felt, and the
 * failures that they lead to. It stands beside the PC, which never reads it; the same journal makes the same record.
 */
import type { Flow } from '../../../shared/session/flow.ts';
import type { Failure, Fault } from '../../../shared/session/truth.ts';
import type { App } from '../../cloud/tenant/tenant.ts';
import type { StepFailureFacts } from '../../device/windows/step-failure.ts';
import { shownCode } from '../../device/windows/step-failure.ts';
import type { SimTime } from '../../world/time.ts';
import { between, iso, minutes } from '../../world/time.ts';
import { attribute } from './attribution.ts';
import type { Cause, Sign } from './cause.ts';

interface Entry {
  readonly cause: Cause;
  readonly set: SimTime;
  readonly places: Set<string>;
  felt: SimTime | null;
  mended: SimTime | null;
  /** A program of it has failed: it is mended once that succeeds. */
  bit: boolean;
  readonly caused: string[];
  /** The order that has brought it. */
  fault: string | null;
}

interface Noted {
  readonly flow: Flow;
  readonly at: SimTime;
  readonly facts: StepFailureFacts;
  readonly entries: readonly Entry[];
  /** What a service had just refused, in its own words. */
  readonly reason: string | null;
  mended: SimTime | null;
}

/** A refusal explains a failure that comes at most this long after it. */
const fresh = minutes(1);

/** A failure with what led to it. */
export interface Explained extends Pick<Noted, 'facts' | 'reason'> {
  readonly causes: readonly (Cause & { readonly fault: string | null })[];
}

const explained = ({ facts, reason, entries }: Noted): Explained => ({
  facts,
  reason,
  causes: entries.map(({ cause, fault }) => ({ ...cause, fault })),
});

const same = (a: StepFailureFacts, b: StepFailureFacts): boolean =>
  a === b || (a.code === b.code && a.step === b.step && a.item === b.item && a.cause === b.cause);

export class TruthRecord {
  readonly #entries: Entry[] = [];
  /** Those that hold at present, also where the PC is past them; the same entries. */
  #held: readonly Entry[] = [];
  readonly #failures: Noted[] = [];
  #refusal: { readonly at: SimTime; readonly reason: string } | null = null;

  /**
   * From `now` on exactly these hold; those that held before and are not among them are mended. Answers those that are
   * felt with it.
   */
  hold(
    causes: readonly Cause[],
    {
      by,
      orderOf,
      now,
    }: { readonly now: SimTime; readonly by: Fault['by'] } & {
      orderOf(cause: string): string | null;
    },
  ): readonly Cause[] {
    const wanted = new Map(causes.map((cause) => [cause.id, cause]));
    const held = this.#held.filter((entry) => wanted.delete(entry.cause.id));
    // Some are seen before whoever sets them has told what they come of.
    for (const entry of held) entry.fault ??= orderOf(entry.cause.id);
    for (const entry of this.#held) if (!held.includes(entry)) entry.mended ??= now;
    const more = Array.from(
      wanted.values(),
      (cause): Entry => ({
        cause: cause.by === 'scenario' || orderOf(cause.id) !== null ? { ...cause, by } : cause,
        set: now,
        places: new Set(),
        felt: cause.atOnce ? now : null,
        mended: null,
        bit: false,
        caused: [],
        fault: orderOf(cause.id),
      }),
    );
    this.#entries.push(...more);
    this.#held = [...held, ...more];
    return more.flatMap(({ cause, felt }) => (felt === null ? [] : [cause]));
  }

  /** When a cause that holds, or held last, was felt. */
  felt(id: string): SimTime | null {
    return this.#entries.findLast(({ cause }) => cause.id === id)?.felt ?? null;
  }

  /** The PC, or somebody, has got over the cause. */
  isMended(id: string): boolean {
    return this.#entries.findLast(({ cause }) => cause.id === id)?.mended !== null;
  }

  /** The causes that are felt by it for the first time. */
  sense(sign: Sign, now: SimTime): readonly Cause[] {
    return this.#held.flatMap((entry) => {
      if (entry.mended !== null) return [];
      const place = entry.cause.feltAt(sign);
      if (sign.kind === 'app settled') this.#settled(entry, sign, now);
      if (place === undefined) return [];
      entry.places.add(place);
      if (entry.felt !== null) return [];
      entry.felt = now;
      return [entry.cause];
    });
  }

  /** An app that failed of the cause and is installed after all is past it. */
  #settled(entry: Entry, { program, failed }: Extract<Sign, { kind: 'app settled' }>, now: SimTime): void {
    if (!entry.places.has(program)) return;
    if (failed) entry.bit = true;
    else if (entry.bit) entry.mended = now;
  }

  /** A service has refused something, and says why to nobody but us. */
  refused(reason: string, now: SimTime): void {
    this.#refusal = { at: now, reason };
  }

  /** Notes what a flow fails of at present, or that it does not. */
  look(flow: Flow, facts: StepFailureFacts | null, apps: Iterable<App>, now: SimTime): void {
    const last = this.#failures.findLast((one) => one.flow === flow && one.mended === null);
    if (last && facts && same(last.facts, facts)) return;
    if (last) last.mended = now;
    if (!facts) return;
    const candidates = this.#entries.flatMap((entry) =>
      entry.mended === null ? [{ ...entry.cause, entry, places: entry.places }] : [],
    );
    const entries = attribute(facts, candidates, apps).map(({ entry }) => entry);
    for (const entry of entries) {
      entry.felt ??= now;
      entry.caused.push(shownCode(facts));
    }
    const refusal = this.#refusal;
    const reason = refusal && between(refusal.at, now) <= fresh ? refusal.reason : null;
    this.#failures.push({ flow, at: now, facts, entries, reason, mended: null });
  }

  /** The failure that stands, and the causes that led to it. */
  present(flow: Flow): Explained | undefined {
    const noted = this.#failures.findLast((one) => one.flow === flow && one.mended === null);
    return noted && explained(noted);
  }

  faults(): readonly Fault[] {
    return this.#entries.map(({ cause: { id, kind, words, by }, fault, set, felt, mended, caused }) => ({
      id,
      kind,
      words,
      by,
      fault,
      set: iso(set),
      felt: felt && iso(felt),
      mended: mended && iso(mended),
      caused: [...caused],
    }));
  }

  /** `causeOf` puts what led to a failure into words. */
  failures(causeOf: (failure: Explained) => string): readonly Failure[] {
    return this.#failures.map((noted) => ({
      flow: noted.flow,
      at: iso(noted.at),
      code: shownCode(noted.facts),
      step: noted.facts.step,
      item: noted.facts.item,
      cause: causeOf(explained(noted)),
      seen: noted.facts.cause,
      faults: noted.entries.map(({ cause }) => cause.id),
      mended: noted.mended && iso(noted.mended),
    }));
  }

  /** For the state digest. */
  state(): unknown {
    return {
      faults: this.faults(),
      failures: this.failures(({ reason }) => reason ?? ''),
      refusal: this.#refusal,
    };
  }
}
