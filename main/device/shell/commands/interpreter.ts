/** The command interpreter: a line's commands one after another, with what they hand on (facts/command-prompt#the-line). */
import { ownOf } from '../../../../shared/own.ts';
import type { Process } from '../../../world/process.ts';
import { iso } from '../../../world/time.ts';
import type { LineCommand, Pipeline, Redirection } from './command-line.ts';
import { parseLine } from './command-line.ts';
import type { Answer, CommandFacts, Commands, Place, Terminal } from './command.ts';
import { dateAndTime, fails, weekdayOf } from './command.ts';
import { linesOfFile, resolvePath, shownPath, writeLines } from './file-commands.ts';
import { runProgram } from './run-program.ts';
import { variableNamed, variablesOf } from './prompt-commands.ts';

/** The interpreter's own commands end before these signs: `cd..`, `echo.`, `dir/b`. */
const ownName =
  /^(?:cd|chdir|cls|copy|del|dir|echo|erase|exit|help|md|mkdir|rem|set|type|ver)(?=[.\\/:\s]|$)/i;

/** The command's name, and what follows it. */
function split(line: string): { readonly typed: string; readonly rest: string } {
  const text = line.trimStart();
  const quoted = /^"([^"]+)"/.exec(text);
  if (quoted) return { typed: quoted[1] ?? '', rest: text.slice(quoted[0].length) };
  const typed = (ownName.exec(text) ?? /^[^\s/]*/.exec(text))?.[0] ?? '';
  return { typed, rest: text.slice(typed.length) };
}

type Streams = readonly [output: Redirection | undefined, errors: Redirection | undefined];

export class Interpreter {
  readonly #commands: Commands;
  readonly #facts: () => CommandFacts;
  readonly #terminal: Terminal;
  readonly #isByHand: boolean;
  #folder: string;
  #variables: ReadonlyMap<string, string>;
  /** %ERRORLEVEL%, which the interpreter's own commands leave as it is where they succeed. */
  #code = 0;
  #hasFailed = false;
  #isOver = false;

  /** `isByHand`: somebody types the lines, and a blank one parts the answers. */
  constructor(
    commands: Commands,
    facts: () => CommandFacts,
    terminal: Terminal,
    folder: string,
    isByHand = true,
  ) {
    this.#isByHand = isByHand;
    this.#commands = commands;
    this.#facts = facts;
    this.#terminal = terminal;
    this.#folder = folder;
    this.#variables = variablesOf(facts().machine);
  }

  get prompt(): string {
    return `${shownPath(this.#folder)}>`;
  }

  state(): unknown {
    return { folder: this.#folder, variables: [...this.#variables], code: this.#code };
  }

  /** A blank line follows each answer; none an empty line. */
  *run(line: string): Process<void> {
    if (line.trim() === '') return;
    const read = parseLine(this.#filledIn(line));
    if ('unexpected' in read) this.#terminal.print([`${read.unexpected} was unexpected at this time.`, '']);
    else if ((yield* this.#pipelines(read)) && this.#isByHand) this.#terminal.print(['']);
  }

  /** Whether the prompt follows on a line of its own. */
  *#pipelines(pipelines: readonly Pipeline[]): Process<boolean> {
    let isCleared = false;
    for (const { when, commands: parts } of pipelines) {
      if (when !== 'always' && this.#hasFailed === (when === 'success')) continue;
      isCleared = yield* this.#pipeline(parts);
      if (this.#isOver) return false;
    }
    return !isCleared;
  }

  *#pipeline(parts: readonly LineCommand[]): Process<boolean> {
    let input: readonly string[] | undefined;
    let isCleared = false;
    for (const [index, part] of parts.entries()) {
      const from = part.redirections.find(({ handle }) => handle === 0)?.to;
      if (typeof from === 'string') {
        const lines = linesOfFile(this.#facts().machine.files, resolvePath(this.#folder, from));
        if (lines === undefined) {
          this.#terminal.print(['The system cannot find the file specified.']);
          this.#ends(1);
          return false;
        }
        input = lines;
      }
      const collected: string[] = [];
      const isLast = index === parts.length - 1;
      isCleared = yield* this.#command(part, input, isLast ? undefined : collected);
      if (this.#isOver) return false;
      input = collected;
    }
    return isCleared;
  }

  /** Runs one command; `handedOn` takes its lines where another command follows. */
  *#command(
    { text, redirections }: LineCommand,
    input: readonly string[] | undefined,
    handedOn: string[] | undefined,
  ): Process<boolean> {
    const streams: Streams = [
      redirections.findLast(({ handle }) => handle === 1),
      redirections.findLast(({ handle }) => handle === 2),
    ];
    const shown = (lines: readonly string[]): void => {
      if (handedOn) handedOn.push(...lines);
      else this.#terminal.print(lines);
    };
    const [output, errors] = streams.map((stream) => this.#fileOf(stream));
    if (output === null || errors === null) {
      this.#terminal.print(['The system cannot find the path specified.']);
      this.#ends(1);
      return false;
    }
    const print = (...lines: readonly string[]): void => {
      if (output) output.push(...lines);
      else shown(lines);
    };
    const { typed, rest } = split(text);
    const first = this.#answer(typed, rest, input, print);
    let isCleared = false;
    for (let answer: Answer | undefined = first; answer; answer = answer.work && (yield* answer.work)) {
      print(...answer.lines);
      const wrong = answer.errors ?? [];
      const withOutput = typeof streams[1]?.to === 'object';
      if (withOutput) print(...wrong);
      else if (errors) errors.push(...wrong);
      else this.#terminal.print(wrong);
      isCleared = this.#settle(answer, ownName.test(typed)) || isCleared;
      if (this.#isOver) return false;
    }
    for (const [stream, lines] of [
      [streams[0], output],
      [streams[1], errors],
    ] as const)
      if (lines && typeof stream?.to === 'string')
        writeLines(this.#facts().machine.files, resolvePath(this.#folder, stream.to), lines, stream.append);
    return isCleared;
  }

  /** Where lines gather for a file; undefined where they go to none, null where there can be no such file. */
  #fileOf(stream: Redirection | undefined): string[] | undefined | null {
    if (typeof stream?.to !== 'string') return undefined;
    if (/^nul$/i.test(stream.to)) return [];
    const { files } = this.#facts().machine;
    const path = resolvePath(this.#folder, stream.to);
    const folder = path.slice(0, path.lastIndexOf('\\'));
    return path.startsWith('C:') && (folder === 'C:' || files.exists(folder)) ? [] : null;
  }

  /** What an answer does to this prompt; whether it has cleared the window. */
  #settle({ order, folder, variable, code }: Answer, isOwn: boolean): boolean {
    this.#ends(code ?? (isOwn ? undefined : 0));
    this.#folder = folder ?? this.#folder;
    if (variable) this.#setVariable(...variable);
    if (order === 'clear') this.#terminal.clear();
    else if (order !== undefined) {
      this.#isOver = order === 'close';
      this.#terminal.obey(order);
    }
    return order === 'clear';
  }

  #ends(code: number | undefined): void {
    this.#hasFailed = (code ?? 0) !== 0;
    this.#code = code ?? this.#code;
  }

  /** With the values of %VARIABLES%; a name that is not set stays. */
  #filledIn(line: string): string {
    return line.replaceAll(/%([^%]+)%/g, (whole, name: string) => this.#valueOf(name) ?? whole);
  }

  #valueOf(name: string): string | undefined {
    const { machine } = this.#facts();
    const now = iso(machine.deviceTime());
    const live: Readonly<Record<string, string>> = {
      cd: shownPath(this.#folder),
      date: `${weekdayOf(machine.deviceTime()).slice(0, 3)} ${dateAndTime(now).date}`,
      errorlevel: `${this.#code}`,
      time: `${String(Number(now.slice(11, 13))).padStart(2)}${now.slice(13, 22)}`,
    };
    return variableNamed(this.#variables, name)?.[1] ?? ownOf(live, name.toLowerCase());
  }

  #setVariable(name: string, value: string): void {
    const others = [...this.#variables].filter(([known]) => known !== name);
    this.#variables = new Map(value === '' ? others : [...others, [name, value]]);
  }

  #answer(typed: string, rest: string, input: readonly string[] | undefined, print: Place['print']): Answer {
    if (typed === '') return { lines: [] };
    const answer = runProgram(this.#commands, typed, this.#facts(), {
      rest,
      folder: this.#folder,
      variables: this.#variables,
      print,
      terminal: this.#terminal,
      ...(input === undefined ? {} : { input }),
    });
    if (answer) return answer;
    if (/^[a-z]:$/i.test(typed))
      return typed.toLowerCase() === 'c:'
        ? { lines: [] }
        : fails('The system cannot find the drive specified.');
    return {
      ...fails(
        `'${typed}' is not recognized as an internal or external command,`,
        'operable program or batch file.',
      ),
      code: 9009,
    };
  }
}
