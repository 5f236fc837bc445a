/**
 * The command prompt behind Shift+F10 (autopilot-facts 1.8, 8.3): a few commands that tell the state of this
 * PC. What a command does to the PC, the PC does.
 */
import type { CommandPromptView } from '../../../shared/stage/view.ts';
import type { Machine } from '../machine.ts';
import { computerNameOf } from '../windows/identity.ts';
import { releaseFacts } from '../windows/release-facts.ts';
import { dsregcmdStatus } from './dsregcmd.ts';
import { ipconfig } from './ipconfig.ts';

/** What the line asks of the PC besides an answer. */
export type PromptOrder = 'close' | 'restart' | 'shut down';

interface Answer {
  readonly lines: readonly string[];
  readonly order?: PromptOrder;
}

export interface CommandFacts {
  readonly machine: Machine;
  /** Somebody with an Entra account is signed in to Windows. */
  readonly userSignedIn: boolean;
}

type Command = (words: readonly string[], facts: CommandFacts) => Answer;

const title = 'Administrator: C:\\WINDOWS\\system32\\cmd.exe';
const prompt = 'C:\\Windows\\System32>';
/** Older lines scroll out of the window's buffer. */
const longestBuffer = 500;

const greeting = ({ release }: Machine): string[] => [
  `Microsoft Windows [Version ${releaseFacts[release].build}]`,
  '(c) Microsoft Corporation. All rights reserved.',
  '',
];

const hasSwitch = (words: readonly string[], name: string): boolean =>
  words.some((word) => word.toLowerCase().replace(/^-/, '/') === `/${name}`);

function shutdown(words: readonly string[]): Answer {
  if (hasSwitch(words, 'r')) return { lines: [], order: 'restart' };
  if (hasSwitch(words, 's')) return { lines: [], order: 'shut down' };
  return {
    lines: [
      'Usage: shutdown [/r | /s] [/t xxx]',
      '    /r    Restarts the computer.',
      '    /s    Turns it off.',
    ],
  };
}

const dsregcmd: Command = (words, { machine, userSignedIn }) =>
  hasSwitch(words, 'status')
    ? { lines: dsregcmdStatus(machine, userSignedIn) }
    : { lines: ['DSREGCMD switches', '    /status : Displays the device join status'] };

const commands: Readonly<Record<string, Command>> = {
  exit: () => ({ lines: [], order: 'close' }),
  hostname: (_words, { machine }) => ({ lines: [computerNameOf(machine.registry)] }),
  ver: (_words, { machine }) => ({ lines: ['', greeting(machine)[0] ?? ''] }),
  ipconfig: (_words, { machine }) => ({ lines: ipconfig(machine) }),
  dsregcmd,
  shutdown,
};

export class CommandPrompt {
  readonly #facts: () => CommandFacts;
  #lines: readonly string[];

  constructor(facts: () => CommandFacts) {
    this.#facts = facts;
    this.#lines = greeting(facts().machine);
  }

  view(): CommandPromptView {
    return { title, lines: this.#lines, prompt };
  }

  /** Runs a line and tells what the PC is to do then. */
  enter(line: string): PromptOrder | undefined {
    const words = line.trim().split(/\s+/);
    const name = (words[0] ?? '').toLowerCase().replace(/\.exe$/, '');
    if (name === 'cls') {
      this.#lines = [];
      return undefined;
    }
    const answer = this.#answer(name, words);
    const after = name === '' ? [] : [''];
    this.#lines = [...this.#lines, `${prompt}${line}`, ...answer.lines, ...after].slice(-longestBuffer);
    return answer.order;
  }

  #answer(name: string, words: readonly string[]): Answer {
    if (name === '') return { lines: [] };
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command) return command(words.slice(1), this.#facts());
    return {
      lines: [
        `'${words[0]}' is not recognized as an internal or external command,`,
        'operable program or batch file.',
      ],
    };
  }
}
