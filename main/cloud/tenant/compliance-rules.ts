/**
 * Settings of windows10CompliancePolicy (facts/graph#compliance-types, facts/compliance#settings): what is
 * known of each without a device.
 */
import { commonProperties, textOf, type GraphObject } from './graph-object.ts';
import { ownOf } from '../../../shared/own.ts';

/** A password setting: Intune sets it on the device as well, by a node of Policy/Config/DeviceLock. */
export interface LockRule {
  readonly node: string;
  /** Which of two values of the node asks for more. */
  readonly stricter: 'higher' | 'lower';
  /** A value of 0 asks for nothing (only where lower is stricter). */
  readonly zeroIsOff?: true;
  /** Value of the node by the value of the setting; numbers stand for themselves. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Policy CSP, DeviceLock: 0 is "enabled" of DevicePasswordEnabled and "not allowed" of AllowSimple…. */
export const lockRules: Readonly<Record<string, LockRule>> = {
  passwordRequired: { node: 'DevicePasswordEnabled', stricter: 'lower', values: { true: '0' } },
  passwordBlockSimple: { node: 'AllowSimpleDevicePassword', stricter: 'lower', values: { true: '0' } },
  passwordMinimumLength: { node: 'MinDevicePasswordLength', stricter: 'higher' },
  passwordMinimumCharacterSetCount: { node: 'MinDevicePasswordComplexCharacters', stricter: 'higher' },
  passwordRequiredType: {
    node: 'AlphanumericDevicePasswordRequired',
    stricter: 'lower',
    values: { alphanumeric: '0', numeric: '1' },
  },
  passwordExpirationDays: { node: 'DevicePasswordExpiration', stricter: 'lower', zeroIsOff: true },
  passwordPreviousPasswordBlockCount: { node: 'DevicePasswordHistory', stricter: 'higher' },
  passwordMinutesOfInactivityBeforeLock: {
    node: 'MaxInactivityTimeDeviceLock',
    stricter: 'lower',
    zeroIsOff: true,
  },
};

/** The node's value that a policy asks for; undefined where it does not ask. */
export function lockValue(rule: LockRule, value: unknown): string | undefined {
  if (rule.values) return ownOf(rule.values, `${value}`);
  return typeof value === 'number' && value > 0 ? String(value) : undefined;
}

/** Settings that the device answers by nodes that tell (compliance-settings.ts). */
export const measuredSettings = [
  'bitLockerEnabled',
  'secureBootEnabled',
  'codeIntegrityEnabled',
  'earlyLaunchAntiMalwareDriverEnabled',
  'requireHealthyDeviceReport',
  'tpmRequired',
  'storageRequireEncryption',
  'activeFirewallRequired',
  'antivirusRequired',
  'antiSpywareRequired',
  'defenderEnabled',
  'rtpEnabled',
  'signatureOutOfDate',
  'defenderVersion',
  'memoryIntegrityEnabled',
  'virtualizationBasedSecurityEnabled',
  'firmwareProtectionEnabled',
] as const;
export type MeasuredSetting = (typeof measuredSettings)[number];

export const versionSettings = [
  'osMinimumVersion',
  'osMaximumVersion',
  'validOperatingSystemBuildRanges',
] as const;

/**
 * Settings that no PC of a rehearsal can answer, and their state. 'notApplicable': they are of phones, of WSL
 * or of Configuration Manager. 'unknown': whoever would tell is not there. Neither counts against the device.
 */
export const unansweredSettings: Readonly<Record<string, 'notApplicable' | 'unknown'>> = {
  passwordRequiredToUnlockFromIdle: 'notApplicable',
  mobileOsMinimumVersion: 'notApplicable',
  mobileOsMaximumVersion: 'notApplicable',
  configurationManagerComplianceRequired: 'notApplicable',
  wslDistributions: 'notApplicable',
  kernelDmaProtectionEnabled: 'unknown',
  deviceThreatProtectionEnabled: 'unknown',
  deviceThreatProtectionRequiredSecurityLevel: 'unknown',
  deviceCompliancePolicyScript: 'unknown',
};

/** Values of a setting that ask for nothing. */
const unset: ReadonlySet<unknown> = new Set<unknown>([
  undefined,
  null,
  false,
  0,
  '',
  'deviceDefault',
  'notConfigured',
  'notSet',
  'unavailable',
]);

/** Whether a policy asks for the setting. */
export function isAsked(policy: GraphObject, setting: string): boolean {
  const value = ownOf(policy, setting);
  if (Array.isArray(value)) return value.length > 0;
  return !unset.has(value);
}

const descriptive: ReadonlySet<string> = new Set([
  ...commonProperties,
  'assignments',
  'scheduledActionsForRule',
]);

const known: ReadonlySet<string> = new Set([
  ...measuredSettings,
  ...versionSettings,
  ...Object.keys(lockRules),
]);

/** What a policy asks for and nothing here evaluates, in words. */
export const unevaluated = (policy: GraphObject): string[] =>
  Object.keys(policy)
    .filter((setting) => !setting.includes('@') && !descriptive.has(setting) && !known.has(setting))
    .filter((setting) => isAsked(policy, setting))
    .map((setting) => {
      const state = ownOf(unansweredSettings, setting) ?? 'unknown';
      return `${setting}: ${state}, taken as met`;
    });

/** '' where a policy does not name a version. */
export const versionOf = (policy: GraphObject, setting: (typeof versionSettings)[number]): string =>
  textOf(policy, setting);
