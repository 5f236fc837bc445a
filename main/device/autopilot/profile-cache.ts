/** Where Windows keeps the Autopilot profile that it downloaded (facts/autopilot-service#profile-document). */
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import { remembering } from '../../world/remember.ts';
import type { Machine } from '../windows/machine.ts';
import type { Registry } from '../windows/registry.ts';

export const profileFile = 'C:\\Windows\\ServiceState\\wmansvc\\AutopilotDDSZTDFile.json';
const policyCacheKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\AutopilotPolicyCache';
const diagnosticsKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot';
const correlationsKey = `${diagnosticsKey}\\EstablishedCorrelations`;

const parsed = remembering((text) => JSON.parse(text) as AutopilotProfile, 8);

/** The profile that Windows has, or undefined. */
export function cachedProfile(machine: Machine): AutopilotProfile | undefined {
  const text = machine.files.readText(profileFile);
  return text === undefined ? undefined : parsed(text);
}

/** Forgets the profile, as the prefetch does before it asks. */
export function clearProfile(machine: Machine): void {
  machine.files.delete(profileFile);
  machine.registry.deleteKey(policyCacheKey);
}

export function cacheProfile(machine: Machine, profile: AutopilotProfile): void {
  const { registry, files } = machine;
  files.writeText(profileFile, JSON.stringify(profile));
  registry.setText(policyCacheKey, 'PolicyJsonCache', JSON.stringify(profile));
  registry.setNumber(policyCacheKey, 'ProfileAvailable', 1);
  registry.setText(diagnosticsKey, 'AadTenantId', profile.CloudAssignedTenantId);
  registry.setText(diagnosticsKey, 'CloudAssignedTenantId', profile.CloudAssignedTenantId);
  registry.setText(diagnosticsKey, 'CloudAssignedTenantDomain', profile.CloudAssignedTenantDomain);
  registry.setNumber(diagnosticsKey, 'CloudAssignedOobeConfig', profile.CloudAssignedOobeConfig);
  registry.setText(diagnosticsKey, 'DeploymentProfileName', profile.DeploymentProfileName);
  registry.setNumber(diagnosticsKey, 'IsAutoPilotDisabled', 0);
  registry.setText(correlationsKey, 'ZTDRegistrationID', profile.ZtdRegistrationId);
  registry.setText(correlationsKey, 'ZtdCorrelationId', profile.ZtdCorrelationId);
}

/** Not registered, no profile, or the download failed. */
export function noteNoProfile(registry: Registry): void {
  registry.setNumber(diagnosticsKey, 'IsAutoPilotDisabled', 1);
}

/** Whether the tenant of a person is the one that the PC is registered with; Windows notes it. */
export function noteTenantMatch(registry: Registry, matched: boolean): void {
  registry.setNumber(diagnosticsKey, 'TenantMatched', matched ? 1 : 0);
}
