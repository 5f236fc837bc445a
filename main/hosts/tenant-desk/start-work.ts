/** Work on a tenant in a thread of its own, so that neither the host nor the rehearsal waits for it. */
import { Worker } from 'node:worker_threads';
import type { TenantNews } from '../../../shared/tenant/tenant-work.ts';
import type { FromTenantWorker, LookRequest } from '../tenant-worker/messages.ts';

export interface Work {
  stop(): void;
}

type Ending = Exclude<TenantNews['state'], { readonly kind: 'stopped' }>;

/** `end` hears once what came of it, and nothing after a stop. */
export function startWork(workerFile: string, request: LookRequest, end: (state: Ending) => void): Work {
  const worker = new Worker(workerFile, { workerData: request, name: 'tenant' });
  let open = true;
  const finish = (state: Ending): void => {
    if (!open) return;
    open = false;
    end(state);
  };
  worker.on('message', (message: FromTenantWorker) =>
    finish(
      message.type === 'looked'
        ? { kind: 'looked', look: message.look }
        : { kind: 'failed', reason: message.line },
    ),
  );
  worker.on('error', (error) =>
    finish({ kind: 'failed', reason: `The tenant could not be read because of a fault: ${String(error)}` }),
  );
  worker.once('exit', () =>
    finish({ kind: 'failed', reason: 'The tenant could not be read: its thread has ended.' }),
  );
  return {
    stop() {
      open = false;
      void worker.terminate();
    },
  };
}
