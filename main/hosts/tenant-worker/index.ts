/** Entry of `tenant-worker-program.cjs`: reads a tenant beside the rehearsal, which goes on meanwhile, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { BadInputError, MisuseError } from '../../../shared/failures.ts';
import { defaultScenario, findScenario, shippedHardware } from '../sources.ts';
import { lookAtTenant } from '../tenant/look-at-tenant.ts';
import { readTenant } from '../tenant/read-tenant.ts';
import { settingsOf } from '../tenant/settings-of.ts';
import type { FromTenantWorker, LookRequest } from './messages.ts';

if (parentPort === null) throw new MisuseError('The tenant worker runs only as a worker thread');
// workerData is typed `any` by Node; tenant-desk/start-work.ts is the only place that fills it.
const request: LookRequest = workerData;
parentPort.postMessage(answer(request));

function answer({ source, choices }: LookRequest): FromTenantWorker {
  try {
    const scenario = findScenario(defaultScenario, settingsOf(choices));
    return { type: 'looked', look: lookAtTenant(readTenant(source), scenario, shippedHardware()) };
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    return { type: 'bad input', line: error.line() };
  }
}
