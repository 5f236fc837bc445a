/** Work on a tenant in a thread of its own, so that neither the host nor the rehearsal waits for it. */
import { Worker } from 'node:worker_threads';
import type { FromTenantWorker, TenantWorkRequest } from '../tenant-worker/messages.ts';

export interface Work {
  stop(): void;
}

/** `told` hears how far it is and, last, what came of it; nothing after a stop. */
export function startWork(
  workerFile: string,
  request: TenantWorkRequest,
  told: (state: FromTenantWorker) => void,
): Work {
  const worker = new Worker(workerFile, { workerData: request, name: 'tenant' });
  let open = true;
  const tell = (state: FromTenantWorker): void => {
    if (!open) return;
    open = state.kind === 'progress' || state.kind === 'files';
    told(state);
  };
  const fail = (why: string): void =>
    tell({ kind: 'failed', reason: `The tenant could not be worked on: ${why}.` });
  worker.on('message', tell);
  worker.on('error', (error) => fail(`a fault of Reseal, ${String(error)}`));
  worker.once('exit', () => fail('its thread has ended'));
  return {
    stop() {
      open = false;
      void worker.terminate();
    },
  };
}
