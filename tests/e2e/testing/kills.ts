/**
 * Drives a browser host with inputs from both windows, kills it at any moment, and looks in its journal for what it
 * had acknowledged: none of it may be lost, and the journal must go on.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { WebSocket } from 'ws';
import type { SessionInput } from '../../../shared/session/input.ts';
import type { Dice } from '../../fuzz/mutations.ts';
import { ask, openSocket, signIn, startBrowserHost } from './browser-host.ts';

/** Inputs of the console, told apart by a number; the most usual ones of the stage. */
const consoleInputs: readonly ((count: number) => SessionInput)[] = [
  (count) => ({ type: 'network', change: { latencyMilliseconds: count % 2_000 } }),
  (count) => ({ type: 'jump', milliseconds: 1 + (count % 5_000) }),
  (count) => ({ type: 'admin', write: groupOf(count) }),
  () => ({ type: 'pause' }),
  () => ({ type: 'resume' }),
  () => ({ type: 'rate', rate: 60 }),
];
const stageInputs: readonly SessionInput[] = [
  { type: 'power-button' },
  { type: 'windows-key' },
  { type: 'choose', value: 'US' },
  { type: 'choose', value: 'pre-provision' },
  { type: 'press', control: 'yes' },
  { type: 'press', control: 'next' },
  { type: 'press', control: 'provision' },
];
const groupOf = (count: number) => ({
  method: 'POST' as const,
  path: 'groups',
  body: { displayName: `Group ${count}`, securityEnabled: true },
});

/** Inputs that a window has on the way at a time; it may have 64. */
const onTheWay = 16;

export interface Kill {
  /** Inputs that the host had acknowledged when it was killed. */
  readonly acknowledged: number;
  /** Those of them that the journal lacks, as JSON. */
  readonly lost: readonly string[];
}

/** One life of a host on `journal`, which may be there already; `home` takes the place of the user's home folder. */
export async function killedWhileBusy(home: string, journal: string, dice: Dice): Promise<Kill> {
  const before = countsOf(journal);
  const host = await startBrowserHost(home, '--rate', '60', '--journal', journal);
  const cookie = await signIn(host);
  const acknowledged: string[] = [];
  let count = 0;
  let isKilled = false;
  /** Sends and waits until the socket is closed: it ends with the host. */
  const window = async (name: 'stage' | 'console', next: () => SessionInput): Promise<void> => {
    const socket = await openSocket(host, `/bridge/${name}`, { cookie, origin: host.origin });
    if (typeof socket === 'string') {
      // Killed before it had let the window in.
      if (isKilled) return;
      throw new Error(socket);
    }
    socket.setMaxListeners(0);
    const sender = async (): Promise<void> => {
      for (;;) {
        const input = next();
        const reply = await answerTo(socket, { id: ++count, channel: `${name}:submit`, args: [input] });
        if (reply === undefined) return;
        if (reply.includes('"accepted":true')) acknowledged.push(JSON.stringify(input));
      }
    };
    await Promise.all(Array.from({ length: onTheWay }, sender));
  };
  const killed = new Promise((resolve) => {
    setTimeout(resolve, 100 + dice.below(1_500));
  }).then(() => {
    isKilled = true;
    return host.kill();
  });
  await Promise.all([
    killed,
    window('console', () => dice.one(consoleInputs)(dice.below(1_000_000))),
    window('stage', () => dice.one(stageInputs)),
  ]);
  const after = countsOf(journal);
  const lost = [...Map.groupBy(acknowledged, (input) => input)].flatMap(([input, times]) =>
    (after.get(input) ?? 0) - (before.get(input) ?? 0) < times.length ? [input] : [],
  );
  return { acknowledged: acknowledged.length, lost };
}

/** The reply to a message with this id, as text; undefined when the socket closes. */
async function answerTo(
  socket: WebSocket,
  message: { readonly id: number; readonly channel: string; readonly args: readonly unknown[] },
): Promise<string | undefined> {
  if (socket.readyState !== socket.OPEN) return undefined;
  return new Promise((resolve) => {
    const done = (reply: string | undefined): void => {
      socket.off('message', heard).off('close', closed);
      resolve(reply);
    };
    const closed = (): void => done(undefined);
    const heard = (data: unknown): void => {
      const reply = JSON.parse(String(data)) as { readonly id?: number };
      if (reply.id === message.id) done(String(data));
    };
    socket.on('message', heard).on('close', closed);
    socket.send(JSON.stringify(message));
  });
}

/** How often each input stands in a journal; a torn last line is none. */
function countsOf(journal: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (!existsSync(journal)) return counts;
  for (const line of readFileSync(journal, 'utf8').split('\n').slice(1, -1)) {
    const { input } = JSON.parse(line) as { readonly input?: SessionInput };
    const text = JSON.stringify(input);
    if (input !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** Opens the journal once more: resolves with the answer of the console when it does. */
export async function goesOn(home: string, journal: string): Promise<string> {
  const host = await startBrowserHost(home, '--journal', journal);
  const socket = await openSocket(host, '/bridge/console', {
    cookie: await signIn(host),
    origin: host.origin,
  });
  if (typeof socket === 'string') throw new Error(socket);
  const reply = await ask(socket, { id: 1, channel: 'console:submit', args: [{ type: 'pause' }] });
  await host.stop();
  return JSON.stringify(reply);
}
