/**
 * What the companion asks of Microsoft Graph: the calls of the published sample, in its letter case
 * (https://github.com/microsoft/WindowsAutopilotCompanion, CompanionApp/Services/IntuneDataStore.cs), and no other.
 */
import * as v from 'valibot';

/** `path` is below Graph's origin, with its version. */
export interface CompanionCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Left out where the request has no body. */
  readonly body?: DeviceProperties;
}

/** What UpdateDeviceProperties sends: a key left out stays as it is. */
export interface DeviceProperties {
  readonly userPrincipalName?: string;
  readonly addressableUserName?: string;
  readonly groupTag: string;
  readonly displayName: string;
}

/** Graph's answer, or why none came. */
export type CompanionAnswer =
  | { readonly reached: true; readonly status: number; readonly body: unknown }
  | { readonly reached: false; readonly why: string };

/** Carries the calls. Rejects where the connection to the rehearsal is lost. */
export type CompanionLink = (call: CompanionCall) => Promise<CompanionAnswer>;

const identities = 'beta/deviceManagement/windowsAutopilotDeviceIdentities';
/** So written by the sample where it changes something. */
const changed = 'beta/devicemanagement/windowsAutopilotDeviceIdentities';

const get = (path: string): CompanionCall => ({ method: 'GET', path });

/** A text of an OData literal, in a query. */
const literal = (text: string): string => encodeURIComponent(text.replaceAll("'", "''"));

export const organization = (): CompanionCall => get('v1.0/organization');
export const users = (): CompanionCall => get('beta/users');
export const devicesOfSerial = (serial: string): CompanionCall =>
  get(`${identities}?$filter=contains(serialNumber,'${literal(serial)}')`);
export const device = (ztdId: string): CompanionCall =>
  get(`${identities}/${encodeURIComponent(ztdId)}?$expand=deploymentProfile,intendedDeploymentProfile`);
export const entraDevice = (deviceId: string): CompanionCall =>
  get(`v1.0/devices?$filter=deviceId eq '${literal(deviceId)}'`);
export const managedDevice = (id: string): CompanionCall =>
  get(`v1.0/deviceManagement/managedDevices/${encodeURIComponent(id)}`);
export const unassignUser = (ztdId: string): CompanionCall => ({
  method: 'POST',
  path: `${changed}/${encodeURIComponent(ztdId)}/unassignUserFromDevice`,
});
export const updateDevice = (ztdId: string, body: DeviceProperties): CompanionCall => ({
  method: 'POST',
  path: `${changed}/${encodeURIComponent(ztdId)}/UpdateDeviceProperties`,
  body,
});
export const synchronise = (): CompanionCall => ({
  method: 'POST',
  path: 'beta/deviceManagement/windowsAutopilotSettings/sync',
});

const text = v.pipe(v.string(), v.maxLength(512));

const id = '[^/?#]{1,200}';
const reads = [
  'v1\\.0/organization',
  'beta/users',
  `${identities}\\?\\$filter=contains\\(serialNumber,'[^/?#&]*'\\)`,
  `${identities}/${id}\\?\\$expand=deploymentProfile,intendedDeploymentProfile`,
  "v1\\.0/devices\\?\\$filter=deviceId eq '[^/?#&]*'",
  `v1\\.0/deviceManagement/managedDevices/${id}`,
];
const orders = [
  `${changed}/${id}/unassignUserFromDevice`,
  'beta/deviceManagement/windowsAutopilotSettings/sync',
];

const oneOf = (patterns: readonly string[]) =>
  v.pipe(v.string(), v.maxLength(1_000), v.regex(new RegExp(`^(?:${patterns.join('|')})$`)));

/** Lets these calls pass, and nothing else. */
export const companionCallSchema: v.GenericSchema<CompanionCall> = v.union([
  v.strictObject({ method: v.literal('GET'), path: oneOf(reads) }),
  v.strictObject({ method: v.literal('POST'), path: oneOf(orders) }),
  v.strictObject({
    method: v.literal('POST'),
    path: oneOf([`${changed}/${id}/UpdateDeviceProperties`]),
    body: v.strictObject({
      userPrincipalName: v.exactOptional(text),
      addressableUserName: v.exactOptional(text),
      groupTag: text,
      displayName: text,
    }),
  }),
]);
