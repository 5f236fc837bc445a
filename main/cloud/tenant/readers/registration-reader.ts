/** importedWindowsAutopilotDeviceIdentity: a device that was registered by its hardware hash (intune-facts 1.5). */
import { textOf } from '../graph-object.ts';
import type { Reader } from '../tenant-draft.ts';

/** An import that lost its hash registers nothing: the service finds a device by its hash alone. */
export const readImportedIdentity: Reader = ({ object, draft, part }) => {
  const hardwareHash = textOf(object, 'hardwareIdentifier');
  if (hardwareHash === '') {
    part('hardwareIdentifier is missing');
    return;
  }
  draft.registrations.push({
    serialNumber: textOf(object, 'serialNumber'),
    productId: textOf(object, 'productKey'),
    hardwareHash,
    groupTag: textOf(object, 'groupTag'),
    assignedUser: textOf(object, 'assignedUserPrincipalName'),
  });
};
