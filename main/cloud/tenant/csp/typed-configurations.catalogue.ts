/** Typed device configurations, by their Graph type: each property and its node. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { endpointProtection } from './endpoint-protection.catalogue.ts';
import { generalConfiguration } from './general-configuration.catalogue.ts';
import { asText, below, config, device, inverted, truth, type Mapping, type Mappings } from './mapping.ts';

const hello = `./Device/${cspRoots.PassportForWork}/{TenantId}/Policies`;
const update = `${config}/Update`;
const delivery = `${config}/DeliveryOptimization`;
/** Of rings of before, and of profiles of their own since. */
const downloadMode: Mapping = {
  uri: `${delivery}/DODownloadMode`,
  values: {
    httpOnly: '0',
    httpWithPeeringNat: '1',
    httpWithPeeringPrivateGroup: '2',
    httpWithInternetPeering: '3',
    simpleDownload: '99',
    bypassMode: '100',
  },
};
/** PINComplexity: which characters a PIN has. */
const usage = { allowed: '0', required: '1', notAllowed: '2' };

export const typedConfigurations: Readonly<Record<string, Mappings>> = {
  windows10GeneralConfiguration: generalConfiguration,
  windows10EndpointProtectionConfiguration: endpointProtection,
  windowsUpdateForBusinessConfiguration: {
    ...below(update, undefined, {
      qualityUpdatesDeferralPeriodInDays: 'DeferQualityUpdatesPeriodInDays',
      featureUpdatesDeferralPeriodInDays: 'DeferFeatureUpdatesPeriodInDays',
      deadlineForQualityUpdatesInDays: 'ConfigureDeadlineForQualityUpdates',
      deadlineForFeatureUpdatesInDays: 'ConfigureDeadlineForFeatureUpdates',
      deadlineGracePeriodInDays: 'ConfigureDeadlineGracePeriod',
      engagedRestartDeadlineInDays: 'EngagedRestartDeadline',
      engagedRestartSnoozeScheduleInDays: 'EngagedRestartSnoozeSchedule',
      engagedRestartTransitionScheduleInDays: 'EngagedRestartTransitionSchedule',
      engagedRestartSnoozeScheduleForFeatureUpdatesInDays: 'EngagedRestartSnoozeScheduleForFeatureUpdates',
      engagedRestartTransitionScheduleForFeatureUpdatesInDays:
        'EngagedRestartTransitionScheduleForFeatureUpdates',
      featureUpdatesRollbackWindowInDays: 'ConfigureFeatureUpdateUninstallPeriod',
      scheduleImminentRestartWarningInMinutes: 'ScheduleImminentRestartWarning',
      scheduleRestartWarningInHours: 'ScheduleRestartWarning',
      featureUpdatesPauseStartDate: 'PauseFeatureUpdatesStartTime',
      qualityUpdatesPauseStartDate: 'PauseQualityUpdatesStartTime',
    }),
    ...below(update, truth, {
      driversExcluded: 'ExcludeWUDriversInQualityUpdate',
      featureUpdatesPaused: 'PauseFeatureUpdates',
      microsoftUpdateServiceAllowed: 'AllowMUUpdateService',
      // Portal: "Auto reboot before deadline", the other way round (facts/restarts#update-rings).
      postponeRebootUntilAfterDeadline: 'ConfigureDeadlineNoAutoReboot',
      qualityUpdatesPaused: 'PauseQualityUpdates',
      skipChecksBeforeRestart: 'SetEDURestart',
    }),
    ...below(
      update,
      { disabled: '1', enabled: '0' },
      {
        userPauseAccess: 'SetDisablePauseUXAccess',
        userWindowsUpdateScanAccess: 'SetDisableUXWUAccess',
      },
    ),
    deliveryOptimizationMode: downloadMode,
    automaticUpdateMode: {
      uri: `${update}/AllowAutoUpdate`,
      values: {
        notifyDownload: '0',
        autoInstallAtMaintenanceTime: '1',
        autoInstallAndRebootAtMaintenanceTime: '2',
        autoInstallAndRebootAtScheduledTime: '3',
        autoInstallAndRebootWithoutEndUserControl: '4',
      },
    },
    // Whatever it is, if it is not left to the user: the node restarts the PC (facts/restarts#update-rings).
    businessReadyUpdatesOnly: {
      uri: `${update}/ManagePreviewBuilds`,
      values: {
        all: '0',
        businessReadyOnly: '0',
        windowsInsiderBuildFast: '2',
        windowsInsiderBuildSlow: '2',
        windowsInsiderBuildRelease: '2',
      },
    },
    autoRestartNotificationDismissal: {
      uri: `${update}/AutoRestartRequiredNotificationDismissal`,
      values: { automatic: '1', user: '2' },
    },
    updateNotificationLevel: {
      uri: `${update}/UpdateNotificationLevel`,
      values: { defaultNotifications: '0', restartWarningsOnly: '1', disableAllNotifications: '2' },
    },
    'installationSchedule.activeHoursStart': { uri: `${update}/ActiveHoursStart`, from: 'hour' },
    'installationSchedule.activeHoursEnd': { uri: `${update}/ActiveHoursEnd`, from: 'hour' },
    'installationSchedule.scheduledInstallTime': { uri: `${update}/ScheduledInstallTime`, from: 'hour' },
    'installationSchedule.scheduledInstallDay': {
      uri: `${update}/ScheduledInstallDay`,
      values: {
        everyday: '0',
        sunday: '1',
        monday: '2',
        tuesday: '3',
        wednesday: '4',
        thursday: '5',
        friday: '6',
        saturday: '7',
      },
    },
  },
  windowsIdentityProtectionConfiguration: {
    windowsHelloForBusinessBlocked: { uri: `${hello}/UsePassportForWork`, values: inverted },
    ...below(hello, asText, {
      pinRecoveryEnabled: 'EnablePinRecovery',
      securityDeviceRequired: 'RequireSecurityDevice',
      useCertificatesForOnPremisesAuthEnabled: 'UseCertificateForOnPremAuth',
    }),
    ...below(`${hello}/PINComplexity`, undefined, {
      pinExpirationInDays: 'Expiration',
      pinMaximumLength: 'MaximumPINLength',
      pinMinimumLength: 'MinimumPINLength',
      pinPreviousBlockCount: 'History',
    }),
    ...below(`${hello}/PINComplexity`, usage, {
      pinLowercaseCharactersUsage: 'LowercaseLetters',
      pinSpecialCharactersUsage: 'SpecialCharacters',
      pinUppercaseCharactersUsage: 'UppercaseLetters',
    }),
    ...below(`./Device/${cspRoots.PassportForWork}/Biometrics`, asText, {
      enhancedAntiSpoofingForFacialFeaturesEnabled: 'FacialFeaturesUseEnhancedAntiSpoofing',
      unlockWithBiometricsEnabled: 'UseBiometrics',
    }),
    useSecurityKeyForSignin: {
      uri: `./Device/${cspRoots.PassportForWork}/SecurityKey/UseSecurityKeyForSignin`,
      values: truth,
    },
  },
  windowsDeliveryOptimizationConfiguration: {
    deliveryOptimizationMode: downloadMode,
    ...below(delivery, undefined, {
      backgroundDownloadFromHttpDelayInSeconds: 'DODelayBackgroundDownloadFromHttp',
      foregroundDownloadFromHttpDelayInSeconds: 'DODelayForegroundDownloadFromHttp',
      maximumCacheAgeInDays: 'DOMaxCacheAge',
      minimumBatteryPercentageAllowedToUpload: 'DOMinBatteryPercentageAllowedToUpload',
      minimumDiskSizeAllowedToPeerInGigabytes: 'DOMinDiskSizeAllowedToPeer',
      minimumFileSizeToCacheInMegabytes: 'DOMinFileSizeToCache',
      minimumRamAllowedToPeerInGigabytes: 'DOMinRAMAllowedToPeer',
      modifyCacheLocation: 'DOModifyCacheDrive',
    }),
    restrictPeerSelectionBy: { uri: `${delivery}/DORestrictPeerSelectionBy`, values: { subnetMask: '1' } },
    vpnPeerCaching: { uri: `${delivery}/DOAllowVPNPeerCaching`, values: { enabled: '1', disabled: '0' } },
  },
  windowsHealthMonitoringConfiguration: {
    allowDeviceHealthMonitoring: {
      uri: `${config}/DeviceHealthMonitoring/AllowDeviceHealthMonitoring`,
      values: { enabled: '1', disabled: '0' },
    },
    configDeviceHealthMonitoringScope: {
      uri: `${config}/DeviceHealthMonitoring/ConfigDeviceHealthMonitoringScope`,
    },
  },
  editionUpgradeConfiguration: {
    productKey: { uri: `./Device/${cspRoots.WindowsLicensing}/UpgradeEditionWithProductKey` },
  },
  sharedPCConfiguration: {
    enabled: { uri: `${device}/SharedPC/EnableSharedPCMode`, values: asText },
    ...below(`${device}/SharedPC`, inverted, {
      disableEduPolicies: 'SetEduPolicies',
      disablePowerPolicies: 'SetPowerPolicies',
      disableSignInOnResume: 'SignInOnResume',
    }),
    idleTimeBeforeSleepInSeconds: { uri: `${device}/SharedPC/SleepTimeout` },
  },
};
