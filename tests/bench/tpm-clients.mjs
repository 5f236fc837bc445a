/** TPMs for the measurements: a running `reseal tpm` and an installed swtpm, each behind one TCP connection. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const cli = path.join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.cjs');
const startup = Buffer.from('80010000000c000001440000', 'hex');

export const hasSwtpm = () => spawnSync('swtpm', ['--version'], { stdio: 'ignore' }).status === 0;

/** Starts `reseal tpm`; `startMilliseconds` is how long it took from the start to the answer to Startup. */
export async function startReseal(options = []) {
  const port = await freePort();
  const began = performance.now();
  const program = spawn(process.execPath, [cli, 'tpm', '--port', String(port), ...options], {
    stdio: 'ignore',
  });
  const platform = await connection(port + 1, () => 4);
  await platform.send(Buffer.from('00000001', 'hex'));
  // Size, response, zero.
  const { send, close } = await connection(port, (held) =>
    held.length < 4 ? Infinity : 8 + held.readUInt32BE(),
  );
  const execute = async (command) => {
    const head = Buffer.alloc(9);
    head.writeUInt32BE(8);
    head.writeUInt32BE(command.length, 5);
    return (await send(Buffer.concat([head, command]))).subarray(4, -4);
  };
  await execute(startup);
  const startMilliseconds = performance.now() - began;
  platform.close();
  return { execute, startMilliseconds, close: () => end(program, close) };
}

/** Starts swtpm with fresh state. */
export async function startSwtpm() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-bench-'));
  const port = await freePort();
  const began = performance.now();
  const flags = [
    '--server',
    `type=tcp,port=${port}`,
    '--flags',
    'not-need-init',
    '--tpmstate',
    `dir=${folder}`,
  ];
  const program = spawn('swtpm', ['socket', '--tpm2', ...flags], { stdio: 'ignore' });
  const { send: execute, close } = await connection(port, (held) =>
    held.length < 6 ? Infinity : held.readUInt32BE(2),
  );
  await execute(startup);
  const startMilliseconds = performance.now() - began;
  return {
    execute,
    startMilliseconds,
    close: async () => {
      await end(program, close);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function end(program, close) {
  close();
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill();
  await ended;
}

/** Connects, again and again until somebody listens; `sizeOf` tells the size of an answer from its beginning. */
async function connection(port, sizeOf) {
  const socket = await connected(port);
  socket.setNoDelay(true);
  let held = Buffer.alloc(0);
  let waiting;
  socket.on('data', (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    if (held.length < sizeOf(held)) return;
    const answer = held;
    held = Buffer.alloc(0);
    waiting(answer);
  });
  return {
    send: (bytes) =>
      new Promise((resolve) => {
        waiting = resolve;
        socket.write(bytes);
      }),
    close: () => socket.destroy(),
  };
}

async function connected(port) {
  for (;;) {
    const socket = net.connect(port, '127.0.0.1');
    const failure = await new Promise((resolve) => {
      socket.once('connect', () => resolve(null));
      socket.once('error', resolve);
    });
    if (failure === null) return socket;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Free together with the next one, most likely. */
function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
