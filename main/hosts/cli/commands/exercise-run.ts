/** `reseal exercise run ID`: plays the good solution of an exercise without windows, and prints the grade. */
import type { Grade } from '../../../../shared/exercises/grade.ts';
import { solveExercise } from '../../solve-exercise.ts';
import { sourcesOfExercise } from '../../sources.ts';
import { newJournal } from '../../storage/new-journal.ts';
import type { Command } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { teller } from '../way.ts';

export const exerciseRun: Command = {
  words: ['ID|FILE'],
  options: {
    trainee: { value: 'NAME', help: 'who does it, for lists' },
    journal: { value: 'FILE', help: 'keeps the recording' },
    json: { help: 'the grade as JSON' },
  },
  async run(given, terminal) {
    const order = { named: given.word(0) ?? '', mode: 'try' as const, trainee: given.text('trainee') ?? '' };
    const sources = sourcesOfExercise(order, null);
    const journal = given.text('journal');
    const storage = newJournal(journal);
    try {
      const { session, notices } = solveExercise(sources, storage, journal, teller(terminal));
      terminal.progress?.('');
      for (const notice of notices) terminal.tell(notice);
      const grade = session.grade();
      if (given.flag('json')) terminal.printJson(grade);
      else if (grade) printGrade(grade, terminal);
      return grade?.points === grade?.of ? 0 : 1;
    } finally {
      storage.close();
    }
  },
};

function printGrade(
  { points, of, percent, completed, passed, checks, hints }: Grade,
  terminal: Terminal,
): void {
  terminal.print(
    `${points} of ${of} points (${percent} %), ${passed ? 'passed' : 'not passed'}${completed ? '' : ', not completed'}`,
  );
  for (const check of checks)
    terminal.print(
      `  ${`${check.points}/${check.of}`.padEnd(8)}${check.title}${check.found === '' ? '' : `: ${check.found}`}`,
    );
  if (hints.asked > 0) terminal.print(`  ${`-${hints.price}`.padEnd(8)}Hints: ${hints.asked}`);
}
