/** Writes that an administrator does in Graph (facts/graph#writes), applied to the directory. */
import type { GraphWrite } from '../../../shared/session/input.ts';
import { isGraphObject } from '../tenant/graph-object.ts';
import { withIds } from './alternate-keys.ts';
import { createAccessPass, deleteAccessPass } from './authentication-writes.ts';
import { badRequest, type GraphAnswer, type Handler, type WritePorts } from './answers.ts';
import {
  addProfileAssignment,
  assign,
  createIn,
  patch,
  patchSingleton,
  remove,
  removeAssignment,
  scheduleActions,
  setPriority,
} from './configuration-writes.ts';
import {
  deleteCorporateIdentifier,
  importDeviceIdentityList,
  searchExistingIdentities,
} from './corporate-identifiers.ts';
import {
  allowNextEnrollment,
  assignResourceAccount,
  assignUser,
  deleteDevices,
  deleteIdentity,
  deleteManagedDevice,
  note,
  patchManagedDevice,
  retire,
  syncDevice,
  unassignResourceAccount,
  unassignUser,
  updateProperties,
  wipe,
} from './device-writes.ts';
import {
  addMember,
  assignLicense,
  deleteDevice,
  excludeGroup,
  includeGroup,
  patchDevice,
  patchGroup,
  removeMember,
} from './directory-writes.ts';

import {
  deleteImport,
  importIdentities,
  importIdentity,
  syncAutopilot,
  uploadIdentities,
} from './import-writes.ts';

type Route = readonly [method: GraphWrite['method'], path: RegExp, handle: Handler];

const management = 'deviceManagement';
const identities = `${management}/windowsAutopilotDeviceIdentities`;
const profiles = `${management}/windowsAutopilotDeploymentProfiles`;

/** Paths are matched in any letter case, as shipping clients write them (facts/graph#conventions). */
function route(template: string): RegExp {
  const pattern = template.replaceAll('$', '\\$').replaceAll('{id}', '([^/]+)');
  return new RegExp(`^/?(?:beta/|v1\\.0/)?${pattern}/?$`, 'i');
}

/** Objects of these collections are made, changed, assigned and deleted alike. */
const configuration = [
  profiles,
  `${management}/deviceEnrollmentConfigurations`,
  `${management}/deviceConfigurations`,
  `${management}/deviceCompliancePolicies`,
  `${management}/configurationPolicies`,
  `${management}/intents`,
  `${management}/deviceManagementScripts`,
  `${management}/assignmentFilters`,
  `${management}/termsAndConditions`,
  `${management}/ndesConnectors`,
  'deviceAppManagement/mobileApps',
  'policies/mobileDeviceManagementPolicies',
  'identity/conditionalAccess/policies',
  'policies/conditionalAccessPolicies',
  'groups',
  'users',
];

const routes: readonly Route[] = [
  ['POST', route(`${identities}/{id}/assignUserToDevice`), assignUser],
  ['POST', route(`${identities}/{id}/unassignUserFromDevice`), unassignUser],
  ['POST', route(`${identities}/{id}/updateDeviceProperties`), updateProperties],
  ['PATCH', route(`${identities}/{id}`), updateProperties],
  ['POST', route(`${identities}/{id}/allowNextEnrollment`), allowNextEnrollment],
  ['POST', route(`${identities}/{id}/assignResourceAccountToDevice`), assignResourceAccount],
  ['POST', route(`${identities}/{id}/unassignResourceAccountFromDevice`), unassignResourceAccount],
  ['POST', route(`${identities}/deleteDevices`), deleteDevices],
  ['DELETE', route(`${identities}/{id}`), deleteIdentity],
  ['POST', route(`${management}/importedWindowsAutopilotDeviceIdentities`), importIdentity],
  ['POST', route(`${management}/importedWindowsAutopilotDeviceIdentities/import`), importIdentities],
  ['DELETE', route(`${management}/importedWindowsAutopilotDeviceIdentities/{id}`), deleteImport],
  ['POST', route(`${management}/importedWindowsAutopilotDeviceIdentityUploads`), uploadIdentities],
  [
    'POST',
    route(`${management}/importedDeviceIdentities/importDeviceIdentityList`),
    importDeviceIdentityList,
  ],
  [
    'POST',
    route(`${management}/importedDeviceIdentities/searchExistingIdentities`),
    searchExistingIdentities,
  ],
  ['DELETE', route(`${management}/importedDeviceIdentities/{id}`), deleteCorporateIdentifier],
  ['POST', route(`${management}/windowsAutopilotSettings/sync`), syncAutopilot],

  ['PATCH', route(`${management}/managedDevices/{id}`), patchManagedDevice],
  ['DELETE', route(`${management}/managedDevices/{id}`), deleteManagedDevice],
  ['POST', route(`${management}/managedDevices/{id}/rebootNow`), note('rebootNow')],
  ['POST', route(`${management}/managedDevices/{id}/cleanWindowsDevice`), note('cleanWindowsDevice')],
  ['POST', route(`${management}/managedDevices/{id}/setDeviceName`), note('setDeviceName')],
  ['POST', route(`${management}/managedDevices/{id}/wipe`), wipe],
  ['POST', route(`${management}/managedDevices/{id}/retire`), retire],
  ['POST', route(`${management}/managedDevices/{id}/syncDevice`), syncDevice],

  ['POST', route(`${profiles}/{id}/assignments`), addProfileAssignment],
  ['POST', route(`${management}/deviceCompliancePolicies/{id}/scheduleActionsForRules`), scheduleActions],
  ['POST', route(`${management}/deviceEnrollmentConfigurations/{id}/setPriority`), setPriority],
  ['PATCH', route(management), patchSingleton('deviceManagement')],
  ['PATCH', route('policies/deviceRegistrationPolicy'), patchSingleton('deviceRegistrationPolicy')],
  ['POST', route('policies/mobileDeviceManagementPolicies/{id}/includedGroups/$ref'), includeGroup],
  ['DELETE', route('policies/mobileDeviceManagementPolicies/{id}/includedGroups/{id}/$ref'), excludeGroup],

  ['PATCH', route('groups/{id}'), patchGroup],
  ['POST', route('groups/{id}/members/$ref'), addMember],
  ['DELETE', route('groups/{id}/members/{id}/$ref'), removeMember],
  ['POST', route('users/{id}/assignLicense'), assignLicense],
  ['POST', route('users/{id}/authentication/temporaryAccessPassMethods'), createAccessPass],
  ['DELETE', route('users/{id}/authentication/temporaryAccessPassMethods/{id}'), deleteAccessPass],
  ['PATCH', route('devices/{id}'), patchDevice],
  ['DELETE', route('devices/{id}'), deleteDevice],

  ...configuration.flatMap((collection): Route[] => [
    ['POST', route(collection), createIn(collection.split('/').at(-1) ?? '')],
    ['PATCH', route(`${collection}/{id}`), patch],
    ['DELETE', route(`${collection}/{id}`), remove],
    ['POST', route(`${collection}/{id}/assign`), assign],
    ['DELETE', route(`${collection}/{id}/assignments/{id}`), removeAssignment],
  ]),
];

/** Applies one write. Whatever is wrong with it is Graph's answer, never an exception. */
export function applyGraphWrite(ports: WritePorts, write: GraphWrite): GraphAnswer {
  const path = withIds(ports.directory, write.path.split('?')[0] ?? '');
  for (const [method, pattern, handle] of routes) {
    const match = write.method === method ? pattern.exec(path) : null;
    if (!match) continue;
    const ids = match.slice(1).map(decoded);
    const answer = handle(ports, ids, isGraphObject(write.body) ? write.body : {});
    if (answer.status < 300) ports.directory.changed.emit();
    return answer;
  }
  return badRequest(`Resource not found for the segment '${write.path}'.`);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
