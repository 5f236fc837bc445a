/** `reseal start`: a rehearsal with windows, in Electron or in a browser. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { BadInputError } from '../../../../shared/failures.ts';
import { isRootOnLinux, noSandboxOption, sandboxIsGivenUp, sandboxRemedy } from '../../chromium/sandbox.ts';
import { launchedByCommand } from '../../lifetime/end-with-starter.ts';
import { openSessionHost } from '../../session-host.ts';
import type { SessionHostOptions } from '../../session-host.ts';
import {
  faultOption,
  rehearsalFrom,
  rehearsalOptions,
  settingOption,
  settingsFrom,
} from '../../start-options.ts';
import type { Arguments, Command } from '../command.ts';
import { appDirectory } from '../electron-binary.ts';
import { getElectron } from '../get-electron.ts';
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
    'no-sandbox': noSandboxOption,
    ...rehearsalOptions,
    set: settingOption,
    fault: faultOption,
  },
  async run(given, terminal) {
    const port = given.integer('port', 0, 65_535);
    const open = !given.flag('no-open');
    const options = rehearsalFrom(given.text, settingsFrom(given.texts));
    const host = chosenHost(given.text('host'), port !== null || !open);
    const noSandbox = sandboxIsGivenUp(given.flag('no-sandbox'));
    const electron = host === 'browser' ? null : await electronOrReason(host, noSandbox, terminal);
    if (electron !== null) {
      terminal.tell(`Opening in Electron${noSandbox ? ', without Chromium’s sandbox' : ''}.`);
      return runElectron(electron, [...(noSandbox ? ['--no-sandbox'] : []), ...rehearsalArguments(given)]);
    }
    return runInBrowser(options, port, { open, noSandbox }, terminal);
  },
};

/** The port first: where it cannot be had, no journal is begun. Resolves with the exit code. */
async function runInBrowser(
  options: SessionHostOptions,
  port: number | null,
  windows: { readonly open: boolean; readonly noSandbox: boolean },
  terminal: Terminal,
): Promise<number> {
  const { bindPort, bindPortOf } = await import('../../browser/index.ts');
  const bound =
    port === null && options.journal !== null
      ? await bindPortOf(options.journal, terminal.tell)
      : await bindPort(port ?? 0);
  try {
    const session = await openSessionHost(worldWorker, options);
    try {
      terminal.tell(`Journal: ${session.journal()}`);
      for (const { text } of session.notices()) terminal.tell(text);
      session.onNotice(({ text }) => terminal.tell(text));
      await bound.serve(session, { ...windows, say: terminal.print });
    } finally {
      await session.close();
    }
    return session.notices().some(({ kind }) => kind === 'failure') ? 1 : 0;
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

/** Electron's executable, fetched if need be; null, and a line that says why, for the browser in its place. */
async function electronOrReason(
  asked: 'electron' | null,
  noSandbox: boolean,
  terminal: Terminal,
): Promise<string | null> {
  const found =
    isRootOnLinux() && !noSandbox
      ? { why: `it has no sandbox for root${asked === null ? '' : `; ${sandboxRemedy}`}` }
      : await getElectron(asked === 'electron', terminal.tell);
  if ('executable' in found) return found.executable;
  if (asked === 'electron')
    throw new BadInputError(
      `Electron cannot be opened: ${found.why}`,
      '--host electron',
      'Or choose --host browser.',
    );
  terminal.tell(`No Electron: ${found.why}. A browser takes its place.`);
  return null;
}

function rehearsalArguments(given: Arguments): readonly string[] {
  const named = Object.keys(rehearsalOptions).flatMap((option) => {
    const value = given.text(option);
    return value === null ? [] : [`--${option}=${value}`];
  });
  const repeated = (['set', 'fault'] as const).flatMap((option) =>
    given.texts(option).map((value) => `--${option}=${value}`),
  );
  return [...named, ...repeated];
}

/** Resolves with Electron's exit code. It gets our signals too, and ends with us. */
function runElectron(executable: string, args: readonly string[]): Promise<number> {
  const child = spawn(executable, [appDirectory, ...args], {
    stdio: 'inherit',
    env: { ...process.env, [launchedByCommand]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
