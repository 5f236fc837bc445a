/** The debrief of a recording: what came of it, why, and what showed it. Worked out anew by each replay. */
import type { ExerciseMode } from './modes.ts';
import type { Exercise } from './exercise.schema.ts';
import type { Grade } from './grade.ts';

/** A line of the timeline; times are world times, ISO 8601. */
export interface DebriefMoment {
  readonly at: string;
  readonly kind: 'page' | 'gap' | 'fault' | 'failure' | 'trainee' | 'instructor';
  readonly words: string;
  /** Milliseconds that it lasted; null for a moment. */
  readonly lasted: number | null;
}

export interface DebriefTrace {
  readonly where: string;
  readonly text: string;
  /** The trainee has cited it. */
  readonly cited: boolean;
}

/** Something that was wrong, and what showed it. */
export interface DebriefFault {
  readonly words: string;
  readonly set: string;
  readonly felt: string | null;
  readonly mended: string | null;
  /** What is done about it. */
  readonly remedy: string;
  /** The failures that came of it. */
  readonly failures: readonly {
    readonly at: string;
    readonly code: string;
    readonly step: string;
    readonly seen: string;
    readonly mended: string | null;
  }[];
  readonly traces: readonly DebriefTrace[];
}

export interface DebriefDiagnosis {
  readonly at: string;
  readonly step: { readonly words: string; readonly right: boolean };
  readonly cause: { readonly words: string; readonly right: boolean };
  readonly remedy: { readonly words: string; readonly right: boolean };
  /** How much each piece shows of a cause: 1 what it is, 0.5 where it is, 0 nothing; null: it was not there. */
  readonly evidence: readonly { readonly words: string; readonly tells: number | null }[];
}

export interface Debrief {
  /** Nothing of it is of a real PC, tenant or person. */
  readonly simulated: true;
  /** The recording's name. */
  readonly recording: string;
  /** What the person should know of the recording: it was changed, or is of another exercise. */
  readonly remarks: readonly string[];
  /** In one line. */
  readonly line: string;
  readonly trainee: string;
  readonly scenario: { readonly id: string; readonly title: string };
  readonly exercise:
    | (Pick<Exercise, 'id' | 'title' | 'trueTitle' | 'objectives' | 'level'> & {
        readonly mode: ExerciseMode;
      })
    | null;
  readonly outcome: string;
  /** When the first and the last thing happened, as the clock on the wall showed it, ISO 8601; null: nobody noted it. */
  readonly wall: { readonly begun: string; readonly ended: string } | null;
  /** Milliseconds: by the clock on the wall, without rests, and of the PC's own time. */
  readonly took: { readonly wall: number | null; readonly device: number };
  readonly grade: Grade | null;
  readonly timeline: readonly DebriefMoment[];
  readonly faults: readonly DebriefFault[];
  /** Failures that no fault of the catalogue explains. */
  readonly otherFailures: readonly { readonly at: string; readonly code: string; readonly cause: string }[];
  readonly diagnoses: readonly DebriefDiagnosis[];
  readonly hints: readonly { readonly at: string; readonly text: string; readonly price: number }[];
  readonly freezes: readonly string[];
  /** Further tries: how many times somebody went on from an earlier moment. */
  readonly furtherTries: number;
  readonly remark: string;
  readonly next: { readonly id: string; readonly title: string } | null;
  /** SHA-256 of the state at the end. */
  readonly digest: string;
}
