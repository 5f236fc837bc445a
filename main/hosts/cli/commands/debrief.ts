/** `reseal debrief RECORDING...`: what came of recordings, for one trainee or a class. */
import path from 'node:path';
import { BadInputError } from '../../../../shared/failures.ts';
import type { DebriefPicture, DrawnPictures } from '../../../../shared/exercises/debrief-picture.ts';
import type { Debrief } from '../../../../shared/exercises/debrief.ts';
import { classCsv, xapiStatements } from '../../../session/debrief/class-files.ts';
import type { Ungraded } from '../../../session/debrief/debrief-html.ts';
import { debriefHtml } from '../../../session/debrief/debrief-html.ts';
import { findExercise, shippedExercises } from '../../exercises.ts';
import { debriefOfRecording } from '../../open-recording.ts';
import type { RecordingParts } from '../../open-recording.ts';
import { draw } from '../../stills.ts';
import { replaceFile } from '../../storage/replace-file.ts';
import type { Command } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { printWrapped } from '../terminal.ts';

type Write = (
  debriefs: readonly Debrief[],
  ungraded: readonly Ungraded[],
  drawn: DrawnPictures | null,
) => string;

const writers: Readonly<Record<string, Write>> = {
  html: debriefHtml,
  csv: (debriefs) => classCsv(debriefs),
  xapi: (debriefs) => `${JSON.stringify(xapiStatements(debriefs), null, 2)}\n`,
};

export const debrief: Command = {
  words: ['RECORDING...'],
  options: {
    html: { value: 'FILE', help: 'as one HTML file, which prints; several recordings make a class list' },
    csv: { value: 'FILE', help: 'the class list as CSV' },
    xapi: { value: 'FILE', help: 'xAPI statements as JSON: completion and success apart' },
    exercise: {
      value: 'FILE',
      help: 'an exercise of your own, by which recordings of it are graded',
      multiple: true,
    },
    tenant: { value: 'DIR|ZIP', help: 'where the tenant of the recordings is now' },
    json: { help: 'as JSON' },
  },
  async run(given, terminal) {
    const own = [...shippedExercises(), ...given.texts('exercise').map(findExercise)];
    const parts = {
      exercises: new Map(own.map((exercise) => [exercise.id, exercise])),
      tenant: given.text('tenant'),
      // A class of thirty is a list; the page of one has room for pictures.
      filmed: given.text('html') !== null && given.words(0).length === 1,
    };
    const files = given.words(0);
    const { debriefs, ungraded, pictures } = await debriefsOf(files, parts, terminal);
    if (given.flag('json')) terminal.printJson(debriefs);
    else for (const one of debriefs) printOne(one, terminal);
    for (const [option, write] of Object.entries(writers)) {
      const file = given.text(option);
      if (file === null || debriefs.length === 0) continue;
      replaceFile(file, Buffer.from(write(debriefs, ungraded, await draw(pictures))));
      terminal.tell(`Written: ${file}`);
    }
    if (ungraded.length > 0) return 2;
    return debriefs.some(({ remarks }) => remarks.length > 0) ? 1 : 0;
  },
};

/** One after another; a file that cannot be read is told, and the others go on. */
async function debriefsOf(
  files: readonly string[],
  parts: Omit<RecordingParts, 'underWay'>,
  terminal: Terminal,
): Promise<{
  readonly debriefs: readonly Debrief[];
  readonly ungraded: readonly Ungraded[];
  readonly pictures: readonly DebriefPicture[];
}> {
  const debriefs: Debrief[] = [];
  let pictures: readonly DebriefPicture[] = [];
  const ungraded: Ungraded[] = [];
  for (const [index, file] of files.entries()) {
    const underWay = (percent: number): void =>
      terminal.progress?.(`Recording ${index + 1} of ${files.length}: ${percent} %`);
    try {
      const made = await debriefOfRecording(file, { ...parts, underWay });
      debriefs.push(made.debrief);
      ({ pictures } = made);
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error;
      ungraded.push({ recording: path.parse(file).name, reason: error.message });
      terminal.progress?.('');
      terminal.tell(error.line());
    }
  }
  terminal.progress?.('');
  return { debriefs, ungraded, pictures };
}

function printOne({ recording, line, remarks, faults, next }: Debrief, terminal: Terminal): void {
  printWrapped(terminal, `${recording}: ${line}`);
  for (const { words, mended } of faults)
    printWrapped(terminal, `  cause: ${words}${mended === null ? ', not set right' : ''}`);
  for (const remark of remarks) printWrapped(terminal, `  remark: ${remark}`);
  if (next) printWrapped(terminal, `  next: ${next.title}`);
}
