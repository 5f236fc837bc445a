/**
 * Registration of devices by their hardware hash (facts/autopilot-service#import-errors;
 * facts/graph#import-status, facts/entra-join#device-objects).
 */
import { BadInputError } from '../../../shared/failures.ts';
import { decodeHardwareHash } from '../../protocols/autopilot/hardware-hash.codec.ts';
import type { HashCsvRow } from '../../protocols/autopilot/hash-csv.ts';
import type { HardwareInventory } from '../../protocols/autopilot/hardware-inventory.ts';
import type { Random } from '../../world/random.ts';
import type { World } from '../../world/world.ts';
import type { Directory } from '../directory/directory.ts';
import { blankDevice } from '../directory/blank-device.ts';
import { physicalIds } from '../directory/physical-ids.ts';
import type { AutopilotIdentity, EntraDevice, ImportRecord } from '../directory/records.ts';
import type { CloudSettings } from '../settings/settings.ts';

/** Codes of an import's deviceErrorCode. */
export const ImportErrors = {
  InvalidZtdHardwareHash: 802,
  MissingZtdSerialNumberAndProductKey: 803,
  ZtdDeviceAlreadyAssigned: 806,
  ZtdDeviceAssignedToOtherTenant: 808,
} as const;
export type ImportErrorName = keyof typeof ImportErrors;

/** What became of one row; the state of an importedWindowsAutopilotDeviceIdentity. */
export type ImportResult =
  | { readonly serialNumber: string; readonly status: 'complete'; readonly deviceRegistrationId: string }
  | {
      readonly serialNumber: string;
      readonly status: 'error';
      readonly errorCode: number;
      readonly errorName: ImportErrorName;
    };

/** Registers each row that can be registered and says of each what became of it. */
export function registerDevices(
  world: World,
  directory: Directory,
  settings: CloudSettings,
  rows: readonly HashCsvRow[],
): ImportResult[] {
  const random = world.random('autopilot registration');
  return rows.map((row): ImportResult => {
    const inventory = inventoryOf(row);
    const serialNumber = row.serialNumber || (inventory?.smbios.serialNumber ?? '');
    const errorName = inventory
      ? obstacle(directory, settings, serialNumber, row.productId, inventory)
      : 'InvalidZtdHardwareHash';
    if (!inventory || errorName)
      return {
        serialNumber,
        status: 'error',
        errorName: errorName ?? 'InvalidZtdHardwareHash',
        errorCode: ImportErrors[errorName ?? 'InvalidZtdHardwareHash'],
      };
    const identity = newIdentity(random, { ...row, serialNumber }, inventory, world);
    const device = newDevice(random, identity);
    directory.devices.set(device.id, device);
    directory.identities.set(identity.id, identity);
    return { serialNumber, status: 'complete', deviceRegistrationId: identity.id };
  });
}

/** The state of the import's record. */
export const importState = (result: ImportResult): ImportRecord['state'] =>
  result.status === 'complete'
    ? {
        deviceImportStatus: 'complete',
        deviceRegistrationId: result.deviceRegistrationId,
        deviceErrorCode: 0,
        deviceErrorName: '',
      }
    : {
        deviceImportStatus: 'error',
        deviceRegistrationId: '',
        deviceErrorCode: result.errorCode,
        deviceErrorName: result.errorName,
      };

/** Records of imports that failed; those that succeeded are deleted once the device is there. */
export const failedImports = (
  random: Random,
  rows: readonly HashCsvRow[],
  results: readonly ImportResult[],
): ImportRecord[] =>
  results.flatMap((result, index) =>
    result.status === 'complete'
      ? []
      : [
          {
            id: random.uuid(),
            serialNumber: result.serialNumber,
            groupTag: rows[index]?.groupTag ?? '',
            productKey: rows[index]?.productId ?? '',
            importId: '',
            assignedUserPrincipalName: rows[index]?.assignedUser ?? '',
            state: importState(result),
          },
        ],
  );

function inventoryOf(row: HashCsvRow): HardwareInventory | undefined {
  try {
    return decodeHardwareHash(row.hardwareHash);
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}

function obstacle(
  directory: Directory,
  settings: CloudSettings,
  serialNumber: string,
  productId: string,
  inventory: HardwareInventory,
): ImportErrorName | undefined {
  if (!serialNumber && !productId) return 'MissingZtdSerialNumberAndProductKey';
  if (settings.registeredElsewhere.includes(serialNumber)) return 'ZtdDeviceAssignedToOtherTenant';
  const registered = [...directory.identities.values()].some(
    (identity) =>
      identity.serialNumber === serialNumber &&
      (identity.manufacturer || inventory.smbios.manufacturer) === inventory.smbios.manufacturer &&
      (identity.model || inventory.smbios.productName) === inventory.smbios.productName,
  );
  return registered ? 'ZtdDeviceAlreadyAssigned' : undefined;
}

function newIdentity(
  random: Random,
  row: HashCsvRow,
  inventory: HardwareInventory,
  world: World,
): AutopilotIdentity {
  return {
    id: random.uuid(),
    serialNumber: row.serialNumber,
    hardwareHash: row.hardwareHash,
    inventory,
    manufacturer: inventory.smbios.manufacturer,
    model: inventory.smbios.productName,
    productKey: row.productId,
    groupTag: row.groupTag,
    purchaseOrderIdentifier: '',
    displayName: '',
    userPrincipalName: row.assignedUser,
    addressableUserName: '',
    deviceAccountUpn: '',
    deviceFriendlyName: '',
    azureActiveDirectoryDeviceId: random.uuid(),
    managedDeviceId: '',
    enrollmentState: 'notContacted',
    lastContacted: null,
    userlessEnrollmentStatus: 'allowed',
    remediationState: 'noRemediationRequired',
    held: { profileId: '', userPrincipalName: '', since: world.clock.now },
  };
}

/** Entra ID's object is made in advance; its name is the serial number until the join. */
const newDevice = (random: Random, identity: AutopilotIdentity): EntraDevice => ({
  ...blankDevice(random.uuid(), identity.azureActiveDirectoryDeviceId),
  displayName: identity.serialNumber,
  physicalIds: physicalIds(identity),
  manufacturer: identity.manufacturer,
  cpuArchitecture: identity.inventory?.processor.architecture ?? '',
  model: identity.model,
});
