/** Nodes for trusted roots, SCEP certificates and Wi-Fi profiles. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { toBase64 } from '../../../protocols/bytes/base64.ts';
import { element, serialize } from '../../../protocols/xml/element.ts';
import type {
  PkcsPolicy,
  ScepPolicy,
  TrustedRootPolicy,
  VpnPolicy,
  WifiPolicy,
} from '../../tenant/policy.ts';
import { thumbprintOf } from '../../certificates/thumbprint.ts';
import type { Pfx } from '../certificate-connector.ts';
import type { Enrolment } from '../enrolments.ts';
import { subjectName } from '../subject-name.ts';
import { add, exec, replace, type PlannedCommand, type Scope } from './command.ts';
import { wlanProfile } from './wlan-profile.ts';

/** The store takes a certificate by its thumbprint. */
export function trustedRootCommands(scope: Scope, policy: TrustedRootPolicy): PlannedCommand[] {
  if (policy.certificate.length === 0) return [];
  const store = `${scope}/${cspRoots.RootCATrustedCertificates}/Root`;
  const uri = `${store}/${thumbprintOf(policy.certificate)}/EncodedCertificate`;
  return [{ ...replace(uri, 'b64', toBase64(policy.certificate)), policyId: policy.id }];
}

export const scepUri = (scope: Scope, policy: ScepPolicy): string =>
  `${scope}/${cspRoots.ClientCertificateInstall}/SCEP/${policy.id}`;

/** KeyUsage: digital signature and key encipherment. */
const keyUsage = 0xa0;

/** Settings of the request, then the order to enrol (ClientCertificateInstall CSP). */
export function scepCommands(
  scope: Scope,
  policy: ScepPolicy,
  enrolment: Enrolment,
  challenge: string,
): PlannedCommand[] {
  const base = `${scepUri(scope, policy)}/Install`;
  const text = (name: string, data: string): PlannedCommand => add(`${base}/${name}`, 'chr', data);
  const whole = (name: string, data: number): PlannedCommand => add(`${base}/${name}`, 'int', String(data));
  return [
    text('ServerURL', policy.serverUrl),
    text('Challenge', challenge),
    text('EKUMapping', policy.extendedKeyUsage.join('+')),
    whole('KeyUsage', keyUsage),
    text('SubjectName', subjectName(policy.subjectNameFormat, enrolment)),
    whole('KeyProtection', 1),
    whole('RetryDelay', 1),
    whole('RetryCount', 3),
    whole('KeyLength', policy.keySize),
    text('HashAlgorithm', 'SHA-256'),
    text('ValidPeriod', `${policy.validity.scale.charAt(0).toUpperCase()}${policy.validity.scale.slice(1)}`),
    whole('ValidPeriodUnits', policy.validity.count),
    exec(`${base}/Enroll`, 'null', ''),
  ].map((command) => ({ ...command, policyId: policy.id }));
}

const pfxUri = (scope: Scope, policy: PkcsPolicy): string =>
  `${scope}/${cspRoots.ClientCertificateInstall}/PFXCertInstall/${policy.id}`;

/** There once the import has worked. */
export const pfxThumbprintUri = (scope: Scope, policy: PkcsPolicy): string =>
  `${pfxUri(scope, policy)}/Thumbprint`;

/** KeyLocation: the TPM where there is one, else software. */
const tpmOrSoftware = 2;

/** The blob comes last: setting it imports (ClientCertificateInstall CSP). */
export function pfxCommands(scope: Scope, policy: PkcsPolicy, { blob, password }: Pfx): PlannedCommand[] {
  const base = pfxUri(scope, policy);
  return [
    add(`${base}/KeyLocation`, 'int', String(tpmOrSoftware)),
    add(`${base}/PFXCertPassword`, 'chr', password),
    add(`${base}/PFXKeyExportable`, 'bool', 'false'),
    add(`${base}/PFXCertBlob`, 'chr', blob),
  ].map((command) => ({ ...command, policyId: policy.id }));
}

export const wlanXmlUri = (scope: Scope, policy: WifiPolicy): string =>
  `${scope}/${cspRoots.WiFi}/Profile/${encodeURIComponent(policy.ssid)}/WlanXml`;

export const wifiCommands = (scope: Scope, policy: WifiPolicy): PlannedCommand[] => [
  { ...replace(wlanXmlUri(scope, policy), 'chr', wlanProfile(policy)), policyId: policy.id },
];

export const vpnProfileUri = (scope: Scope, policy: VpnPolicy): string =>
  `${scope}/${cspRoots.VPNv2}/${encodeURIComponent(policy.connectionName)}/ProfileXML`;

export const vpnCommands = (scope: Scope, policy: VpnPolicy): PlannedCommand[] => [
  { ...replace(vpnProfileUri(scope, policy), 'chr', vpnProfile(policy)), policyId: policy.id },
];

/** ProfileXML of the VPNv2 CSP. */
const vpnProfile = (policy: VpnPolicy): string =>
  serialize(
    element(
      'VPNProfile',
      {},
      element('AlwaysOn', {}, policy.alwaysOn),
      element('RememberCredentials', {}, policy.rememberCredentials),
      element(
        'NativeProfile',
        {},
        element('Servers', {}, policy.servers.join(';')),
        element('NativeProtocolType', {}, policy.protocol),
        element('Authentication', {}, element('MachineMethod', {}, 'Certificate')),
      ),
    ),
  );
