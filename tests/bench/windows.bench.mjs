/** What one window can do to the others and to the machine: a pause behind a flood, memory with views that nobody reads. */
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { startHost } from './host.mjs';
import { row, timed } from './statistics.mjs';

/** A host with a way to open its sockets, and to ask on one. */
async function startWindows() {
  const host = await startHost('1');
  const { origin } = new URL(host.url);
  const t = new URL(host.url).searchParams.get('t');
  const entered = await fetch(`${origin}/start`, { method: 'POST', body: new URLSearchParams({ t }) });
  const cookie = entered.headers.get('set-cookie').split(';')[0];
  const open = async (surface) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/bridge/${surface}`, {
      headers: { cookie, origin },
    });
    await new Promise((resolve) => socket.once('open', resolve));
    return socket;
  };
  return { host, open };
}

const ask = (socket, id, channel, ...args) =>
  new Promise((resolve) => {
    socket.on('message', (data) => {
      if (JSON.parse(String(data)).id === id) resolve();
    });
    socket.send(JSON.stringify({ id, channel, args }));
  });

const delays = { alone: [], flooded: [] };
for (let run = 0; run < 3; run++) {
  const { host, open } = await startWindows();
  const stage = await open('stage');
  const console = await open('console');
  await ask(console, 1, 'console:view');
  const pause = () => ask(console, 2, 'console:submit', { type: 'pause' });
  delays.alone.push(await timed(pause));
  for (let id = 0; id < 20_000; id++)
    stage.send(JSON.stringify({ id, channel: 'stage:submit', args: [{ type: 'windows-key' }] }));
  delays.flooded.push(await timed(() => ask(console, 3, 'console:submit', { type: 'resume' })));
  stage.terminate();
  console.terminate();
  await host.stop();
}
row('a pause, nothing else to do', delays.alone, 'ms');
row('the same behind 20,000 inputs of another window', delays.flooded, 'ms', 'at most 500 ms');

if (process.platform === 'linux') {
  const { host, open } = await startWindows();
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${host.pid}/status`, 'utf8'))[1]) / 1024;
  const console = await open('console');
  await ask(console, 1, 'console:view');
  const before = memory();
  console.pause();
  for (let id = 2; id < 15_002; id++) console.send(JSON.stringify({ id, channel: 'console:view', args: [] }));
  let most = 0;
  for (let look = 0; look < 50; look++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    most = Math.max(most, memory() - before);
  }
  row('memory for 15,000 views that a window asks for and does not read', [most], 'MiB', 'at most 50 MiB');
  console.terminate();
  await host.stop();
}
