/** One case: a valid file, changed by a seed, and what became of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Importer } from './importers.ts';
import { diceOf } from './mutations.ts';

/** Milliseconds of processor time that a file may take: what else the machine does is not the file's. */
const usualPatience = 10_000;

export interface Finding {
  readonly importer: string;
  readonly seed: number;
  readonly what: string;
}

export interface Outcome {
  readonly bytes: number;
  readonly finding: Finding | null;
}

const kept = new Map<Importer, readonly Buffer[]>();

/** The changed file of a seed. */
function fileOf(importer: Importer, seed: number): Buffer {
  const seeds = kept.get(importer) ?? importer.seeds();
  kept.set(importer, seeds);
  const dice = diceOf(seed);
  return importer.change(dice.one(seeds), dice);
}

/** Ends with 0, or with 2 and one line, in time. */
export async function tryCase(importer: Importer, seed: number): Promise<Outcome> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-fuzz-'));
  try {
    const file = path.join(folder, importer.file);
    mkdirSync(path.dirname(file), { recursive: true });
    const content = fileOf(importer, seed);
    writeFileSync(file, content);
    const before = process.cpuUsage();
    const { code, told, took: elsewhere } = await importer.take(file, diceOf(seed + 1));
    const { user, system } = process.cpuUsage(before);
    const took = elsewhere ?? (user + system) / 1000;
    const what =
      took > (importer.patience ?? usualPatience) ? `took ${Math.round(took)} ms` : faultOf(code, told);
    return { bytes: content.length, finding: what === null ? null : { importer: importer.name, seed, what } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function faultOf(code: number, told: readonly string[]): string | null {
  // Without a word, 1 is an answer: a message that does not fit, a device that is known already.
  if (code === 0 || (code === 1 && told.length === 0)) return null;
  const line = told.join('\n');
  if (code !== 2) return `ended with ${code}: ${line}`;
  if (told.length !== 1 || /\n\s+at /.test(line)) return `told ${told.length} lines: ${line}`;
  return null;
}
