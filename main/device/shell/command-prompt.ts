/**
 * The command prompt behind Shift+F10 (facts/set-up-pages#keys, facts/command-prompt): a window of lines over a table of
 * commands that tell the state of this PC and change it. What else a command does to the PC, the PC does.
 */
import type { CommandPromptView } from '../../../shared/stage/view.ts';
import { ownOf } from '../../../shared/own.ts';
import type { Process } from '../../world/process.ts';
import { start } from '../../world/process.ts';
import type { Answer, CommandFacts, PromptOrder } from './commands/command.ts';
import { shownPath } from './commands/file-commands.ts';
import { variableNamed, variablesOf, versionLine } from './commands/prompt-commands.ts';
import { commands } from './commands/table.ts';

export type { CommandFacts } from './commands/command.ts';

const title = 'Administrator: C:\\WINDOWS\\system32\\cmd.exe';
/** Older lines scroll out of the window's buffer. */
const longestBuffer = 500;

/** The interpreter's own commands end before these signs: `cd..`, `echo.`, `dir/b`. */
const ownName = /^(?:cd|chdir|cls|dir|echo|exit|help|set|type|ver)(?=[.\\/:\s]|$)/i;

/** The command's name, and what follows it. */
function split(line: string): { readonly typed: string; readonly rest: string } {
  const text = line.trimStart();
  const typed = (ownName.exec(text) ?? /^[^\s/]*/.exec(text))?.[0] ?? '';
  return { typed, rest: text.slice(typed.length) };
}

export class CommandPrompt {
  readonly #facts: () => CommandFacts;
  readonly #changed: () => void;
  #lines: readonly string[];
  #folder = 'C:\\Windows\\System32';
  #variables: ReadonlyMap<string, string>;
  /** A command is at work. */
  #busy = false;

  constructor(facts: () => CommandFacts, changed: () => void) {
    this.#facts = facts;
    this.#changed = changed;
    const { machine } = facts();
    this.#variables = variablesOf(machine);
    this.#lines = [versionLine(machine), '(c) Microsoft Corporation. All rights reserved.', ''];
  }

  view(): CommandPromptView {
    return { title, lines: this.#lines, prompt: this.#busy ? '' : this.#prompt };
  }

  state(): unknown {
    return { ...this.view(), variables: [...this.#variables] };
  }

  /** Runs a line and tells what the PC is to do then. */
  enter(line: string): Exclude<PromptOrder, 'clear'> | undefined {
    // What is typed meanwhile would wait for the prompt; here it is lost.
    if (this.#busy) return undefined;
    const prompt = this.#prompt;
    const { typed, rest } = split(this.#filledIn(line));
    const answer = this.#answer(typed, rest);
    const { work, order, folder, variable } = answer;
    this.#folder = folder ?? this.#folder;
    if (variable) this.#setVariable(...variable);
    if (order === 'clear') {
      this.#lines = [];
      return undefined;
    }
    const after = typed === '' || work ? [] : [''];
    this.#print([`${prompt}${line}`, ...answer.lines, ...after]);
    if (work) this.#run(work);
    return order;
  }

  get #prompt(): string {
    return `${shownPath(this.#folder)}>`;
  }

  /** With the values of %VARIABLES%; a name that is not set stays. */
  #filledIn(line: string): string {
    return line.replaceAll(
      /%([^%]+)%/g,
      (whole, name: string) => variableNamed(this.#variables, name)?.[1] ?? whole,
    );
  }

  #setVariable(name: string, value: string): void {
    const others = [...this.#variables].filter(([known]) => known !== name);
    this.#variables = new Map(value === '' ? others : [...others, [name, value]]);
  }

  #print(lines: readonly string[]): void {
    this.#lines = [...this.#lines, ...lines].slice(-longestBuffer);
  }

  /** In the background of Windows: it ends with the PC's power. */
  #run(work: Process<readonly string[]>): void {
    const { world, group } = this.#facts().machine;
    this.#busy = true;
    start(world.clock, group, work, (outcome) => {
      if (!outcome.ok) throw outcome.error;
      this.#busy = false;
      this.#print([...outcome.value, '']);
      this.#changed();
    });
  }

  #answer(typed: string, rest: string): Answer {
    if (typed === '') return { lines: [] };
    const command = ownOf(commands, typed.toLowerCase().replace(/\.exe$/, ''));
    const words = rest
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (command)
      return command.run(words, this.#facts(), { rest, folder: this.#folder, variables: this.#variables });
    if (/^[a-z]:$/i.test(typed))
      return typed.toLowerCase() === 'c:'
        ? { lines: [] }
        : { lines: ['The system cannot find the drive specified.'] };
    return {
      lines: [
        `'${typed}' is not recognized as an internal or external command,`,
        'operable program or batch file.',
      ],
    };
  }
}
