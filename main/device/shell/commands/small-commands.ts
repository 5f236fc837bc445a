/** Small commands that technicians type beside the others: the time, waiting, another interpreter. */
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { iso, seconds } from '../../../world/time.ts';
import type { Answer, Command, Commands, CommandRow, Terminal } from './command.ts';
import { argumentsOf, dateAndTime, fails, tells, weekdayOf } from './command.ts';
import { Interpreter } from './interpreter.ts';
import { versionLine } from './prompt-commands.ts';

const isQuery = (rest: string): boolean => /^\s*\/t\s*$/i.test(rest);

const date: Command = (_words, { machine }, { rest }) => {
  const at = machine.deviceTime();
  const today = `${weekdayOf(at).slice(0, 3)} ${dateAndTime(iso(at)).date}`;
  return isQuery(rest) ? tells(`${today} `) : tells(`The current date is: ${today} `);
};

const time: Command = (_words, { machine }, { rest }) => {
  const at = iso(machine.deviceTime());
  return isQuery(rest) ? tells(dateAndTime(at).time) : tells(`The current time is: ${at.slice(11, 22)}`);
};

function* waited(terminal: Terminal): Process<Answer> {
  yield* terminal.ask('Press any key to continue . . . ');
  return tells();
}

const mostSeconds = 99_999;

function* timedOut(span: number): Process<Answer> {
  yield* sleep(seconds(span));
  return tells();
}

const timeout: Command = (_words, _facts, { rest, print }) => {
  const [value = ''] = argumentsOf(rest).filter((word) => /^\d+$/.test(word));
  if (value === '' || Number(value) > mostSeconds)
    return fails('ERROR: Invalid syntax. Timeout value is required.', 'Type "TIMEOUT /?" for usage.');
  print('', `Waiting for ${Number(value)} seconds, press a key to continue ...`);
  return { lines: [], work: timedOut(Number(value)) };
};

export const smallCommands: Commands = {
  date: { run: date, help: 'Displays or sets the date.' },
  pause: {
    run: (_words, _facts, { terminal }) => ({ lines: [], work: waited(terminal) }),
    help: 'Suspends processing of a batch file and displays a message.',
  },
  rem: { run: () => tells(), help: 'Records comments (remarks) in batch files or CONFIG.SYS.' },
  time: { run: time, help: 'Displays or sets the system time.' },
  timeout: { run: timeout },
};

/** Another interpreter in this window, until its `exit`. */
function* nested(interpreter: Interpreter, terminal: Terminal, isOver: () => boolean): Process<Answer> {
  while (!isOver()) {
    const step = yield* terminal.interruptible(
      (function* () {
        yield* interpreter.run(yield* terminal.ask(interpreter.prompt));
      })(),
    );
    if (step === 'interrupted') terminal.print(['']);
  }
  return tells();
}

function* once(interpreter: Interpreter, line: string): Process<Answer> {
  yield* interpreter.run(line);
  return tells();
}

/** `cmd`, `cmd /c LINE` and `cmd /k LINE`. */
export const cmdOn = (commands: () => Commands): Commands => {
  const row: CommandRow = {
    help: 'Starts a new instance of the Windows command interpreter.',
    run(_words, facts, { rest, folder, terminal, print }) {
      let isOver = false;
      const own: Terminal = {
        ...terminal,
        obey: (order) => {
          if (order === 'close') isOver = true;
          else terminal.obey(order);
        },
      };
      const [, letter = '', line = ''] = /^\s*\/([ck])\s+([\s\S]*)$/i.exec(rest) ?? [];
      if (letter.toLowerCase() === 'c') {
        // What it prints may go on into a pipe or a file, without the blank line of a prompt.
        const told: Terminal = { ...own, print: (lines) => print(...lines) };
        const text = /^"[\s\S]*"$/.test(line.trim()) ? line.trim().slice(1, -1) : line;
        return {
          lines: [],
          work: once(new Interpreter(commands(), terminal.facts, told, folder, false), text),
        };
      }
      const interpreter = new Interpreter(commands(), terminal.facts, own, folder);
      return {
        lines: [versionLine(facts.machine), '(c) Microsoft Corporation. All rights reserved.', ''],
        work: nested(interpreter, own, () => isOver),
      };
    },
  };
  return { cmd: row };
};
