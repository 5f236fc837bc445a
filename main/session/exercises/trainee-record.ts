/**
 * What the trainee of an exercise has said and asked for, in world time. It stands beside the PC, which never hears of
 * it; the same journal makes the same record.
 */
import type { Evidence } from '../../../shared/exercises/diagnosis.schema.ts';
import type {
  Cited,
  InstructorView,
  SaidDiagnosis,
  TraineeRecordView,
} from '../../../shared/exercises/exercise-views.ts';
import type { ExerciseMode } from '../../../shared/exercises/modes.ts';
import type { TraineeView } from '../../../shared/exercises/trainee-view.ts';
import { matchOf } from '../../../shared/session/secrets.ts';
import type { Training } from '../../../shared/exercises/training.ts';
import { portalActionOf } from '../../../shared/portal/portal-write.schema.ts';
import type { GraphWrite, SessionInput, TraineeInput } from '../../../shared/session/input.ts';
import type { AdminWrite } from '../../../shared/session/report.ts';
import type { SimTime } from '../../world/time.ts';
import { iso } from '../../world/time.ts';

export interface TraineeParts {
  /** How the exercise is held at the moment. */
  mode(): ExerciseMode;
  now(): SimTime;
  /** What the PC has of it at this moment; undefined for nothing. */
  read(evidence: Evidence): readonly string[] | undefined;
  /** Has the fault lifted that the remedy sets right; false: it sets none right that is set. */
  carryOut(cause: string, remedy: string): boolean;
}

export interface TraineeDeeds {
  /** World times: when the trainee took over, and when the end of the exercise had come. */
  readonly begun: SimTime | null;
  readonly ended: SimTime | null;
  readonly retries: number;
  readonly resets: number;
  readonly signedInBeforeReseal: boolean;
  /** Milliseconds by the clock on the wall; null where nobody has looked at one. */
  readonly wall: number | null;
}

/** Somebody who does nothing for so long, in milliseconds by the clock on the wall, has gone away. */
const longestRest = 15 * 60_000;

export class TraineeRecord {
  readonly training: Training | null;
  readonly #parts: TraineeParts;
  #begun: SimTime | null = null;
  readonly #hints: SimTime[] = [];
  readonly #diagnoses: SaidDiagnosis[] = [];
  #handUp: SimTime | null = null;
  readonly #freezes: SimTime[] = [];
  #remark = '';
  #ended: SimTime | null = null;
  #retries = 0;
  #resets = 0;
  #signedInBeforeReseal = false;
  /** By the clock on the wall, milliseconds: how long so far, and when it was looked at last. */
  #wall: { readonly took: number; readonly seen: number } | null = null;
  #firstWall: number | null = null;

  constructor(training: Training | null, parts: TraineeParts) {
    this.training = training;
    this.#parts = parts;
  }

  /** Why the trainee cannot say that now; undefined where it can be said. */
  refusal(input: TraineeInput): string | undefined {
    if (!this.training) return 'This rehearsal is no exercise.';
    const mode = this.#parts.mode();
    switch (input.says) {
      case 'begin':
        return this.#begun === null ? undefined : 'The exercise has begun already.';
      case 'hint':
        if (mode === 'test') return 'A test gives no hints.';
        return this.#nextHint() ? undefined : 'There are no more hints.';
      case 'hand':
        return (this.#handUp !== null) === input.up
          ? `The hand is ${input.up ? 'up' : 'down'} already.`
          : undefined;
      case 'diagnosis':
        return undefined;
    }
  }

  /** Why the trainee cannot write that; undefined where the portal page has it. */
  writeRefusal(write: GraphWrite): string | undefined {
    if (!this.training) return 'This rehearsal is no exercise.';
    return portalActionOf(write) === undefined ? 'The portal page has no such action.' : undefined;
  }

  /** `refusal` must have said nothing. Answers what is to be noted in the instructor's log. */
  say(input: TraineeInput): string {
    const now = this.#parts.now();
    switch (input.says) {
      case 'begin':
        this.#begun = now;
        this.#retries = 0;
        this.#resets = 0;
        this.#signedInBeforeReseal = false;
        this.#wall = null;
        return 'The trainee takes over';
      case 'hint':
        this.#hints.push(now);
        return `The trainee asked for hint ${this.#hints.length}`;
      case 'hand':
        this.#handUp = input.up ? now : null;
        return input.up ? 'The trainee raises a hand' : 'The hand is down';
      case 'diagnosis':
        return this.#diagnose(input, now);
    }
  }

  #diagnose(
    { step, cause, remedy, evidence }: Extract<TraineeInput, { says: 'diagnosis' }>,
    now: SimTime,
  ): string {
    const cited = evidence.map((one): Cited => {
      const texts = this.#parts.read(one);
      return { evidence: one, real: texts !== undefined, texts: texts ?? [] };
    });
    const carriedOut = this.training?.exercise.colleagues === true && this.#parts.carryOut(cause, remedy);
    this.#diagnoses.push({ step, cause, remedy, at: iso(now), evidence: cited, carriedOut });
    return `The trainee says: ${cause} at ${step}, remedy ${remedy}`;
  }

  /** Somebody has stopped the world. */
  frozen(): void {
    this.#freezes.push(this.#parts.now());
  }

  remark(text: string): void {
    this.#remark = text;
  }

  /** What was done at the PC. */
  did(input: SessionInput, isResealed: boolean): void {
    if (input.type !== 'press' || this.#ended !== null) return;
    if (input.control === 'retry') this.#retries += 1;
    if (input.control === 'reset') this.#resets += 1;
    const signsIn = input.values?.['password']?.startsWith(matchOf('')) === true;
    if (signsIn && !isResealed) this.#signedInBeforeReseal = true;
  }

  /** The exercise is over as soon as its end has come. */
  look(isResealed: boolean, isAtDesktop: boolean): void {
    const ends = this.training?.exercise.ends;
    const isOver =
      (ends === 'resealed' && isResealed) ||
      (ends === 'desktop' && isAtDesktop) ||
      (ends === 'diagnosis' && this.#diagnoses.length > 0);
    if (isOver) this.#ended ??= this.#parts.now();
  }

  /** The clock on the wall, milliseconds since 1970; a longer rest is none of the exercise's time. */
  atWall(wall: number | undefined): void {
    if (wall === undefined || this.#ended !== null) return;
    this.#firstWall ??= wall;
    const { took, seen } = this.#wall ?? { took: 0, seen: wall };
    const passed = Math.max(0, wall - seen);
    this.#wall = { took: took + (passed < longestRest ? passed : 0), seen: wall };
  }

  /** When it began and when it was over by the clock on the wall, milliseconds since 1970. */
  get wallSpan(): { readonly begun: number; readonly ended: number } | null {
    return this.#firstWall === null || this.#wall === null
      ? null
      : { begun: this.#firstWall, ended: this.#wall.seen };
  }

  /** What it is graded by, besides the view. */
  get deeds(): TraineeDeeds {
    return {
      ended: this.#ended,
      begun: this.#begun,
      retries: this.#retries,
      resets: this.#resets,
      signedInBeforeReseal: this.#signedInBeforeReseal,
      wall: this.#wall?.took ?? null,
    };
  }

  #nextHint() {
    return this.training?.exercise.hints[this.#hints.length];
  }

  /** What the trainee may see; undefined where there is no exercise. */
  traineeView(): TraineeView | undefined {
    if (!this.training) return undefined;
    const { exercise } = this.training;
    const mode = this.#parts.mode();
    const { title, story, task, minutes, hints, colleagues } = exercise;
    return {
      title,
      story,
      task,
      mode,
      minutes,
      hints: {
        given: hints.slice(0, this.#hints.length).map(({ text }) => text),
        next: mode === 'test' ? null : (this.#nextHint()?.price ?? null),
      },
      colleagues,
      handIsUp: this.#handUp !== null,
      diagnoses: this.#diagnoses.length,
    };
  }

  view(): TraineeRecordView {
    return {
      begun: this.#begun && iso(this.#begun),
      hints: this.#hints.flatMap((at, index) => {
        const hint = this.training?.exercise.hints[index];
        return hint ? [{ at: iso(at), ...hint }] : [];
      }),
      diagnoses: [...this.#diagnoses],
      handUp: this.#handUp && iso(this.#handUp),
      freezes: this.#freezes.map(iso),
      remark: this.#remark,
    };
  }

  /** All that the instructor may see; null where there is no exercise. */
  instructorView(writes: readonly AdminWrite[]): InstructorView | null {
    if (!this.training) return null;
    const { exercise, trainee } = this.training;
    const mode = this.#parts.mode();
    const { solution: _solution, ...rest } = exercise;
    const own = writes.flatMap(({ at, by, words, reason }) =>
      by === 'trainee' ? [{ at, words, reason }] : [],
    );
    return { ...this.view(), exercise: rest, mode, trainee, writes: own };
  }

  /** For the state digest; undefined where there is no exercise. */
  state(): unknown {
    if (!this.training) return undefined;
    const { wall: _wall, ...deeds } = this.deeds;
    return { ...this.view(), ...deeds };
  }
}
