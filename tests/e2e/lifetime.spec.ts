/** A server ends with the processes that started it, however those end; and stays where it is set loose on purpose. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';

test.skip(process.platform !== 'linux', 'looks at processes by /proc');

const root = path.join(import.meta.dirname, '..', '..');
/** Without the Node 24 that the tests run on, so that an older Node of this machine has to bring it, as at first. */
const olderPath = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .filter((folder) => !folder.includes(path.join('reseal', 'node-24')) && !folder.includes('node_modules'))
  .join(path.delimiter);

/** The first process, and those below it down to the server. */
interface Started {
  readonly child: ChildProcess;
  readonly pids: readonly number[];
  readonly port: number;
}

const left = new Set<number>();
test.afterEach(() => {
  for (const pid of left) if (runs(pid)) process.kill(pid, 'SIGKILL');
  left.clear();
});

async function start(
  command: (port: number) => readonly [string, ...string[]],
  env = {},
  detached = false,
): Promise<Started> {
  const port = await freePort();
  const [program, ...args] = command(port);
  const { npm_lifecycle_script: _script, ...inherited } = process.env;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...inherited, PATH: olderPath, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached,
  });
  for await (const line of createInterface(child.stdout)) if (line === 'ready') break;
  const pids = [child.pid ?? 0];
  for (let next = childOf(pids[0]); next !== undefined; next = childOf(next)) pids.push(next);
  for (const pid of pids) left.add(pid);
  return { child, pids, port };
}

function childOf(parent: number | undefined): number | undefined {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

const byNpm = (port: number): [string, ...string[]] => [
  'npm',
  'run',
  '--silent',
  'reseal',
  '--',
  'tpm',
  '--port',
  String(port),
];

for (const signal of ['SIGTERM', 'SIGKILL', 'SIGHUP'] as const) {
  test(`the port is free after ${signal} of npm, of its shell, or of the Node that started Node 24`, async () => {
    const { pids, port } = await start(byNpm);
    const length = pids.length;
    expect(length).toBeGreaterThan(1);
    process.kill(pids[0] ?? 0, signal);
    await expect.poll(() => answers(port)).toBe(false);

    for (let place = 1; place < length; place += 1) {
      const again = await start(byNpm);
      process.kill(again.pids[place] ?? 0, signal);
      await expect.poll(() => answers(again.port)).toBe(false);
    }
  });
}

test('Ctrl+C in the terminal, which all of them hear, frees the port', async () => {
  const { pids, port } = await start(byNpm, {}, true);
  process.kill(-(pids[0] ?? 0), 'SIGINT');
  await expect.poll(() => answers(port)).toBe(false);
});

test('a shell’s kill of its job frees the port', async () => {
  const { port } = await start((one) => [
    'bash',
    '-c',
    `npm run --silent reseal -- tpm --port ${one} & sleep 6; kill %1; sleep 60`,
  ]);
  expect(await answers(port)).toBe(true);
  await expect.poll(() => answers(port), { timeout: 20_000 }).toBe(false);
});

/** A program that starts npm, and waits for it. */
const starting = (port: number, options = {}): string =>
  `require('node:child_process').spawn('npm', ${JSON.stringify(byNpm(port).slice(1))}, ${JSON.stringify({ stdio: 'inherit', ...options })})`;

test('a program that is killed takes the server along that it had started', async () => {
  const { child, port } = await start((one) => [process.execPath, '-e', starting(one)]);
  child.kill('SIGKILL');
  await expect.poll(() => answers(port)).toBe(false);
});

test('a server that is set loose stays', async () => {
  const loose: [(port: number) => [string, ...string[]], object][] = [
    [(one) => [process.execPath, '-e', starting(one, { detached: true })], {}],
    [(one) => [process.execPath, '-e', starting(one)], { RESEAL_DETACHED: '1' }],
    [(one) => ['bash', '-c', `${byNpm(one).join(' ')} & wait`], {}],
  ];
  for (const [command, env] of loose) {
    const { child, port } = await start(command, env);
    child.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await answers(port)).toBe(true);
  }
});
