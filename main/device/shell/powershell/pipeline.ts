/** Runs a pipeline: each stage hands its values on as they come (facts/powershell#the-line). */
import { owns } from '../../../../shared/own.ts';
import type { Process } from '../../../world/process.ts';
import type { Answer, CommandFacts, Commands, Terminal } from '../commands/command.ts';
import { runProgram } from '../commands/run-program.ts';
import type { Call, Cmdlet, PsSession } from './cmdlet.ts';
import { cmdletNamed } from './cmdlets.ts';
import { expanded, membersOf, wordValue } from './expressions.ts';
import { shown } from './formats.ts';
import type { Given } from './parameters.ts';
import { bind } from './parameters.ts';
import { scriptNamed } from './scripts.ts';
import type { PsValue } from './values.ts';
import { errorLines, PsError, textOf, wrapped } from './values.ts';
import type { Stage, Word } from './words.ts';
import { stagesOf } from './words.ts';

export interface Shell {
  /** Programs that are no cmdlets: those of the command prompt. */
  readonly programs: Commands;
  readonly facts: () => CommandFacts;
  readonly terminal: Terminal;
  readonly session: PsSession;
  /** Lines for whoever has started PowerShell. */
  print(lines: readonly string[]): void;
}

interface Running {
  take(value: PsValue): void;
  end(): Process<void>;
}

const unknown = (name: string): PsError =>
  new PsError(
    `The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    {
      source: name,
      category: `ObjectNotFound: (${name}:String) [], CommandNotFoundException`,
      id: 'CommandNotFoundException',
    },
  );

/** The interpreter's own commands are none of PowerShell's. */
const isOwnOfCmd = /^(?:cd|chdir|cls|copy|del|dir|echo|erase|help|md|mkdir|set|type|ver)$/i;

/** The words of a stage with their values. */
function* given(shell: Shell, words: readonly Word[]): Process<readonly Given[]> {
  const all: Given[] = [];
  for (const word of words) {
    if (word.kind === 'text') all.push({ kind: 'value', value: wordValue(shell.session, word) });
    else if (word.kind === 'expression') all.push({ kind: 'value', value: yield* inner(shell, word.text) });
    else all.push(word);
  }
  return all;
}

/** `(Get-Date).Year`: one value where one comes, else a list. */
function* inner(shell: Shell, text: string): Process<PsValue> {
  const close = text.lastIndexOf(')');
  const values: PsValue[] = [];
  yield* runStages(shell, stagesOf(text.slice(1, close)), (value) => void values.push(value));
  const whole = values.length === 1 ? (values[0] ?? null) : values.length === 0 ? null : values;
  const path = text.slice(close + 1);
  if (path === '' || !Array.isArray(whole) || /^\.(count|length)$/i.test(path)) return membersOf(whole, path);
  return (whole as PsValue[]).map((one) => membersOf(one, path));
}

function callOf(
  shell: Shell,
  name: string,
  stage: Stage,
  args: Call['args'],
  emit: Call['emit'],
): Omit<Call, 'input'> {
  return {
    name,
    args,
    facts: shell.facts(),
    session: shell.session,
    terminal: shell.terminal,
    emit,
    fail: (error) => shell.print(errorLines(error, stage.text)),
    warn: (text) => shell.print(wrapped(`WARNING: ${text}`)),
    say: (...lines) => shell.print(lines),
  };
}

function cmdletStage(
  shell: Shell,
  [name, cmdlet]: readonly [string, Cmdlet],
  stage: Stage,
  words: readonly Given[],
  emit: Call['emit'],
): Running {
  const { parameters, positions = [], mandatory } = cmdlet;
  const signature = { name, parameters, positions };
  const args = bind(signature, words);
  const call = callOf(shell, name, stage, args, emit);
  const filter = cmdlet.filter?.(call);
  const input: PsValue[] = [];
  return {
    take: (value) => (filter ? filter.take(value) : void input.push(value)),
    *end() {
      if (filter) {
        filter.end?.();
        return;
      }
      let own = call;
      if (mandatory !== undefined && !args.has(mandatory) && input.length === 0) {
        shell.print([
          `cmdlet ${name} at command pipeline position 1`,
          'Supply values for the following parameters:',
        ]);
        const answer = yield* shell.terminal.ask(`${mandatory}: `);
        const more: Given[] = [...words, { kind: 'parameter', name: mandatory }];
        own = { ...call, args: bind(signature, [...more, { kind: 'value', value: answer }]) };
      }
      const work = cmdlet.run?.({ ...own, input });
      if (work) yield* work;
    },
  };
}

/** `Start-Process notepad x.log` is what `start notepad x.log` is. */
const startProcess = /^(?:start-process|saps)(?:\s+-filepath)?/i;

/** A program of the PC: it takes and gives lines. */
function programStage(shell: Shell, stage: Stage, name: string, emit: Call['emit']): Running | undefined {
  if (isOwnOfCmd.test(name)) return undefined;
  const input: string[] = [];
  const text = stage.text.replace(/^&\s*/, '');
  const started = startProcess.exec(text)?.[0];
  const program = started === undefined ? name : 'start';
  const rest = expanded(shell.session, text.slice(started?.length ?? name.length));
  const { session, terminal } = shell;
  const print = (...lines: readonly string[]): void => lines.forEach((line) => emit(line));
  const begin = (): Answer | undefined =>
    runProgram(shell.programs, program, shell.facts(), {
      rest,
      folder: session.folder,
      variables: session.environment,
      print,
      terminal,
      ...(input.length === 0 ? {} : { input }),
    });
  if (!owns(shell.programs, programKey(program))) return undefined;
  return {
    take: (value) => void input.push(...shown([value])),
    *end() {
      for (let answer = begin(); answer; answer = answer.work && (yield* answer.work)) {
        print(...answer.lines);
        shell.print(answer.errors ?? []);
        if (answer.order === 'clear') terminal.clear();
        else if (answer.order !== undefined) terminal.obey(answer.order);
      }
    },
  };
}

const programKey = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/^c:\\windows\\system32\\/, '')
    .replace(/^\.\\/, '')
    .replace(/\.(exe|com|cmd)$/, '');

function valueStage(values: readonly PsValue[], emit: Call['emit']): Running {
  return {
    take: () => undefined,
    *end() {
      values.forEach((value) => emit(value));
      yield* nothing();
    },
  };
}

function* nothing(): Process<void> {
  // A process that ends at once.
}

function* stageOf(shell: Shell, stage: Stage, emit: Call['emit']): Process<Running> {
  const words =
    stage.words[0]?.kind === 'text' && ['&', '.'].includes(stage.words[0].text)
      ? stage.words.slice(1)
      : stage.words;
  const [first, ...rest] = words;
  if (first?.kind === 'expression') return valueStage(flat(yield* inner(shell, first.text)), emit);
  if (first?.kind !== 'text') throw unknown(stage.text);
  const isValue = words === stage.words && (first.quote !== '' || /^(\$|\d+$)/.test(first.text));
  if (isValue) return valueStage(flat(wordValue(shell.session, first)), emit);
  const name = textOf(wordValue(shell.session, first));
  const found = cmdletNamed(name) ?? scriptNamed(name, shell.facts().machine, shell.session);
  if (found) return cmdletStage(shell, found, stage, yield* given(shell, rest), emit);
  const program = programStage(shell, stage, name, emit);
  if (!program) throw unknown(name);
  return program;
}

const flat = (value: PsValue): readonly PsValue[] =>
  Array.isArray(value) ? (value as PsValue[]) : value === null ? [] : [value];

/** Runs stages one into the other; what comes out of the last one goes to `sink`. Throws PsError. */
export function* runStages(
  shell: Shell,
  stages: readonly Stage[],
  sink: (value: PsValue) => void,
): Process<void> {
  const running: Running[] = [];
  for (const [index, stage] of stages.entries()) {
    const emit = (value: PsValue): void => {
      const next = running[index + 1];
      if (next) next.take(value);
      else sink(value);
    };
    running.push(yield* stageOf(shell, stage, emit));
  }
  for (const stage of running) yield* stage.end();
}
