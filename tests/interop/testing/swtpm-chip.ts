/**
 * An installed swtpm as a TPM on a bus: synchronous, as the device wants it. A worker talks to its sockets while
 * the caller sleeps.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SwtpmRequest } from './swtpm-worker.ts';

/** Commands of swtpm's control channel (facts/tpm-and-boot-log#control-channel-of-swtpm). */
const control = { INIT: 2, SET_LOCALITY: 5, HASH_START: 6, HASH_DATA: 7, HASH_END: 8, STOP: 14 } as const;
/** In memory where there is such a place: swtpm writes its whole state and waits for the disk. */
const stateRoot = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
const answerTimeout = 60_000;

export interface SwtpmChip {
  execute(command: Uint8Array, locality?: number): Uint8Array;
  powerOn(): void;
  powerOff(): void;
  /** The hash sequence of the interface. */
  hashStart(): void;
  hashData(data: Uint8Array): void;
  hashEnd(): void;
  /** Ends the program and removes its state. */
  close(): Promise<void>;
}

/** A swtpm with fresh state, without power. */
export async function startSwtpm(): Promise<SwtpmChip> {
  const folder = mkdtempSync(path.join(stateRoot, 'reseal-swtpm-'));
  const dataPath = path.join(folder, 'data');
  const controlPath = path.join(folder, 'control');
  const program = spawn(
    'swtpm',
    [
      'socket',
      '--tpm2',
      '--server',
      `type=unixio,path=${dataPath}`,
      '--ctrl',
      `type=unixio,path=${controlPath}`,
      '--tpmstate',
      `dir=${folder}`,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  await until(() => existsSync(dataPath) && existsSync(controlPath));

  const shared = new SharedArrayBuffer(8 + 8192);
  const words = new Int32Array(shared, 0, 2);
  const worker = new Worker(new URL('./swtpm-worker.ts', import.meta.url), {
    workerData: { dataPath, controlPath, shared },
  });
  await once(worker, 'message');
  const ask = (request: SwtpmRequest): Uint8Array => {
    Atomics.store(words, 0, 0);
    worker.postMessage(request);
    // The call for the answer before may come late and wake this one: only the word says that it is there.
    while (Atomics.load(words, 0) === 0)
      if (Atomics.wait(words, 0, 0, answerTimeout) === 'timed-out') throw new Error('swtpm does not answer');
    const length = Atomics.load(words, 1);
    if (length < 0) throw new Error('swtpm has ended');
    return new Uint8Array(shared, 8, length).slice();
  };
  const tell = (code: number, payload: readonly number[] = []): void => {
    const [a = 0, b = 0, c = 0, d = 0] = ask({
      channel: 'control',
      bytes: Uint8Array.of(0, 0, 0, code, ...payload),
      size: 4,
    });
    if ((a | b | c | d) !== 0) throw new Error(`swtpm refuses control command ${code}`);
  };
  let atLocality = 0;
  return {
    execute(command, locality = 0) {
      if (locality !== atLocality) tell(control.SET_LOCALITY, [locality, 0, 0, 0]);
      atLocality = locality;
      return ask({ channel: 'data', bytes: command, size: 0 });
    },
    powerOn: () => tell(control.INIT, [0, 0, 0, 0]),
    powerOff: () => tell(control.STOP),
    hashStart: () => tell(control.HASH_START),
    hashData: (data) => tell(control.HASH_DATA, [0, 0, data.length >> 8, data.length & 0xff, ...data]),
    hashEnd: () => tell(control.HASH_END),
    async close() {
      await worker.terminate();
      program.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('swtpm does not start');
}
