/** `reseal start`: a rehearsal with windows, in Electron or in a browser. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { BadInputError } from '../../../../shared/failures.ts';
import { openSessionHost } from '../../session-host.ts';
import type { SessionHostOptions } from '../../session-host.ts';
import { rehearsalFrom, rehearsalOptions, settingOption } from '../../start-options.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { appDirectory, findElectron, installElectron } from '../electron-binary.ts';
import type { Terminal } from '../terminal.ts';

const worldWorker = path.join(import.meta.dirname, 'world-worker.cjs');

export const start: Command = {
  words: [],
  options: {
    host: {
      value: 'electron|browser',
      help: 'where the windows open; Electron if it is there or can be had',
    },
    port: { value: 'N', help: 'the browser host’s port on 127.0.0.1; any free one if left out' },
    'no-open': { help: 'with the browser host: opens no window, only prints the address' },
    ...rehearsalOptions,
    set: settingOption,
  },
  async run(given, terminal) {
    const port = given.integer('port', 0, 65_535);
    const open = !given.flag('no-open');
    const options = rehearsalFrom(given.text, given.texts('set'));
    const host = chosenHost(given.text('host'), port !== null || !open);
    const electron = host === 'browser' ? undefined : electronOrReason(host === 'electron', terminal);
    if (electron !== undefined) {
      terminal.tell('Opening in Electron.');
      return runElectron(electron, rehearsalArguments(given));
    }
    await runInBrowser(options, port ?? 0, open, terminal);
    return 0;
  },
};

/** The port first: where it cannot be had, no journal is begun. */
async function runInBrowser(
  options: SessionHostOptions,
  port: number,
  open: boolean,
  terminal: Terminal,
): Promise<void> {
  const { bindPort } = await import('../../browser/index.ts');
  const bound = await bindPort(port);
  try {
    const session = await openSessionHost(worldWorker, options);
    try {
      terminal.tell(`Journal: ${session.journal()}`);
      for (const { text } of session.notices()) terminal.tell(text);
      session.onNotice(({ text }) => terminal.tell(text));
      await bound.serve(session, { open, say: terminal.print });
    } finally {
      await session.close();
    }
  } finally {
    bound.close();
  }
}

/** `forBrowser`: an option was given that only the browser host has. */
function chosenHost(given: string | null, forBrowser: boolean): 'electron' | 'browser' | null {
  if (given === 'electron' && forBrowser)
    throw new BadInputError(
      'Electron has neither --port nor --no-open',
      '--host electron',
      'Leave them out, or choose --host browser.',
    );
  if (given === null) return forBrowser ? 'browser' : null;
  if (given === 'electron' || given === 'browser') return given;
  throw new BadInputError('There is no such host', `--host ${given}`, 'Choose electron or browser.');
}

/** Electron's executable, fetched if need be; says which host it will be and why. */
function electronOrReason(forced: boolean, terminal: Terminal): string | undefined {
  const present = findElectron();
  if (present !== undefined) return present;
  terminal.tell('Electron is not there yet: fetching it.');
  const fetched = installElectron() ? findElectron() : undefined;
  if (fetched !== undefined) return fetched;
  if (forced)
    throw new BadInputError(
      'Electron is not there and could not be fetched',
      '--host electron',
      'Try again when this machine is online, or leave --host out.',
    );
  terminal.tell('Electron could not be fetched: opening in a browser instead.');
  return undefined;
}

function rehearsalArguments(given: Arguments): readonly string[] {
  const named = Object.keys(rehearsalOptions).flatMap((option) => {
    const value = given.text(option);
    return value === null ? [] : [`--${option}=${value}`];
  });
  return [...named, ...given.texts('set').map((setting) => `--set=${setting}`)];
}

/** Resolves with Electron's exit code. It gets our signals too, and ends with us. */
function runElectron(executable: string, args: readonly string[]): Promise<number> {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(executable, [appDirectory, ...(isRoot ? ['--no-sandbox'] : []), ...args], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
