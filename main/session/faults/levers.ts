/** How each fault of the catalogue is set in the world. */
import type { FaultId } from '../../../shared/faults/index.ts';
import type { Lever } from './hands.ts';
import { networkLevers } from './network-levers.ts';
import { hybridLevers, powerLevers, signInLevers } from './people-levers.ts';
import { programLevers } from './program-levers.ts';
import { tenantLevers } from './tenant-levers.ts';
import { tpmLevers } from './tpm-levers.ts';

export const levers: Readonly<Record<FaultId, Lever>> = {
  ...networkLevers,
  ...programLevers,
  ...tpmLevers,
  ...tenantLevers,
  ...hybridLevers,
  ...signInLevers,
  ...powerLevers,
};
