/** Imports of devices by their hardware hashes, alone or in lots, and the synchronisation (facts/graph#import-status). */
import { importState, registerDevices } from '../autopilot/registration.ts';
import { derivedId } from '../tenant/derived-id.ts';
import { listOf, textOf, type GraphObject } from '../tenant/graph-object.ts';
import type { ImportRecord } from '../directory/records.ts';
import { created, done, type Handler, type WritePorts } from './answers.ts';

/** The import is worked on for a while: until then its status is 'unknown' (facts/graph#import-status). */
export const importIdentity: Handler = (ports, _ids, body) => created(startImport(ports, body));

export const importIdentities: Handler = (ports, _ids, body) => ({
  status: 200,
  body: {
    value: listOf(body, 'importedWindowsAutopilotDeviceIdentities').map((one) => startImport(ports, one)),
  },
});

function startImport(ports: WritePorts, body: GraphObject): ImportRecord {
  const { world, directory, settings } = ports;
  const row = {
    serialNumber: textOf(body, 'serialNumber'),
    productId: textOf(body, 'productKey'),
    hardwareHash: textOf(body, 'hardwareIdentifier'),
    groupTag: textOf(body, 'groupTag'),
    assignedUser: textOf(body, 'assignedUserPrincipalName'),
  };
  const record: ImportRecord = {
    id: derivedId(`import ${directory.imports.length} ${row.serialNumber}`),
    serialNumber: row.serialNumber,
    groupTag: row.groupTag,
    productKey: row.productId,
    importId: textOf(body, 'importId'),
    assignedUserPrincipalName: row.assignedUser,
    state: {
      deviceImportStatus: 'unknown',
      deviceRegistrationId: '',
      deviceErrorCode: 0,
      deviceErrorName: '',
    },
  };
  directory.imports.push(record);
  world.clock.after(settings.importProcessing, () => {
    const [result] = registerDevices(world, directory, settings, [row]);
    if (result) record.state = importState(result);
    directory.changed.emit();
  });
  return structuredClone(record);
}

/** Imports that come together; the lot has an id of its own. */
export const uploadIdentities: Handler = (ports, _ids, body) => {
  const { directory, world } = ports;
  const imports = listOf(body, 'deviceIdentities').map((one) => startImport(ports, one).id);
  const id = derivedId(`upload ${directory.uploads.size} ${imports.join(' ')}`);
  directory.uploads.set(id, { id, created: world.clock.now, imports });
  return created({ id });
};

/** The record of an import goes, the device stays; one that is not there is no error (facts/graph#conventions). */
export const deleteImport: Handler = ({ directory }, [id = '']) => {
  const at = directory.imports.findIndex((one) => one.id === id);
  if (at >= 0) directory.imports.splice(at, 1);
  return done;
};

/** Profiles are synchronised by themselves; ordering it is accepted, and noted. */
export const syncAutopilot: Handler = ({ world, directory, settings }) => {
  Object.assign(directory.autopilotSync, { asked: world.clock.now, state: 'inProgress' });
  world.clock.after(settings.profileSync, () =>
    Object.assign(directory.autopilotSync, { last: world.clock.now, state: 'completed' }),
  );
  return done;
};
