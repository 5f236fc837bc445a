/**
 * The command prompt behind Shift+F10 (facts/set-up-pages#keys, facts/command-prompt): a window of lines over an
 * interpreter, whose commands tell the state of this PC and change it.
 */
import type { CommandPromptView } from '../../../shared/stage/view.ts';
import type { Outcome, Process } from '../../world/process.ts';
import { start } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import type { CommandFacts, Terminal } from './commands/command.ts';
import { Interpreter } from './commands/interpreter.ts';
import { versionLine } from './commands/prompt-commands.ts';
import { commands } from './commands/table.ts';

export type { CommandFacts } from './commands/command.ts';

const title = 'Administrator: C:\\WINDOWS\\system32\\cmd.exe';
/** Older lines scroll out of the window's buffer. */
const longestBuffer = 500;

export interface PromptFacts {
  facts(): CommandFacts;
  /** Lines have come by themselves, or a command has ended. */
  changed(): void;
  obey: Terminal['obey'];
}

export class CommandPrompt {
  readonly #pc: PromptFacts;
  readonly #interpreter: Interpreter;
  readonly #typed = new Signal<string>();
  #lines: readonly string[];
  /** The line whose commands are at work. */
  #running: string | undefined;
  /** What stands in the prompt's place while a command waits for a line. */
  #question: string | undefined;
  /** What Ctrl+C ends, the innermost last. */
  #interrupts: readonly (() => void)[] = [];
  #stop: () => void = () => undefined;

  constructor(pc: PromptFacts) {
    this.#pc = pc;
    const { machine } = pc.facts();
    const terminal: Terminal = {
      facts: pc.facts,
      print: (lines) => this.#print(lines),
      clear: () => {
        this.#lines = [];
      },
      ask: (question) => this.#ask(question),
      interruptible: (work) => this.#interruptible(work),
      obey: pc.obey,
    };
    this.#interpreter = new Interpreter(commands, pc.facts, terminal, 'C:\\Windows\\System32');
    this.#lines = [versionLine(machine), '(c) Microsoft Corporation. All rights reserved.', ''];
  }

  view(): CommandPromptView {
    const running = this.#running === undefined ? '' : ` - ${this.#running.trim()}`;
    return { title: `${title}${running}`, lines: this.#lines, prompt: this.#prompt };
  }

  state(): unknown {
    return { ...this.view(), interpreter: this.#interpreter.state() };
  }

  /** Runs a line, or answers what a command has asked for. */
  enter(line: string): void {
    const prompt = this.#prompt;
    // What is typed meanwhile would wait for the prompt; here it is lost.
    if (prompt === '') return;
    this.#print([`${prompt}${line}`]);
    if (this.#question !== undefined) {
      this.#question = undefined;
      this.#typed.emit(line);
      return;
    }
    const { world, group } = this.#pc.facts().machine;
    this.#running = line;
    // In the background of Windows: it ends with the PC's power.
    this.#stop = start(world.clock, group, this.#interruptible(this.#interpreter.run(line)), (outcome) => {
      if (!outcome.ok) throw outcome.error;
      if (outcome.value === 'interrupted') this.#print(['']);
      this.#running = undefined;
      this.#pc.changed();
    });
  }

  /** The window is closed: what runs in it ends. */
  end(): void {
    this.#stop();
  }

  /** Ctrl+C. */
  interrupt(): void {
    const stop = this.#interrupts.at(-1);
    if (!stop) return;
    this.#print([`${this.#question ?? ''}^C`]);
    this.#question = undefined;
    stop();
  }

  get #prompt(): string {
    if (this.#running !== undefined) return this.#question ?? '';
    return this.#interpreter.prompt;
  }

  #print(lines: readonly string[]): void {
    if (lines.length === 0) return;
    this.#lines = [...this.#lines, ...lines].slice(-longestBuffer);
    this.#pc.changed();
  }

  *#ask(question: string): Process<string> {
    this.#question = question;
    this.#pc.changed();
    return yield* this.#typed.next();
  }

  *#interruptible<T>(work: Process<T>): Process<{ readonly value: T } | 'interrupted'> {
    return (yield {
      begin: ({ clock, group, name }, settle) => {
        const leave = (): void => {
          this.#interrupts = this.#interrupts.filter((one) => one !== stop);
        };
        const stop = (): void => {
          leave();
          cancel();
          settle({ ok: true, value: 'interrupted' });
        };
        this.#interrupts = [...this.#interrupts, stop];
        const ended = (outcome: Outcome<T>): void => {
          leave();
          settle(outcome.ok ? { ok: true, value: { value: outcome.value } } : outcome);
        };
        const cancel = start(clock, group, work, ended, name);
        return () => {
          leave();
          cancel();
        };
      },
    }) as { readonly value: T } | 'interrupted';
  }
}
