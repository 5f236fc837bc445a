/**
 * A small Windows PowerShell (facts/powershell): lines over a table of cmdlets. What it does not have answers as
 * PowerShell does.
 */
import type { Process } from '../../../world/process.ts';
import type { Answer, CommandRow, Commands, Place } from '../commands/command.ts';
import { tells } from '../commands/command.ts';
import { resolvePath, shownPath, writeLines } from '../commands/file-commands.ts';
import type { PsSession } from './cmdlet.ts';
import { shown } from './formats.ts';
import type { Shell } from './pipeline.ts';
import { runStages } from './pipeline.ts';
import type { PsValue } from './values.ts';
import { errorLines, isRecord, PsError, textOf, wrapped } from './values.ts';
import { splitAt, stagesOf, SyntaxFailure } from './words.ts';

const banner = [
  'Windows PowerShell',
  'Copyright (C) Microsoft Corporation. All rights reserved.',
  '',
  'Install the latest PowerShell for new features and improvements! https://aka.ms/PSWindows',
  '',
];

/** Texts are shown as they come, records together once no more of them follow. */
class Screen {
  readonly #print: (lines: readonly string[]) => void;
  #waiting: PsValue[] = [];

  constructor(print: (lines: readonly string[]) => void) {
    this.#print = print;
  }

  take(value: PsValue): void {
    if (isRecord(value)) {
      this.#waiting.push(value);
      return;
    }
    this.flush();
    this.#print(shown([value]));
  }

  flush(): void {
    const lines = shown(this.#waiting);
    this.#waiting = [];
    if (lines.length > 0) this.#print(lines);
  }
}

const assignment = /^\$(env:)?(\w+)\s*(\+?=)(?!=)\s*([\s\S]*)$/i;
const ofType = /^\[[\w.]+\]::\w+\s*=/;
const redirected = /^([\s\S]*?)\s(?:1|\*)?(>>?)\s*("[^"]+"|'[^']+'|\S+)\s*$/;
const quiet = /\s(?:[2-6]|\*)>\s*(?:&1|\$null)/gi;

function* collected(shell: Shell, text: string): Process<readonly PsValue[]> {
  const values: PsValue[] = [];
  yield* runStages(shell, stagesOf(text), (value) => void values.push(value));
  return values;
}

/** `$name = …`, `$env:NAME += …` */
function* assign(shell: Shell, found: RegExpExecArray): Process<void> {
  const [, isEnvironment, name = '', sign, text = ''] = found;
  const values = yield* collected(shell, text);
  const value = values.length === 1 ? (values[0] ?? null) : values.length === 0 ? null : [...values];
  const { environment, variables } = shell.session;
  if (isEnvironment === undefined) {
    variables.set(name.toLowerCase(), value);
    return;
  }
  const own = [...environment.keys()].find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
  environment.set(own, sign === '+=' ? `${environment.get(own) ?? ''}${textOf(value)}` : textOf(value));
}

function* statement(shell: Shell, text: string): Process<void> {
  const found = assignment.exec(text);
  if (found) {
    yield* assign(shell, found);
    return;
  }
  // Settings of .NET, as those of TLS, change nothing here.
  if (ofType.test(text)) return;
  const plain = text.replaceAll(quiet, '');
  const file = redirected.exec(plain);
  if (!file) {
    const screen = new Screen((lines) => shell.print(lines));
    try {
      yield* runStages(shell, stagesOf(plain), (value) => screen.take(value));
    } finally {
      screen.flush();
    }
    return;
  }
  const lines = shown(yield* collected(shell, file[1] ?? ''));
  const path = (file[3] ?? '').replaceAll(/^["']|["']$/g, '');
  if (/^\$null$/i.test(path)) return;
  const { files } = shell.facts().machine;
  writeLines(files, resolvePath(shell.session.folder, path), lines, file[2] === '>>');
}

const exits = /^exit(\s+\d+)?$/i;

/** Runs a line; false once it has said `exit`. */
function* runLine(shell: Shell, line: string): Process<boolean> {
  let text = line.trim();
  try {
    for (const part of splitAt(line.replace(/(^|\s)#.*$/, ''), ';')) {
      text = part.trim();
      if (exits.test(text)) return false;
      if (text !== '') yield* statement(shell, text);
    }
  } catch (error) {
    if (error instanceof PsError) shell.print(errorLines(error, text));
    else if (error instanceof SyntaxFailure)
      shell.print([
        'At line:1 char:1',
        `+ ${line.trim()}`,
        '+ ~',
        ...wrapped(error.message),
        '    + CategoryInfo          : ParserError: (:) [], ParentContainsErrorRecordException',
        '    + FullyQualifiedErrorId : ParserError',
        ' ',
      ]);
    else throw error;
  }
  return true;
}

/** Asks for lines until `exit`. Ctrl+C ends what a line does, not PowerShell. */
function* byHand(shell: Shell): Process<Answer> {
  const { terminal, session } = shell;
  for (;;) {
    const step = yield* terminal.interruptible(
      (function* () {
        const line = yield* terminal.ask(`PS ${shownPath(session.folder)}> `);
        return yield* runLine(shell, line);
      })(),
    );
    if (step !== 'interrupted' && !step.value) return tells();
  }
}

interface Started {
  readonly command?: string;
  readonly policy?: string;
  readonly noLogo: boolean;
}

/** What stands behind `powershell`: a command takes all that follows it. */
function startedBy(rest: string): Started {
  let left = rest.trim();
  let started: Started = { noLogo: false };
  for (;;) {
    const [whole, name = ''] = /^[-/](\w+)\s*/.exec(left) ?? [];
    if (whole === undefined) break;
    left = left.slice(whole.length);
    const lower = name.toLowerCase();
    if ('nologo'.startsWith(lower)) started = { ...started, noLogo: true };
    else if (lower === 'ep' || lower === 'ex' || 'executionpolicy'.startsWith(lower)) {
      const [word = ''] = /^\S+/.exec(left) ?? [];
      started = { ...started, policy: word };
      left = left.slice(word.length).trimStart();
    } else if ('file'.startsWith(lower)) return { ...started, command: `& ${left}` };
    else if ('command'.startsWith(lower)) return { ...started, command: left };
  }
  return left === '' ? started : { ...started, command: left };
}

const withoutOuterQuotes = (text: string): string =>
  /^"[\s\S]*"$/.test(text.trim()) ? text.trim().slice(1, -1).replaceAll('\\"', '"') : text;

function sessionOf({ folder, variables }: Place, policy: string | undefined): PsSession {
  return {
    folder,
    environment: new Map(variables),
    variables: new Map(),
    executionPolicy: policy,
  };
}

function* once(shell: Shell, line: string): Process<Answer> {
  yield* runLine(shell, line);
  return tells();
}

/** The row of the command prompt's table. `programs`: all that runs at a prompt. */
export const powershell = (programs: () => Commands): CommandRow => ({
  run(_words, _facts, place) {
    const { command, policy, noLogo } = startedBy(place.rest);
    const shell: Shell = {
      programs: programs(),
      facts: () => place.terminal.facts(),
      terminal: place.terminal,
      session: sessionOf(place, policy),
      print: (lines) => place.print(...lines),
    };
    if (command !== undefined) return { lines: [], work: once(shell, withoutOuterQuotes(command)) };
    return { lines: noLogo ? [] : banner, work: byHand(shell) };
  },
});
