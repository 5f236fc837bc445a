/**
 * The command prompt behind Shift+F10 (facts/set-up-pages#keys, facts/diagnostics#commands): a few commands
 * that tell the state of this PC and change its services. What else a command does to the PC, the PC does.
 */
import type { CommandPromptView } from '../../../shared/stage/view.ts';
import type { Machine } from '../windows/machine.ts';
import type { Process } from '../../world/process.ts';
import { start } from '../../world/process.ts';
import { computerNameOf } from '../windows/identity.ts';
import { builds } from '../../../shared/release.ts';
import { dsregcmdStatus } from './dsregcmd.ts';
import { ipconfig } from './ipconfig.ts';
import type { Collection } from './mdm-diagnostics-tool.ts';
import { mdmDiagnosticsTool } from './mdm-diagnostics-tool.ts';
import { net, sc } from './service-commands.ts';
import { ownOf } from '../../../shared/own.ts';

/** What the line asks of the PC besides an answer. */
export type PromptOrder = 'close' | 'restart' | 'shut down' | Collection;

interface Answer {
  readonly lines: readonly string[];
  readonly order?: PromptOrder;
  /** Work that ends in more lines: the prompt comes back with them. */
  readonly work?: Process<readonly string[]>;
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
  `Microsoft Windows [Version ${builds[release]}]`,
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
    ? { lines: [], work: dsregcmdStatus(machine, userSignedIn) }
    : { lines: ['DSREGCMD switches', '    /status : Displays the device join status'] };

const collect: Command = (words, { machine }) => {
  const { lines, collection } = mdmDiagnosticsTool(words, machine.registry);
  return collection ? { lines, order: collection } : { lines };
};

const commands: Readonly<Record<string, Command>> = {
  exit: () => ({ lines: [], order: 'close' }),
  hostname: (_words, { machine }) => ({ lines: [computerNameOf(machine.registry)] }),
  ver: (_words, { machine }) => ({ lines: ['', greeting(machine)[0] ?? ''] }),
  ipconfig: (_words, { machine }) => ({ lines: ipconfig(machine) }),
  dsregcmd,
  shutdown,
  mdmdiagnosticstool: collect,
  sc: (words, { machine }) => ({ lines: sc(words, machine.services) }),
  net: (words, { machine }) => ({ lines: net(words, machine.services) }),
};

export class CommandPrompt {
  readonly #facts: () => CommandFacts;
  readonly #changed: () => void;
  #lines: readonly string[];
  /** A command is at work. */
  #busy = false;

  constructor(facts: () => CommandFacts, changed: () => void) {
    this.#facts = facts;
    this.#changed = changed;
    this.#lines = greeting(facts().machine);
  }

  view(): CommandPromptView {
    return { title, lines: this.#lines, prompt: this.#busy ? '' : prompt };
  }

  /** Runs a line and tells what the PC is to do then. */
  enter(line: string): PromptOrder | undefined {
    // What is typed meanwhile would wait for the prompt; here it is lost.
    if (this.#busy) return undefined;
    const words = line.trim().split(/\s+/);
    const name = (words[0] ?? '').toLowerCase().replace(/\.exe$/, '');
    if (name === 'cls') {
      this.#lines = [];
      return undefined;
    }
    const answer = this.#answer(name, words);
    const { work } = answer;
    const after = name === '' || work ? [] : [''];
    this.#print([`${prompt}${line}`, ...answer.lines, ...after]);
    if (work) this.#run(work);
    return answer.order;
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

  #answer(name: string, words: readonly string[]): Answer {
    if (name === '') return { lines: [] };
    const command = ownOf(commands, name);
    if (command) return command(words.slice(1), this.#facts());
    return {
      lines: [
        `'${words[0]}' is not recognized as an internal or external command,`,
        'operable program or batch file.',
      ],
    };
  }
}
