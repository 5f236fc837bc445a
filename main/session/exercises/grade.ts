/** Grades an exercise by what came of it: each kind of check is a row that tells how much of it holds. */
import type { Check, CheckKind } from '../../../shared/exercises/checks.schema.ts';
import type { Exercise } from '../../../shared/exercises/exercise.schema.ts';
import type { Grade, GradedCheck } from '../../../shared/exercises/grade.ts';
import { mends, names } from '../../../shared/exercises/remedies.ts';
import { counted } from '../../../shared/words/counted.ts';
import type { Facts } from './facts.ts';
import type { SetFault } from './signs.ts';

interface Found {
  /** 0 to 1. */
  readonly share: number;
  readonly found: string;
}

type Of<Kind extends CheckKind> = Extract<Check, { kind: Kind }>;

interface Row<Kind extends CheckKind> {
  title(check: Of<Kind>): string;
  look(check: Of<Kind>, facts: Facts, exercise: GradedExercise): Found;
}

/** Of an exercise, what its grade depends on. */
export type GradedExercise = Pick<Exercise, 'checks' | 'faults' | 'passAt'>;

const whether = (holds: boolean, found = ''): Found => ({ share: holds ? 1 : 0, found: holds ? '' : found });
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Faults of the exercise that had been set by now, and how many there are. */
const those = ({ faults }: Facts, exercise: GradedExercise): { set: readonly SetFault[]; all: number } => {
  const wanted = new Set(exercise.faults.map(({ fault }) => fault));
  return { set: faults.filter(({ entry }) => wanted.has(entry.id)), all: wanted.size };
};

/** The part of the exercise's faults for which it holds; `less` counts as so many faults more. */
function partOf(facts: Facts, exercise: GradedExercise, holds: (fault: SetFault) => number, less = 0): Found {
  const { set, all } = those(facts, exercise);
  const sum = set.reduce((total, fault) => total + holds(fault), 0);
  return { share: all === 0 ? 1 : sum / (all + less), found: all > 1 ? `${sum} of ${all}` : '' };
}

/** It is gone, or the PC has come through all the same: nobody asks by which door. */
const isMended = ({ causes, failures }: SetFault, { resealed, atDesktop, failed }: Facts): boolean =>
  causes.every(({ mended }) => mended !== null) ||
  (failures.length > 0 && !failed && (resealed || atDesktop));

const wrongOnes = ({ said }: Facts, exercise: GradedExercise): number =>
  said.diagnoses.filter(({ cause }) => !exercise.faults.some(({ fault }) => names(cause, fault))).length;

/** In full up to `most`, then less by `step` for each. */
const upTo = (count: number, most: number, step: number, ...what: [one: string, many?: string]): Found => ({
  share: Math.max(0, 1 - step * Math.max(0, count - most)),
  found: counted(count, ...what),
});

/** In full up to so many minutes, then falling to nothing at twice as many. */
const within = (milliseconds: number, minutes: number): Found => {
  const took = milliseconds / 60_000;
  return {
    share: Math.min(1, Math.max(0, 2 - took / minutes)),
    found: counted(Math.round(took), 'minute'),
  };
};

const rows: { readonly [Kind in CheckKind]: Row<Kind> } = {
  resealed: {
    title: () => 'The technician’s part ended with Reseal',
    look: (_check, { resealed }) => whether(resealed, 'not resealed'),
  },
  desktop: {
    title: () => 'The user came to the desktop',
    look: (_check, { atDesktop }) => whether(atDesktop, 'not at the desktop'),
  },
  'no-failure': {
    title: () => 'The PC came through without a failure that stands',
    look: (_check, { failed, resealed, atDesktop }) =>
      whether(!failed && (resealed || atDesktop), failed ? 'a page shows a failure' : 'the way was not gone'),
  },
  'assigned-user': {
    title: ({ user }) =>
      user === '' ? 'Nobody is assigned to the device' : `${user} is assigned to the device`,
    look: ({ user }, { device: { assignedUser } }) =>
      whether(same(assignedUser ?? '', user), assignedUser ?? 'nobody is assigned'),
  },
  profile: {
    title: ({ name }) => `The device has the profile "${name}"`,
    look: ({ name }, { device: { profile } }) => whether(same(profile ?? '', name), profile ?? 'it has none'),
  },
  'group-tag': {
    title: ({ tag }) => (tag === '' ? 'The device has no group tag' : `The device has the group tag ${tag}`),
    look: ({ tag }, { groupTag }) => whether(groupTag === tag, groupTag === '' ? 'it has none' : groupTag),
  },
  'nobody-signed-in': {
    title: () => 'Nobody signed in before Reseal',
    look: (_check, { deeds, resealed }) =>
      whether(
        resealed && !deeds.signedInBeforeReseal,
        deeds.signedInBeforeReseal ? 'somebody did' : 'not resealed',
      ),
  },
  'intune-record': {
    title: ({ is }) =>
      is === 'not-blocked'
        ? 'The device may enrol so again'
        : `The device’s record in Intune is ${is === 'present' ? 'there' : 'gone'}`,
    look({ is }, { device: { managedDeviceId }, isBlocked }) {
      if (is === 'not-blocked') return whether(!isBlocked, 'it is blocked');
      return whether(
        (managedDeviceId !== null) === (is === 'present'),
        is === 'present' ? 'there is none' : 'it is there',
      );
    },
  },
  compliance: {
    title: ({ is }) => `The device is ${is} in Intune`,
    look: ({ is }, { compliance }) => whether(compliance === is, compliance),
  },
  'app-installed': {
    title: ({ app }) => `${app} is installed`,
    look: ({ app }, { installed }) => whether(installed.has(app.toLowerCase()), 'not installed'),
  },
  mended: {
    title: () => 'What was wrong is set right',
    look: (_check, facts, exercise) => partOf(facts, exercise, (fault) => (isMended(fault, facts) ? 1 : 0)),
  },
  portal: {
    title: () => 'The trainee set it right on the portal page',
    look: ({ does }, { done }) =>
      whether(
        does.some((action) => done.has(action)),
        'nothing of it was done there',
      ),
  },
  'cause-named': {
    title: () => 'The cause was named',
    // One wrong guess is free; whoever names them all has named none.
    look: (_check, facts, exercise) =>
      partOf(
        facts,
        exercise,
        ({ entry }) => (facts.said.diagnoses.some(({ cause }) => names(cause, entry.id)) ? 1 : 0),
        Math.max(0, wrongOnes(facts, exercise) - 1),
      ),
  },
  'step-named': {
    title: () => 'The step that failed was named',
    look: (_check, facts, exercise) =>
      partOf(facts, exercise, ({ entry, failures }) =>
        facts.said.diagnoses.some(
          ({ step, cause }) =>
            names(cause, entry.id) && (failures.length === 0 || failures.some((one) => one.step === step)),
        )
          ? 1
          : 0,
      ),
  },
  'remedy-named': {
    title: () => 'A remedy that sets it right was named',
    look: (_check, facts, exercise) =>
      partOf(facts, exercise, ({ entry }) =>
        facts.said.diagnoses.some(({ cause, remedy }) => names(cause, entry.id) && mends(remedy, entry.id))
          ? 1
          : 0,
      ),
  },
  'evidence-cited': {
    title: () => 'What was cited shows the cause',
    look: (_check, facts, exercise) =>
      partOf(facts, exercise, (fault) =>
        Math.max(
          0,
          ...facts.said.diagnoses.map((one) =>
            names(one.cause, fault.entry.id) ? facts.shown(one, fault) : 0,
          ),
        ),
      ),
  },
  'wrong-diagnoses': {
    title: ({ most }) => `At most ${counted(most, 'wrong diagnosis', 'wrong diagnoses')}`,
    look: ({ most }, facts, exercise) =>
      facts.said.diagnoses.length === 0
        ? { share: 0, found: 'none was made' }
        : upTo(wrongOnes(facts, exercise), most, 1 / 2, 'wrong diagnosis', 'wrong diagnoses'),
  },
  retries: {
    title: ({ most }) => `At most ${counted(most, 'Retry', 'Retries')}`,
    look: ({ most }, { deeds }) =>
      deeds.ended === null ? notDone : upTo(deeds.retries, most, 1 / 3, 'Retry', 'Retries'),
  },
  resets: {
    title: ({ most }) => `At most ${counted(most, 'reset')}`,
    look: ({ most }, { deeds }) =>
      deeds.ended === null ? notDone : upTo(deeds.resets, most, 1 / 2, 'reset'),
  },
  'wall-time': {
    title: ({ minutes }) => `In ${counted(minutes, 'minute')} by the clock on the wall`,
    look({ minutes }, { deeds }) {
      if (deeds.ended === null) return notDone;
      return deeds.wall === null
        ? { share: 1, found: 'no clock was looked at' }
        : within(deeds.wall, minutes);
    },
  },
  'device-time': {
    title: ({ minutes }) => `In ${counted(minutes, 'minute')} of the PC’s time`,
    look: ({ minutes }, { deeds, deviceTime }) =>
      deeds.ended === null ? notDone : within(deviceTime, minutes),
  },
};

/** Who does nothing is not quick. */
const notDone: Found = { share: 0, found: 'its end did not come' };

const rowOf = (check: Check): Row<CheckKind> => rows[check.kind] as Row<CheckKind>;

/** To half points. */
const rounded = (points: number): number => Math.round(points * 2) / 2;

const titleOf = (check: Check): string => check.title ?? rowOf(check).title(check);

export function gradeOf(exercise: GradedExercise, facts: Facts): Grade {
  const checks = exercise.checks.map((check): GradedCheck => {
    const { share, found } = rowOf(check).look(check, facts, exercise);
    return {
      kind: check.kind,
      title: titleOf(check),
      points: rounded(check.points * share),
      of: check.points,
      found,
    };
  });
  const sum = (pick: (check: GradedCheck) => number): number =>
    checks.reduce((total, check) => total + pick(check), 0);
  const price = facts.said.hints.reduce((total, hint) => total + hint.price, 0);
  const of = sum((check) => check.of);
  const points = Math.max(0, sum((check) => check.points) - price);
  const percent = Math.round((100 * points) / of);
  return {
    points,
    of,
    percent,
    completed: facts.deeds.ended !== null,
    passed: percent >= exercise.passAt,
    checks,
    hints: { asked: facts.said.hints.length, price },
  };
}
