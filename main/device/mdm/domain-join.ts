/** Hybrid join on the PC's side: waiting for the blob of the offline domain join (intune-facts 5.5). */
import { hresult } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import { within } from '../../world/process.ts';
import { until } from '../../world/signal.ts';
import { seconds } from '../../world/time.ts';
import { cachedProfile } from '../autopilot/profile-cache.ts';
import type { Machine } from '../machine.ts';
import { StepFailure } from '../step-failure.ts';
import { noteOdjState, odjBlobOf, OdjState } from './csp/offline-domain-join.ts';

const hybrid = 1;
/** Limit of the domain step (autopilot-facts 10.1). */
const limit = seconds(1_500);
/** What Windows shows where no blob comes (intune-facts 2.10). */
const blobNotReceived = hresult(0x80070774);

/** A hybrid join whose blob has not come. */
export const waitsForDomainJoin = (machine: Machine): boolean =>
  cachedProfile(machine)?.CloudAssignedDomainJoinMethod === hybrid &&
  odjBlobOf(machine.registry) === undefined;

/** Waits until the server has brought the blob. Throws StepFailure 0x80070774 where it does not come. */
export function* waitForDomainJoin(machine: Machine): Process<void> {
  if (!waitsForDomainJoin(machine)) return;
  noteOdjState(machine, OdjState.Waiting);
  const came = yield* within(
    limit,
    until(machine.registry.changes, () => odjBlobOf(machine.registry) !== undefined),
  );
  if (came !== 'late') return;
  noteOdjState(machine, OdjState.TimedOut);
  throw new StepFailure({
    step: 'aad-join',
    code: blobNotReceived,
    item: 'AadjSubcategory',
    cause: 'the blob of the offline domain join was not received in time',
  });
}
