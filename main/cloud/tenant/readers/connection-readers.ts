/** Readers of what a device connects with: trusted roots, certificates, Wi-Fi, VPN, the domain. */
import { BadInputError } from '../../../../shared/failures.ts';
import { fromBase64 } from '../../../protocols/bytes/base64.ts';
import { readCertificate } from '../../../protocols/pki/certificate.ts';
import { fromPem } from '../../../protocols/pki/pem.ts';
import { flagOf, listOf, numberOf, textOf, textsOf, type GraphObject } from '../graph-object.ts';
import type { CertificateValidity, ScepPolicy, VpnPolicy, WifiPolicy } from '../policy.ts';
import type { Reader } from '../tenant-draft.ts';
import { readAssignments } from './assignments.ts';

export const readTrustedRoot: Reader = (reading) => {
  const { object, id, name, draft, part } = reading;
  const certificate = certificateIn(textOf(object, 'trustedRootCertificate'));
  if (certificate.length === 0) part('trustedRootCertificate holds no certificate');
  const store = textOf(object, 'destinationStore');
  if (store && store !== 'computerCertStoreRoot') part(`destinationStore ${store}: put into the root store`);
  draft.policies.push({
    kind: 'trusted-root',
    id,
    displayName: name,
    certificate,
    assignments: readAssignments(reading),
  });
};

/** Base64 of DER or of PEM, as exports have it; empty where it is neither. */
function certificateIn(text: string): Uint8Array {
  try {
    const bytes = fromBase64(text);
    const pem = Buffer.from(bytes).toString('latin1');
    const der = pem.startsWith('-----BEGIN') ? fromPem('CERTIFICATE', pem) : bytes;
    readCertificate(der);
    return der;
  } catch (error) {
    if (error instanceof BadInputError) return new Uint8Array(0);
    throw error;
  }
}

const scales: readonly CertificateValidity['scale'][] = ['days', 'months', 'years'];

/** What SCEP and PKCS profiles say alike of their certificate. */
const certificateFacts = (
  object: GraphObject,
): Pick<ScepPolicy, 'subjectNameFormat' | 'extendedKeyUsage' | 'validity'> => ({
  subjectNameFormat: textOf(object, 'subjectNameFormatString') || 'CN={{AAD_Device_ID}}',
  extendedKeyUsage: listOf(object, 'extendedKeyUsages').map((usage) => textOf(usage, 'objectIdentifier')),
  validity: {
    count: numberOf(object, 'certificateValidityPeriodValue', 1),
    scale: scales.find((scale) => scale === textOf(object, 'certificateValidityPeriodScale')) ?? 'years',
  },
});

export const readScepProfile: Reader = (reading) => {
  const { object, id, name, draft, part } = reading;
  const servers = textsOf(object, 'scepServerUrls');
  if (servers.length === 0) part('scepServerUrls is empty');
  draft.policies.push({
    kind: 'scep',
    id,
    displayName: name,
    store: textOf(object, 'certificateStore') === 'user' ? 'user' : 'machine',
    serverUrl: servers[0] ?? '',
    keySize: Number(/\d+/.exec(textOf(object, 'keySize'))?.[0] ?? 2048),
    ...certificateFacts(object),
    assignments: readAssignments(reading),
  });
};

const securities: ReadonlyMap<string, WifiPolicy['security']> = new Map([
  ['open', 'open'],
  ['wpaPersonal', 'wpa2-personal'],
  ['wpa2Personal', 'wpa2-personal'],
  ['wpaEnterprise', 'wpa2-enterprise'],
  ['wpa2Enterprise', 'wpa2-enterprise'],
]);

export const readWifiProfile: Reader = (reading) => {
  const { object, id, name, type, draft, part } = reading;
  const security = securities.get(textOf(object, 'wifiSecurityType'));
  const enterprise = type === 'windowsWifiEnterpriseEAPConfiguration';
  if (!security && !enterprise) part(`wifiSecurityType ${textOf(object, 'wifiSecurityType')}`);
  if (security === 'wpa2-personal' && !textOf(object, 'preSharedKey')) part('preSharedKey is missing');
  const eapType = textOf(object, 'eapType');
  if (enterprise && eapType !== 'eapTls') part(`eapType ${eapType}: sent as eapTls`);
  draft.policies.push({
    kind: 'wifi',
    id,
    displayName: name,
    ssid: textOf(object, 'ssid') || textOf(object, 'networkName'),
    security: enterprise ? 'wpa2-enterprise' : (security ?? 'open'),
    preSharedKey: textOf(object, 'preSharedKey'),
    connectAutomatically: flagOf(object, 'connectAutomatically', true),
    serverNames: textsOf(object, 'trustedServerCertificateNames'),
    assignments: readAssignments(reading),
  });
};

const protocols: ReadonlyMap<string, VpnPolicy['protocol']> = new Map([
  ['ikEv2', 'IKEv2'],
  ['pptp', 'PPTP'],
  ['l2tp', 'L2TP'],
  ['automatic', 'Automatic'],
]);

export const readVpnProfile: Reader = (reading) => {
  const { object, id, name, draft, part } = reading;
  const type = textOf(object, 'connectionType');
  const protocol = protocols.get(type);
  if (type && !protocol) part(`connectionType ${type}: sent as Automatic`);
  if (textOf(object, 'customXml') || textOf(object, 'eapXml')) part('eapXml');
  draft.policies.push({
    kind: 'vpn',
    id,
    displayName: name,
    connectionName: textOf(object, 'connectionName') || name,
    servers: listOf(object, 'servers').map((server) => textOf(server, 'address')),
    protocol: protocol ?? 'Automatic',
    alwaysOn: flagOf(object, 'enableAlwaysOn'),
    rememberCredentials: flagOf(object, 'rememberUserCredentials'),
    assignments: readAssignments(reading),
  });
};

export const readPkcsProfile: Reader = (reading) => {
  const { object, id, name, draft, part } = reading;
  const authority = textOf(object, 'certificationAuthority');
  if (authority === '') part('certificationAuthority is empty');
  draft.policies.push({
    kind: 'pkcs',
    id,
    displayName: name,
    certificationAuthority: authority,
    ...certificateFacts(object),
    assignments: readAssignments(reading),
  });
};

/** Certificate Connector for Intune, under the name that Graph kept for it. */
export const readCertificateConnector: Reader = ({ object, id, name, draft }) => {
  const isActive = textOf(object, 'state') !== 'inactive';
  draft.certificateConnectors.push({ id, displayName: name, isActive });
};

/** Names have at most 15 characters: without a number, random ones fill what the prefix leaves. */
const computerNameLimit = 15;

export const readDomainJoin: Reader = (reading) => {
  const { object, id, name, draft, part } = reading;
  const prefix = textOf(object, 'computerNameStaticPrefix');
  const domain = textOf(object, 'activeDirectoryDomainName');
  if (domain === '') part('activeDirectoryDomainName is empty');
  draft.policies.push({
    kind: 'domain-join',
    id,
    displayName: name,
    activeDirectoryDomainName: domain,
    organizationalUnit: textOf(object, 'organizationalUnit'),
    computerNameStaticPrefix: prefix,
    computerNameSuffixRandomCharCount: numberOf(
      object,
      'computerNameSuffixRandomCharCount',
      computerNameLimit - prefix.length,
    ),
    assignments: readAssignments(reading),
  });
};
