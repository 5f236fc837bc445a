/** `reseal errors`: what a code means, why it comes and what to do. */
import { printLines } from '../terminal.ts';
import { errorSections, findErrors } from '../../../../shared/errors/index.ts';
import type { ErrorSection } from '../../../../shared/errors/index.ts';
import { placeNames } from '../../../../shared/errors/error-entry.ts';
import type { ErrorEntry } from '../../../../shared/errors/error-entry.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import {
  exercisesThatTrain,
  faultsThatReach,
  whyUnreached,
} from '../../../../shared/faults/errors-of-faults.ts';
import type { ExerciseRow } from '../../../../shared/exercises/exercise-views.ts';
import { rowOf, shippedExercises } from '../../exercises.ts';
import type { Command } from '../command.ts';

export const errors: Command = {
  words: ['[CODE]'],
  options: { json: { help: 'as JSON' } },
  async run(given, terminal) {
    const asked = given.word(0);
    const exercises = shippedExercises().map(rowOf);
    const found = asked === null ? errorSections : sectionsWith(foundFor(asked));
    if (given.flag('json'))
      terminal.printJson(
        found.flatMap(({ title, errors }) => errors.map((entry) => asJson(title, entry, exercises))),
      );
    else if (asked === null) for (const line of listOf(found)) terminal.print(line);
    else
      printLines(
        terminal,
        found
          .flatMap(({ title, errors }) => errors.map((entry) => told(title, entry, exercises)))
          .join('\n\n'),
      );
    return 0;
  },
};

function foundFor(asked: string): ReadonlySet<ErrorEntry> {
  const found = findErrors(asked);
  if (found.length === 0)
    throw new BadInputError(
      'no error of the catalogue has this code or name',
      asked,
      'Give it as the device shows it, e.g. 0x800705B4, or see them all: reseal errors.',
    );
  return new Set(found);
}

function sectionsWith(wanted: ReadonlySet<ErrorEntry>): readonly ErrorSection[] {
  return errorSections
    .map(({ title, errors }) => ({ title, errors: errors.filter((entry) => wanted.has(entry)) }))
    .filter(({ errors }) => errors.length > 0);
}

function asJson(section: string, entry: ErrorEntry, exercises: readonly ExerciseRow[]) {
  const { code, message = null, name, where, step = null, cause, remedy, confirmed } = entry;
  return {
    section,
    code,
    message,
    name,
    where,
    step,
    cause,
    remedy,
    confirmed,
    faults: faultsThatReach(entry).map(({ id }) => id),
    unreached: whyUnreached(entry),
    exercises: exercisesThatTrain(entry, exercises).map(({ id }) => id),
  };
}

/** A line for each error below its section's title. */
function listOf(sections: readonly ErrorSection[]): readonly string[] {
  return sections.flatMap(({ title, errors }, place) => [
    ...(place === 0 ? [] : ['']),
    title,
    ...errors.map(({ code, message, name, cause }) =>
      code === null ? `  "${message}"` : `  ${code.padEnd(12)}  ${name ?? firstSentence(cause)}`,
    ),
  ]);
}

const firstSentence = (text: string): string => text.replace(/(\. |\.$| \().*$/s, '');

/** All that is known of one error. */
function told(section: string, entry: ErrorEntry, exercises: readonly ExerciseRow[]): string {
  const { code, message, name, where, step, cause, remedy, confirmed } = entry;
  const place = where.map((one) => placeNames[one]).join(', ');
  return [
    `${code ?? `"${message}"`}${name === null ? '' : `  ${name}`}`,
    `  Where      ${section}: ${place}${step === undefined ? '' : ` (step ${step})`}`,
    `  Cause      ${cause}`,
    `  Remedy     ${remedy}`,
    `  Confirmed  ${confirmed ? 'yes' : 'no: plausible, but no published source was found'}`,
    ...faultLines(entry),
    ...exercisesThatTrain(entry, exercises).map(
      ({ id, title }, at) => `  ${at === 0 ? 'Exercises' : '         '}  ${id}: ${title}`,
    ),
  ].join('\n');
}

/** What brings it about here, to be set with --fault. */
function faultLines(entry: ErrorEntry): readonly string[] {
  const reaching = faultsThatReach(entry);
  if (reaching.length === 0) return [`  Fault      none: ${whyUnreached(entry) ?? ''}`];
  return reaching.map(
    ({ id, title, shows }, at) => `  ${at === 0 ? 'Faults' : '      '}     ${id}: ${title} (${shows.log})`,
  );
}
