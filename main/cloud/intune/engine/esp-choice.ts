/**
 * Which Enrollment Status Page configuration holds (facts/enrollment-status-page#which-configuration-holds):
 * the highest priority (lowest number) among those that reach the device, else among those that reach the user,
 * else the default. The technician part knows no user.
 */
import type { Audience } from '../../directory/targeting.ts';
import { reaches } from '../../directory/targeting.ts';
import type { EspConfiguration } from '../../tenant/tenant.ts';
import type { Phase } from './app-plan.ts';

/** What holds where a tenant has no default configuration: no page. */
export const noStatusPage: EspConfiguration = {
  id: '',
  displayName: '',
  priority: 0,
  isDefault: true,
  showInstallationProgress: false,
  blockDeviceUse: false,
  allowDeviceResetOnInstallFailure: false,
  allowLogCollectionOnInstallFailure: false,
  allowDeviceUseOnInstallFailure: false,
  customErrorMessage: '',
  installProgressTimeoutInMinutes: 60,
  selectedMobileAppIds: [],
  allowNonBlockingAppInstallation: false,
  installQualityUpdates: false,
  disableUserStatusTrackingAfterFirstUser: false,
  assignments: [],
};

/**
 * `audience.userGroups` is null in the technician part, whoever is assigned to the device. A blocking list of
 * a configuration that reaches the user alone holds in the account part only
 * (facts/enrollment-status-page#which-configuration-holds), and it installs no quality updates
 * (facts/set-up-order#quality-updates).
 */
export function chooseEsp(
  configurations: Iterable<EspConfiguration>,
  audience: Audience,
  phase: Phase,
): EspConfiguration {
  const all = [...configurations];
  const ranked = all.filter(({ isDefault }) => !isDefault).toSorted((a, b) => a.priority - b.priority);
  const reached = ranked.map((esp) => ({ esp, by: reaches(esp.assignments, audience) }));
  const ofDevice = reached.find(({ by }) => by.device.length > 0)?.esp;
  if (ofDevice) return ofDevice;
  const ofUser = reached.find(({ by }) => by.user.length > 0)?.esp;
  if (ofUser)
    return phase === 'user-account'
      ? ofUser
      : { ...ofUser, selectedMobileAppIds: [], installQualityUpdates: false };
  return all.find(({ isDefault }) => isDefault) ?? noStatusPage;
}
