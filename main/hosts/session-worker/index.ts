/** Entry of `world-worker-program.cjs`: the thread in which the world runs. */
import { parentPort, workerData } from 'node:worker_threads';
import { MisuseError } from '../../../shared/failures.ts';
import type { RehearsalRequest } from './messages.ts';
import { openRehearsal } from './open-rehearsal.ts';
import { serveSession } from './serve-session.ts';

if (parentPort === null) throw new MisuseError('The world worker runs only as a worker thread');
// workerData is typed `any` by Node; session-worker/connection.ts is the only place that fills it.
const request: RehearsalRequest = workerData;
serveSession(parentPort, request, openRehearsal);
