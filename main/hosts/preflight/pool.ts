/** Rehearses the kinds of a preflight in as many threads as are given, or in this one. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { InternalError } from '../../../shared/failures.ts';
import type { KindOutcome } from '../../session/preflight/kind-outcome.ts';
import { rehearser, type Preflight } from '../../session/preflight/preflight.ts';
import { keyMemory } from '../storage/key-memory.ts';

export interface PoolOrder {
  /** The worker's file. */
  readonly file: string;
  /** 1: no thread of its own. */
  readonly threads: number;
  /** Told of each kind, in whatever order they are done. */
  done(outcome: KindOutcome): void;
}

export async function rehearseAll(preflight: Preflight, { file, threads, done }: PoolOrder): Promise<void> {
  const { jobs } = preflight;
  const many = Math.min(threads, jobs.length);
  if (many <= 1) {
    const rehearse = rehearser(preflight, keyMemory());
    for (const job of jobs) {
      rehearse(job, done);
      // Signals are heard on the way.
      await setImmediate();
    }
    return;
  }
  let next = 0;
  const place = (): number | undefined => (next < jobs.length ? next++ : undefined);
  const workers = Array.from(
    { length: many },
    () => new Worker(file, { workerData: preflight, name: 'preflight' }),
  );
  try {
    await Promise.all(workers.map((worker) => drive(worker, place, done)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Gives a worker one job after the other, until there is none left. */
const drive = (
  worker: Worker,
  place: () => number | undefined,
  told: (outcome: KindOutcome) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const give = (): void => {
      const next = place();
      if (next === undefined) resolve();
      else worker.postMessage(next);
    };
    worker.on('message', (outcome: KindOutcome | null) => {
      if (outcome) told(outcome);
      else give();
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new InternalError('A thread of the preflight ended before its work')));
    give();
  });
