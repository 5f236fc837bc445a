/**
 * The settings of a compliance policy against what a device has told of itself. Each row: the node that is
 * asked, and the answer that meets the setting (DeviceStatus, HealthAttestation, Defender and Policy CSPs).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { decodeHealthReport, type HealthReport } from '../../../protocols/health/health-report.codec.ts';
import { listOf, textOf, type GraphObject } from '../../tenant/graph-object.ts';
import {
  isAsked,
  lockRules,
  lockValue,
  measuredSettings,
  unansweredSettings,
  versionOf,
  type LockRule,
  type MeasuredSetting,
} from '../../tenant/compliance-rules.ts';
import type { ComplianceSetting } from '../../directory/records.ts';
import { compareVersions } from '../../rules/versions.ts';
import { exec, get, type PlannedCommand } from '../nodes/command.ts';
import { ownOf } from '../../../../shared/own.ts';

const health = `./Device/${cspRoots.HealthAttestation}`;
const status = `./Device/${cspRoots.DeviceStatus}`;
const defender = `./Device/${cspRoots.Defender}/Health`;
const encryptionUri = `${status}/Compliance/EncryptionCompliance`;
const reportUri = `${health}/Certificate`;
const lockUri = ({ node }: LockRule): string => `./Device/${cspRoots.Policy}/Result/DeviceLock/${node}`;

/** Values of nodes by LocURI; '' for a node that the device does not have. */
export type Readings = ReadonlyMap<string, string>;

interface Measure {
  readonly uri: string;
  /** `health` reads the device's health report, undefined where it has told none. */
  readonly isMet: (told: string, wanted: unknown, health: () => HealthReport | undefined) => boolean;
}

const equals = (uri: string, good: string): Measure => ({ uri, isMet: (told) => told === good });
const measuredBoot = (part: keyof HealthReport): Measure => ({
  uri: reportUri,
  isMet: (_told, _wanted, health) => health()?.[part] === true,
});
/** Security states of DeviceStatus: 0 is good. */
const good = (node: string): Measure => equals(`${status}/${node}`, '0');

const measures: Readonly<Record<MeasuredSetting, Measure>> = {
  bitLockerEnabled: measuredBoot('bitLocker'),
  secureBootEnabled: measuredBoot('secureBoot'),
  codeIntegrityEnabled: measuredBoot('codeIntegrity'),
  earlyLaunchAntiMalwareDriverEnabled: measuredBoot('earlyLaunchAntiMalware'),
  requireHealthyDeviceReport: equals(`${health}/Status`, '3'),
  tpmRequired: {
    uri: `${status}/TPM/SpecificationVersion`,
    isMet: (told) => Number.parseFloat(told) > 0,
  },
  storageRequireEncryption: equals(encryptionUri, '1'),
  activeFirewallRequired: good('Firewall/Status'),
  antivirusRequired: good('Antivirus/Status'),
  antiSpywareRequired: good('Antispyware/Status'),
  defenderEnabled: equals(`${defender}/DefenderEnabled`, 'true'),
  rtpEnabled: equals(`${defender}/RtpEnabled`, 'true'),
  // The property's name says the opposite of what the portal asks: signatures must be up to date.
  signatureOutOfDate: equals(`${defender}/SignatureOutOfDate`, 'false'),
  defenderVersion: {
    uri: `${defender}/DefenderVersion`,
    isMet: (told, wanted) => told !== '' && compareVersions(told, String(wanted)) >= 0,
  },
  memoryIntegrityEnabled: good('DeviceGuard/HypervisorEnforcedCodeIntegrityStatus'),
  virtualizationBasedSecurityEnabled: good('DeviceGuard/VirtualizationBasedSecurityStatus'),
  firmwareProtectionEnabled: good('DeviceGuard/SystemGuardStatus'),
};

/** Whether a value that is in force asks for at least as much as the policy. */
function isStrictEnough({ stricter, zeroIsOff }: LockRule, told: string, wanted: string): boolean {
  if (told === '' || (zeroIsOff && told === '0')) return false;
  return stricter === 'higher' ? Number(told) >= Number(wanted) : Number(told) <= Number(wanted);
}

function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => (kept ??= { value: read() }).value;
}

const askedOf = (policy: GraphObject): readonly MeasuredSetting[] =>
  measuredSettings.filter((setting) => isAsked(policy, setting));
const everyLock = Object.entries(lockRules);
const locksOf = (policy: GraphObject): readonly [setting: string, rule: LockRule, wanted: string][] =>
  everyLock.flatMap(([setting, rule]): [string, LockRule, string][] => {
    const wanted = lockValue(rule, ownOf(policy, setting));
    return wanted === undefined ? [] : [[setting, rule, wanted]];
  });

/** LocURIs that a policy's settings are read from. */
const urisOf = (policy: GraphObject): string[] => [
  ...askedOf(policy).map((setting) => measures[setting].uri),
  ...locksOf(policy).map(([, rule]) => lockUri(rule)),
];

/** Every LocURI that compliance may ask for. */
export const complianceUris: readonly string[] = [
  ...new Set([
    encryptionUri,
    ...Object.values(measures).map(({ uri }) => uri),
    ...Object.values(lockRules).map(lockUri),
  ]),
];

/** What a session asks a device for: the health report is taken anew before it is read. */
export function complianceQueries(policies: readonly GraphObject[]): PlannedCommand[] {
  const uris = new Set([encryptionUri, ...policies.flatMap(urisOf)]);
  const needsHealth = [...uris].some((uri) => uri.startsWith(health));
  return [...(needsHealth ? [exec(`${health}/VerifyHealth`, 'null', '')] : []), ...[...uris].map(get)];
}

function versionStates(policy: GraphObject, osVersion: string): ComplianceSetting[] {
  const minimum = versionOf(policy, 'osMinimumVersion');
  const maximum = versionOf(policy, 'osMaximumVersion');
  const ranges = listOf(policy, 'validOperatingSystemBuildRanges');
  const within = ranges.some(
    (range) =>
      compareVersions(osVersion, textOf(range, 'lowestVersion')) >= 0 &&
      compareVersions(osVersion, textOf(range, 'highestVersion')) <= 0,
  );
  return [
    ...(minimum === '' ? [] : [judged('osMinimumVersion', compareVersions(osVersion, minimum) >= 0)]),
    ...(maximum === '' ? [] : [judged('osMaximumVersion', compareVersions(osVersion, maximum) <= 0)]),
    ...(ranges.length === 0 ? [] : [judged('validOperatingSystemBuildRanges', within)]),
  ];
}

const judged = (setting: string, isMet: boolean): ComplianceSetting => ({
  setting,
  state: isMet ? 'compliant' : 'noncompliant',
});

/** The state of every setting that a policy asks for; undefined while the device has not told all of them. */
export function settingStates(
  policy: GraphObject,
  readings: Readings,
  osVersion: string,
): ComplianceSetting[] | undefined {
  const asked = askedOf(policy);
  if (asked.some((setting) => !readings.has(measures[setting].uri))) return undefined;
  const locks = locksOf(policy);
  if (locks.some(([, rule]) => !readings.has(lockUri(rule)))) return undefined;
  const told = (uri: string): string => readings.get(uri) ?? '';
  const report = once(() => decodeHealthReport(told(reportUri)));
  return [
    ...asked.map((setting) => {
      const { uri, isMet } = measures[setting];
      return judged(setting, isMet(told(uri), ownOf(policy, setting), report));
    }),
    ...locks.map(([setting, rule, wanted]) =>
      judged(setting, isStrictEnough(rule, told(lockUri(rule)), wanted)),
    ),
    ...versionStates(policy, osVersion),
    ...Object.entries(unansweredSettings)
      .filter(([setting]) => isAsked(policy, setting))
      .map(([setting, state]) => ({ setting, state })),
  ];
}
