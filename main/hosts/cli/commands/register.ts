/**
 * `reseal register CSV --tenant DIR`: registers devices in a tenant's folder. Each becomes an
 * importedWindowsAutopilotDeviceIdentity, the object that the Intune import makes
 * (facts/graph#autopilot-types).
 */
import path from 'node:path';
import { BadInputError } from '../../../../shared/failures.ts';
import { decodeHardwareHash } from '../../../protocols/autopilot/hardware-hash.codec.ts';
import type { HashCsvRow } from '../../../protocols/autopilot/hash-csv.ts';
import { parseHashCsv } from '../../../protocols/autopilot/hash-csv.ts';
import { createCloud } from '../../../cloud/cloud.ts';
import type { ImportRecord } from '../../../cloud/directory/records.ts';
import { loadTenant } from '../../../cloud/tenant/load-tenant.ts';
import { seedOf } from '../../../world/random.ts';
import { later } from '../../../world/time.ts';
import { createWorld } from '../../../world/world.ts';
import { readTextFile } from '../../shipped.ts';
import { readTenant } from '../../tenant/read-tenant.ts';
import { inWords } from '../../storage/file-errors.ts';
import { writeNewFile } from '../../storage/new-file.ts';
import { usualStart } from '../../usual-start.ts';
import type { Command } from '../command.ts';

const folderName = 'importedWindowsAutopilotDeviceIdentities';

export const register: Command = {
  words: ['CSV'],
  options: {
    tenant: { value: 'DIR', help: 'the tenant’s folder' },
    json: { help: 'what became of each row, as JSON' },
  },
  async run(given, terminal) {
    const csv = given.word(0) ?? '';
    const folder = given.text('tenant');
    if (folder === null)
      throw new BadInputError(
        'The tenant is missing',
        '--tenant',
        'Name the tenant’s folder, e.g. --tenant my-tenant.',
      );
    // Everything is read and judged before anything is written.
    const rows = parseHashCsv(readTextFile(csv), csv);
    for (const [index, row] of rows.entries()) checkHash(row.hardwareHash, `${csv}, device ${index + 1}`);
    const told = imported(rows, folder);
    const target = path.join(folder, folderName);
    try {
      for (const [index, row] of rows.entries())
        if (told[index]?.deviceImportStatus === 'complete') writeIdentity(target, row);
    } catch (error) {
      throw inWords(error, target, 'Name a tenant’s folder that you may write to.');
    }
    if (given.flag('json')) terminal.printJson(told);
    else
      for (const { serialNumber, deviceImportStatus, deviceErrorCode, deviceErrorName } of told)
        terminal.print(
          `${serialNumber}: ${deviceImportStatus}${deviceErrorCode ? ` (${deviceErrorCode} ${deviceErrorName})` : ''}`,
        );
    return told.some(({ deviceErrorCode }) => deviceErrorCode !== 0) ? 1 : 0;
  },
};

type Told = Pick<ImportRecord, 'serialNumber'> & Omit<ImportRecord['state'], 'deviceRegistrationId'>;

/** What the service makes of the rows: the import of all of them, and their records once it has decided. */
function imported(rows: readonly HashCsvRow[], folder: string): readonly Told[] {
  const tenant = loadTenant(readTenant(folder).files);
  const world = createWorld(seedOf('register'), usualStart);
  const cloud = createCloud({ world, tenant });
  cloud.register(tenant.registrations);
  cloud.administer({
    method: 'POST',
    path: `deviceManagement/${folderName}/import`,
    body: { [folderName]: rows.map(identityOf) },
  });
  world.clock.advanceTo(later(world.clock.now, cloud.settings.importProcessing));
  const { importedWindowsAutopilotDeviceIdentities: records } = cloud.records();
  return records.slice(-rows.length).map(({ serialNumber, state }) => ({
    serialNumber,
    deviceImportStatus: state.deviceImportStatus,
    deviceErrorCode: state.deviceErrorCode,
    deviceErrorName: state.deviceErrorName,
  }));
}

/** importedWindowsAutopilotDeviceIdentity, as a client sends it and as a tenant's folder holds it. */
const identityOf = (row: HashCsvRow): object => ({
  '@odata.type': '#microsoft.graph.importedWindowsAutopilotDeviceIdentity',
  groupTag: row.groupTag,
  serialNumber: row.serialNumber,
  productKey: row.productId,
  hardwareIdentifier: row.hardwareHash,
  assignedUserPrincipalName: row.assignedUser,
});

function checkHash(hardwareHash: string, place: string): void {
  try {
    decodeHardwareHash(hardwareHash);
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    throw new BadInputError(error.message, place, error.remedy);
  }
}

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file's name on every system. Two serial numbers may come to one name: `writeNewFile` tells them apart. */
function fileNameOf(serialNumber: string): string {
  const plain = serialNumber.replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 60);
  return plain === '' || reserved.test(plain) ? `device_${plain}` : plain;
}

function writeIdentity(folder: string, row: HashCsvRow): void {
  writeNewFile(
    folder,
    `${fileNameOf(row.serialNumber)}.json`,
    `${JSON.stringify(identityOf(row), null, 2)}\n`,
  );
}
