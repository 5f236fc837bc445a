/** Makes the debrief of a rehearsal that was brought to its recording's end. */
import type { Debrief, DebriefDiagnosis, DebriefFault } from '../../../shared/exercises/debrief.ts';
import type { SaidDiagnosis } from '../../../shared/exercises/exercise-views.ts';
import type { Grade } from '../../../shared/exercises/grade.ts';
import { mends, names, remedyById } from '../../../shared/exercises/remedies.ts';
import { faultById } from '../../../shared/faults/index.ts';
import type { Outcome } from '../../../shared/session/report.ts';
import { instant, iso } from '../../world/time.ts';
import { digestOf } from '../digest.ts';
import type { Facts } from '../exercises/facts.ts';
import { factsOf, pagesDuring } from '../exercises/facts.ts';
import { gradeOf } from '../exercises/grade.ts';
import type { SetFault } from '../exercises/signs.ts';
import { toldBy } from '../exercises/signs.ts';
import { tracesOf } from '../exercises/traces.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { outcomeOf } from '../report.ts';
import { timelineOf } from './timeline.ts';
import { evidenceWords, spanWords, stepName } from './words.ts';

/** What the rehearsal itself does not know. */
export interface DebriefContext {
  /** The recording's name. */
  readonly recording: string;
  readonly remarks: readonly string[];
  readonly tries: number;
  /** Title of an exercise by its id; undefined where there is none. */
  titleOf(exercise: string): string | undefined;
}

export function debriefOf(rehearsal: Rehearsal, context: DebriefContext): Debrief {
  const { trainee, scenario, truth, screens, world, pc, writes } = rehearsal;
  const facts = factsOf(rehearsal);
  const exercise = trainee.training?.exercise;
  const grade = exercise ? gradeOf(exercise, facts) : null;
  const outcome = outcomeOf(rehearsal);
  const { said, deeds, failures, faults } = facts;
  const took = { wall: deeds.wall, device: facts.deviceTime };
  const named = trainee.training?.trainee ?? '';
  const explained = new Set(faults.flatMap((fault) => fault.failures));
  return {
    simulated: true,
    recording: context.recording,
    remarks: context.remarks,
    line: lineOf(named, exercise?.title ?? scenario.title, outcome, grade, took),
    trainee: named,
    scenario: { id: scenario.id, title: scenario.title },
    exercise: exercise
      ? {
          id: exercise.id,
          title: exercise.title,
          trueTitle: exercise.trueTitle,
          objectives: exercise.objectives,
          level: exercise.level,
          mode: rehearsal.holding.mode,
        }
      : null,
    outcome,
    wall: trainee.wallSpan && {
      begun: iso(instant(trainee.wallSpan.begun)),
      ended: iso(instant(trainee.wallSpan.ended)),
    },
    took,
    grade,
    timeline: timelineOf({
      screens,
      faults: truth.faults(),
      failures,
      said,
      writes,
      modes: rehearsal.holding.changes,
      end: iso(world.clock.now),
    }),
    faults: faults.map((fault) => faultOf(fault, said.diagnoses, pc)),
    otherFailures: failures.flatMap((failure) =>
      explained.has(failure) ? [] : [{ at: failure.at, code: failure.code, cause: failure.cause }],
    ),
    diagnoses: said.diagnoses.map((one) => diagnosisOf(one, facts, rehearsal)),
    hints: said.hints,
    freezes: said.freezes,
    furtherTries: context.tries - 1,
    remark: said.remark,
    next: nextOf(exercise?.next, grade, context),
    digest: digestOf(rehearsal.state()),
  };
}

/** Who has not passed does it again first. */
function nextOf(next: string | undefined, grade: Grade | null, { titleOf }: DebriefContext): Debrief['next'] {
  const title = next === undefined || !grade?.passed ? undefined : titleOf(next);
  return next === undefined || title === undefined ? null : { id: next, title };
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  running: 'was left under way',
  resealed: 'was sealed',
  failed: 'ended with a failure',
  desktop: 'came to the user’s desktop',
  'local-account': 'came to a desktop with a local account',
  kiosk: 'came to the kiosk’s desktop',
};

function lineOf(
  trainee: string,
  title: string,
  outcome: Outcome,
  grade: Grade | null,
  took: Debrief['took'],
): string {
  const span = took.wall === null ? `${spanWords(took.device)} of the PC’s time` : `${spanWords(took.wall)}`;
  const points = grade
    ? ` ${grade.points} of ${grade.of} points, ${grade.passed ? 'passed' : 'not passed'}${grade.completed ? '' : ', not completed'}.`
    : '';
  return `${trainee === '' ? '' : `${trainee}: `}“${title}”: the PC ${outcomeWords[outcome]} after ${span}.${points}`;
}

function faultOf(fault: SetFault, diagnoses: readonly SaidDiagnosis[], pc: Rehearsal['pc']): DebriefFault {
  const { causes, entry, failures } = fault;
  const cited = diagnoses.flatMap(({ evidence }) => evidence.filter(({ real }) => real));
  const isCited = ({ where, text }: { where: string; text: string }): boolean =>
    cited.some(({ evidence, texts }) =>
      'event' in evidence
        ? evidenceWords(evidence) === where
        : 'line' in evidence && texts.some((part) => text.includes(part)),
    );
  const felt = causes.flatMap((cause) => cause.felt ?? []).toSorted();
  const mended = causes.every((cause) => cause.mended !== null)
    ? (causes
        .flatMap((cause) => cause.mended ?? [])
        .toSorted()
        .at(-1) ?? null)
    : null;
  return {
    words: causes.map(({ words }) => words).join('; '),
    set: causes.map(({ set }) => set).toSorted()[0] ?? '',
    felt: felt[0] ?? null,
    mended,
    remedy: entry.remedy,
    failures: failures.map(({ at, code, step, seen, mended: over }) => ({
      at,
      code,
      step,
      seen,
      mended: over,
    })),
    traces: tracesOf(pc, fault).map(({ where, text }) => ({ where, text, cited: isCited({ where, text }) })),
  };
}

function diagnosisOf(
  { at, step, cause, remedy, evidence }: SaidDiagnosis,
  { faults }: Facts,
  rehearsal: Rehearsal,
): DebriefDiagnosis {
  const meant = faults.filter(({ entry }) => names(cause, entry.id));
  return {
    at,
    step: {
      words: stepName(step),
      right: meant.some(({ failures }) => failures.some((failure) => failure.step === step)),
    },
    cause: { words: faultById(cause)?.title ?? cause, right: meant.length > 0 },
    remedy: {
      words: remedyById(remedy)?.words ?? remedy,
      right: meant.some(({ entry }) => mends(remedy, entry.id)),
    },
    evidence: evidence.map((one) => ({
      words: evidenceWords(one.evidence),
      tells: one.real
        ? Math.max(
            0,
            ...faults.map((fault) => toldBy(one, fault, (failure) => pagesDuring(rehearsal, failure))),
          )
        : null,
    })),
  };
}
