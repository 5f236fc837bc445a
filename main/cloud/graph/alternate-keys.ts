/**
 * OData keys by property: 'devices(deviceId=\'…\')' names what 'devices/{id}' names by its id. Scenarios use them
 * for devices, whose ids are made at registration.
 */
import type { Directory } from '../directory/directory.ts';
import { ownOf } from '../../../shared/own.ts';

const segment = /^(\w+)\((\w+)='((?:[^']|'')*)'\)$/;

type Collection = (directory: Directory) => Iterable<object>;

const collections: Readonly<Record<string, Collection>> = {
  windowsautopilotdeviceidentities: ({ identities }) => identities.values(),
  manageddevices: ({ managedDevices }) => managedDevices.values(),
  devices: ({ devices }) => devices.values(),
  users: ({ users }) => users.values(),
  groups: ({ groups }) => groups.values(),
};

/**
 * The path with ids in place of such keys, and of the name in 'users/{userPrincipalName}'; a key that names none or
 * several stays and is not found.
 */
export function withIds(directory: Directory, path: string): string {
  return path
    .split('/')
    .map((part, index, parts) => {
      if (parts[index - 1]?.toLowerCase() === 'users') return directory.userByName(safely(part))?.id ?? part;
      const [, name = '', property = '', value = ''] = segment.exec(safely(part)) ?? [];
      const all = [...(ownOf(collections, name.toLowerCase())?.(directory) ?? [])];
      const wanted = value.replaceAll("''", "'").toLowerCase();
      const found = all.filter((object) => valueOf(object, property)?.toLowerCase() === wanted);
      const [only] = found;
      return only && found.length === 1 ? `${name}/${valueOf(only, 'id') ?? ''}` : part;
    })
    .join('/');
}

function safely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Values of own properties alone, their names in any letter case. */
function valueOf(object: object, property: string): string | undefined {
  const found = Object.entries(object).find(([name]) => name.toLowerCase() === property.toLowerCase());
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}
