/** What an Entra device object carries of its Autopilot identity, for the rules of dynamic groups. */
import type { AutopilotIdentity } from './records.ts';

/** '[ZTDID]', and '[OrderID]' for the group tag. */
export const physicalIds = (identity: AutopilotIdentity): string[] => [
  `[ZTDID]:${identity.id}`,
  ...(identity.groupTag ? [`[OrderID]:${identity.groupTag}`] : []),
  ...(identity.purchaseOrderIdentifier ? [`[PurchaseOrderId]:${identity.purchaseOrderIdentifier}`] : []),
];
