/**
 * Readers of Autopilot deployment profiles and Enrollment Status Page configurations
 * (facts/graph#autopilot-types).
 */
import {
  childOf,
  flagOf,
  isoOf,
  listOf,
  numberOf,
  textOf,
  textsOf,
  typeName,
  type GraphObject,
} from '../graph-object.ts';
import type { Reader } from '../tenant-draft.ts';
import { readAssignments } from './assignments.ts';
import { isDefaultConfiguration } from './default-configuration.ts';
import { ownOf } from '../../../../shared/own.ts';

/** The value of the new property, else of the old one of a pair. */
const newOrOld = (object: GraphObject, now: string, before: string, otherwise: boolean): boolean =>
  flagOf(object, now, flagOf(object, before, otherwise));

export const readDeploymentProfile: Reader = (reading) => {
  const { object, id, name, type, draft, part } = reading;
  const setting = childOf(object, 'outOfBoxExperienceSetting');
  const settings = childOf(object, 'outOfBoxExperienceSettings');
  const oobe = { ...settings, ...setting };
  // Entra profiles have the property of hybrid ones too: it tells only where the type does not.
  const hybrid =
    type.startsWith('activeDirectory') ||
    (!type.startsWith('azureAD') &&
      typeof ownOf(object, 'hybridAzureADJoinSkipConnectivityCheck') === 'boolean');
  const deviceType = textOf(object, 'deviceType');
  if (deviceType && deviceType !== 'windowsPc') part(`deviceType ${deviceType}`);
  draft.profiles.push({
    id,
    displayName: name,
    createdDateTime: isoOf(textOf(object, 'createdDateTime')),
    join: hybrid ? 'hybrid' : 'entra',
    preprovisioningAllowed: newOrOld(object, 'preprovisioningAllowed', 'enableWhiteGlove', false),
    locale: textOf(object, 'locale') || textOf(object, 'language'),
    deviceNameTemplate: textOf(object, 'deviceNameTemplate'),
    privacySettingsHidden: newOrOld(oobe, 'privacySettingsHidden', 'hidePrivacySettings', false),
    eulaHidden: newOrOld(oobe, 'eulaHidden', 'hideEULA', false),
    escapeLinkHidden: newOrOld(oobe, 'escapeLinkHidden', 'hideEscapeLink', false),
    keyboardSelectionPageSkipped: newOrOld(
      oobe,
      'keyboardSelectionPageSkipped',
      'skipKeyboardSelectionPage',
      false,
    ),
    userType: textOf(oobe, 'userType') === 'administrator' ? 'administrator' : 'standard',
    deviceUsageType: textOf(oobe, 'deviceUsageType') === 'shared' ? 'shared' : 'singleUser',
    hybridJoinSkipConnectivityCheck: flagOf(object, 'hybridAzureADJoinSkipConnectivityCheck'),
    assignments: readAssignments(reading),
  });
};

/** Without a limit, or with one that is none, 60 holds (facts/enrollment-status-page#time-limit). */
const minutesOf = (object: GraphObject): number => {
  const minutes = Math.floor(numberOf(object, 'installProgressTimeoutInMinutes', 60));
  return minutes > 0 ? minutes : 60;
};

export const readEspConfiguration: Reader = (reading) => {
  const { object, id, name, draft } = reading;
  // IntuneCD writes names and types of the apps; references.ts finds their ids.
  const named = listOf(object, 'selectedMobileAppNames');
  if (named.length > 0)
    draft.namedApps.set(
      id,
      named.map((app) => ({ name: textOf(app, 'name'), type: typeName(textOf(app, 'type')) })),
    );
  draft.espConfigurations.push({
    id,
    displayName: name,
    priority: numberOf(object, 'priority'),
    isDefault: isDefaultConfiguration(object, id),
    showInstallationProgress: flagOf(object, 'showInstallationProgress'),
    blockDeviceUse: flagOf(object, 'blockDeviceSetupRetryByUser'),
    allowDeviceResetOnInstallFailure: flagOf(object, 'allowDeviceResetOnInstallFailure'),
    allowLogCollectionOnInstallFailure: flagOf(object, 'allowLogCollectionOnInstallFailure'),
    allowDeviceUseOnInstallFailure: flagOf(object, 'allowDeviceUseOnInstallFailure'),
    customErrorMessage: textOf(object, 'customErrorMessage'),
    installProgressTimeoutInMinutes: minutesOf(object),
    selectedMobileAppIds: textsOf(object, 'selectedMobileAppIds'),
    // An export that does not say: Yes is the default for pre-provisioning
    // (facts/enrollment-status-page#blocking-apps).
    allowNonBlockingAppInstallation: flagOf(object, 'allowNonBlockingAppInstallation', true),
    installQualityUpdates: flagOf(object, 'installQualityUpdates'),
    disableUserStatusTrackingAfterFirstUser: flagOf(object, 'disableUserStatusTrackingAfterFirstUser'),
    assignments: readAssignments(reading),
  });
};
