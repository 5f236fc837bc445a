/**
 * Faults that an administrator's write sets right, whoever makes it: the services do not have any more what was set. What
 * the world itself tells of (`truth/readings.ts`) needs no row.
 */
import type { FaultId } from '../../../shared/faults/index.ts';
import type { FaultValues } from '../../../shared/faults/order.ts';
import type { AutopilotIdentity } from '../../cloud/directory/records.ts';
import { intendedProfile } from '../../cloud/autopilot/intended-profile.ts';
import type { Hands } from './hands.ts';

type Holds = (identity: AutopilotIdentity, hands: Hands, values: FaultValues) => boolean;

const holding: Partial<Record<FaultId, Holds>> = {
  'device-reused': ({ userlessEnrollmentStatus }) => userlessEnrollmentStatus === 'blocked',
  'group-tag-wrong': ({ groupTag }, _hands, { tag }) => groupTag === tag,
  'profile-missing': (identity, { cloud }) => intendedProfile(cloud.directory, identity) === undefined,
};

/** Whether the services have nothing of an active fault any more; of a PC that is not registered that is not known. */
export function isSetRight(id: FaultId, hands: Hands, values: FaultValues): boolean {
  const holds = holding[id];
  if (holds === undefined) return false;
  const { serialNumber } = hands.pc.machine.hardware;
  const identity = [...hands.cloud.directory.identities.values()].find(
    (one) => one.serialNumber === serialNumber,
  );
  return identity !== undefined && !holds(identity, hands, values);
}
