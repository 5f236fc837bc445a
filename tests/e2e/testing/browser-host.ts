/** Starts the built browser host and talks to it as a browser, or as someone who may not, would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import type { RawData } from 'ws';

const commandLine = path.join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.cjs');

export interface BrowserHost {
  /** The start address, with its token. */
  readonly address: string;
  readonly origin: string;
  /** Ends the host at once, as a power cut does. */
  kill(): Promise<void>;
  /** Asks the host to end; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Resolves with the exit code when the host ends by itself. */
  readonly ended: Promise<number | null>;
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-e2e-'));
  return {
    path: folder,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }),
  };
}

/** `home` takes the place of the user's home folder. */
export function startBrowserHost(home: string, ...args: string[]): Promise<BrowserHost> {
  return startHost(home, {}, '--no-open', ...args);
}

/** The same with a browser's executable, and variables for it. */
export function startWithBrowser(
  home: string,
  executable: string,
  variables: Record<string, string>,
): Promise<BrowserHost> {
  // The tests may run as root, for whom no browser is opened otherwise.
  return startHost(home, {
    variables: { ...variables, RESEAL_CHROMIUM: executable, RESEAL_NO_SANDBOX: '1' },
  });
}

/** The same where no file can grow beyond so many KiB, as on a full disk. */
export function startWithSmallFiles(home: string, kib: number, ...args: string[]): Promise<BrowserHost> {
  return startHost(home, { shell: `ulimit -f ${kib}; exec "$0" "$@"` }, '--no-open', ...args);
}

async function startHost(
  home: string,
  { variables = {}, shell }: { variables?: Record<string, string>; shell?: string },
  ...args: string[]
): Promise<BrowserHost> {
  const words = [process.execPath, commandLine, 'start', '--host', 'browser', ...args];
  const [program = '', ...rest] = shell === undefined ? words : ['bash', '-c', shell, ...words];
  const child = spawn(program, rest, {
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home, ...variables },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('http://')) continue;
    return {
      address: line,
      origin: new URL(line).origin,
      ended: exited.then(([code]) => code),
      async kill() {
        child.kill('SIGKILL');
        await exited;
      },
      async stop() {
        child.kill('SIGTERM');
        return (await exited)[0];
      },
    };
  }
  throw new Error(`The browser host has ended with ${child.exitCode}`);
}

/** Runs `reseal` to its end. */
export async function runReseal(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [commandLine, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** A request with exactly these headers; fetch() would not let a test name a foreign Host. */
export function request(
  address: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http
      .request(address, { headers, method, agent: false }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: text }),
        );
      })
      .on('error', reject)
      .end(body);
  });
}

/** What a browser says of an address that a person opens (Fetch Metadata). */
export const navigation = {
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'none',
} as const;

/** Uses the start address; the cookie that it gives. */
export async function signIn(host: BrowserHost): Promise<string> {
  const { headers } = await request(host.address, navigation);
  return headers['set-cookie']![0]!.split(';')[0]!;
}

/** An open socket, or why it was refused. */
export function openSocket(
  host: BrowserHost,
  socketPath: string,
  headers: Record<string, string>,
): Promise<WebSocket | string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${host.origin.replace('http', 'ws')}${socketPath}`, { headers });
    socket.on('open', () => resolve(socket));
    socket.on('error', (error) => resolve(error.message));
  });
}

/** Sends one message and gives the reply to `id`, passing over what is pushed; or the code of the close. */
export function ask(socket: WebSocket, message: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const done = (value: unknown): void => {
      socket.off('message', heard).off('close', done);
      resolve(value);
    };
    const heard = (data: RawData): void => {
      const reply = JSON.parse(String(data)) as { id?: number };
      if (reply.id !== undefined) done(reply);
    };
    socket.on('message', heard).on('close', done);
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  });
}
