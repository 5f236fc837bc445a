/**
 * What the trainee of an exercise has said and asked for, in world time. It stands beside the PC, which never hears of
 * it; the same journal makes the same record.
 */
import type { Evidence } from '../../../shared/exercises/diagnosis.schema.ts';
import type {
  InstructorView,
  SaidDiagnosis,
  TraineeRecordView,
} from '../../../shared/exercises/exercise-views.ts';
import type { TraineeView } from '../../../shared/exercises/trainee-view.ts';
import type { Training } from '../../../shared/exercises/training.ts';
import type { TraineeInput } from '../../../shared/session/input.ts';
import type { SimTime } from '../../world/time.ts';
import { iso } from '../../world/time.ts';

export interface TraineeParts {
  now(): SimTime;
  /** Whether the PC has such a page, line or event at this moment. */
  isReal(evidence: Evidence): boolean;
  /** Has the fault lifted that the remedy sets right; false: it sets none right that is set. */
  carryOut(cause: string, remedy: string): boolean;
}

export class TraineeRecord {
  readonly training: Training | null;
  readonly #parts: TraineeParts;
  #begun: SimTime | null = null;
  readonly #hints: SimTime[] = [];
  readonly #diagnoses: SaidDiagnosis[] = [];
  #handUp: SimTime | null = null;
  readonly #freezes: SimTime[] = [];
  #remark = '';

  constructor(training: Training | null, parts: TraineeParts) {
    this.training = training;
    this.#parts = parts;
  }

  /** Why the trainee cannot say that now; undefined where it can be said. */
  refusal(input: TraineeInput): string | undefined {
    if (!this.training) return 'This rehearsal is no exercise.';
    const { mode } = this.training;
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

  /** `refusal` must have said nothing. Answers what is to be noted in the instructor's log. */
  say(input: TraineeInput): string {
    const now = this.#parts.now();
    switch (input.says) {
      case 'begin':
        this.#begun = now;
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
    const cited = evidence.map((one) => ({ evidence: one, real: this.#parts.isReal(one) }));
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

  #nextHint() {
    return this.training?.exercise.hints[this.#hints.length];
  }

  /** What the trainee may see; undefined where there is no exercise. */
  traineeView(): TraineeView | undefined {
    if (!this.training) return undefined;
    const { exercise, mode } = this.training;
    const { title, story, task, minutes, hints } = exercise;
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
  instructorView(): InstructorView | null {
    if (!this.training) return null;
    const { exercise, mode, trainee } = this.training;
    const { solution: _solution, ...rest } = exercise;
    return { ...this.view(), exercise: rest, mode, trainee };
  }

  /** For the state digest; undefined where there is no exercise. */
  state(): unknown {
    return this.training ? this.view() : undefined;
  }
}
