/** Entry of `tenant-worker-program.cjs`: works on a tenant beside the rehearsal, which goes on meanwhile, and ends. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { BadInputError, MisuseError } from '../../../shared/failures.ts';
import { reportHtml } from '../../session/preflight/report-html.ts';
import { reportPage } from '../../session/preflight/report-page.ts';
import { preflightOf } from '../preflight/preflight-of.ts';
import { defaultScenario, findScenario, shippedHardware } from '../sources.ts';
import { lookAtTenant } from '../tenant/look-at-tenant.ts';
import { readTenant } from '../tenant/read-tenant.ts';
import { settingsOf } from '../tenant/settings-of.ts';
import type { FromTenantWorker, TenantWorkRequest } from './messages.ts';

/** A window shows no more kinds. */
const mostKinds = 2_000;

/** Milliseconds between two words of how far it is. */
const interval = 100;

if (parentPort === null) throw new MisuseError('The tenant worker runs only as a worker thread');
const port = parentPort;
const send = (message: FromTenantWorker): void => port.postMessage(message);
// workerData is typed `any` by Node; tenant-desk/start-work.ts is the only place that fills it.
const request: TenantWorkRequest = workerData;

void work(request).then(send);

async function work({ do: what, source, choices }: TenantWorkRequest): Promise<FromTenantWorker> {
  try {
    return what === 'look' ? look(source, choices) : await preflight(source, choices);
  } catch (error) {
    if (error instanceof BadInputError) return { kind: 'failed', reason: error.line() };
    throw error;
  }
}

function look(source: string, choices: TenantWorkRequest['choices']): FromTenantWorker {
  const scenario = findScenario(defaultScenario, settingsOf(choices));
  return { kind: 'looked', look: lookAtTenant(readTenant(source), scenario, shippedHardware()) };
}

/** Of the choices, what is assumed of the tenant and which snapshot; the devices and people are all of it. */
async function preflight(
  source: string,
  { assume = {}, snapshot }: TenantWorkRequest['choices'],
): Promise<FromTenantWorker> {
  const { groupTag: _oneDevice, ...ofTenant } = assume;
  const settings = settingsOf({ assume: ofTenant, ...(snapshot === undefined ? {} : { snapshot }) });
  let said = Number.NEGATIVE_INFINITY;
  const file = path.join(import.meta.dirname, 'preflight-worker.cjs');
  const request = {
    source,
    settings,
    workerFile: file,
    // The rehearsal that is open goes on meanwhile; a thread of its own can be ended in the middle.
    threads: Math.max(2, availableParallelism() - 1),
    most: {
      kinds: mostKinds,
      remedy:
        'Rehearse them on the command line: reseal preflight, with --devices N, --users N or --shard I/N',
    },
  };
  const report = await preflightOf(request, ({ done, of }) => {
    if (performance.now() - said < interval && done < of) return;
    said = performance.now();
    send({ kind: 'progress', done, of });
  });
  const json = `${JSON.stringify(report, null, 2)}\n`;
  send({ kind: 'files', files: { html: reportHtml(report), json } });
  return { kind: 'rehearsed', page: reportPage(report) };
}
