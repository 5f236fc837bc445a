/** Entry of `preflight-worker-program.cjs`: a thread that rehearses one kind after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { MisuseError } from '../../../shared/failures.ts';
import { rehearser, type Preflight } from '../../session/preflight/preflight.ts';
import { keyMemory } from '../storage/key-memory.ts';

if (parentPort === null) throw new MisuseError('The preflight worker runs only as a worker thread');
const port = parentPort;
// workerData is typed `any` by Node; pool.ts is the only place that fills it.
const preflight: Preflight = workerData;
const rehearse = rehearser(preflight, keyMemory());

/** Asked by the place of a job; null ends its answer. */
port.on('message', (place: number) => {
  const job = preflight.jobs[place];
  if (job) rehearse(job, (outcome) => port.postMessage(outcome));
  port.postMessage(null);
});
