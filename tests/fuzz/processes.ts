/** The same files, taken by a real process: what it writes to its terminal, its exit code, its memory. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import path from 'node:path';
import type { Importer } from './importers.ts';
import { commandImporters } from './importers.ts';
import type { Ending } from './reseal.ts';

const entry = path.join(import.meta.dirname, '..', '..', 'main', 'hosts', 'cli', 'index.ts');
const peakMemory = path.join(import.meta.dirname, 'peak-memory.mjs');
/** MiB of resident memory. A file of the largest size, 256 MiB, is in it as bytes and as text. */
const mostMemory = 1_024;
/** Controls but tab and line end, and marks that turn the direction of text. */
// eslint-disable-next-line no-control-regex
const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

async function resealProcess(words: readonly string[]): Promise<Ending> {
  const child = spawn(process.execPath, ['--import', `file://${peakMemory}`, entry, ...words], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise<number>((resolve) => {
    child.on('close', (code, signal) => resolve(signal === null ? (code ?? 1) : 128));
  });
  const [printed, said, peak] = await Promise.all(
    child.stdio.slice(1).map((stream) => text(stream as Readable)),
  );
  const code = await ended;
  const told = (said ?? '').split('\n').slice(0, -1);
  if (raw.test(`${printed}${said}`)) return { code: 3, told: ['a control character came to the terminal'] };
  const [memory = 0, took = 0] = (peak ?? '').split(' ').map(Number);
  if (memory > mostMemory) return { code: 3, told: [`took ${memory} MiB`] };
  return { code, told, took };
}

export const processes: readonly Importer[] = commandImporters.map((importer) => ({
  ...importer,
  name: `${importer.name} of a process`,
  take: (file, dice) => resealProcess(importer.words(file, dice)),
  seedsInTests: 1,
}));
