/** What `dsregcmd /status` prints (intune-facts 5.3), read from the PC's own state. */
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { iso } from '../../world/time.ts';
import type { JoinInfo } from '../join/join-info.ts';
import { deviceKeyContainer, joinInfoOf } from '../join/join-info.ts';
import type { Machine } from '../machine.ts';
import { helloIsSetUp } from '../oobe/windows-hello.ts';
import { derOf } from '../windows/certificate-store.ts';
import { computerNameOf } from '../windows/identity.ts';

type Fields = readonly (readonly [name: string, value: string])[];

const yes = (value: boolean): string => (value ? 'YES' : 'NO');

/** A heading in a frame, and its fields with the colons in one column. */
function section(heading: string, fields: Fields): string[] {
  const rule = `+${'-'.repeat(70)}+`;
  return [
    rule,
    `| ${heading.padEnd(69)}|`,
    rule,
    '',
    ...fields.map(([name, value]) => `${name.padStart(26)} : ${value}`),
    '',
  ];
}

const validity = (machine: Machine, info: JoinInfo): string => {
  const stored = machine.certificates.find(info.thumbprint);
  if (!stored) return '';
  const { notBefore, notAfter } = readCertificate(derOf(stored));
  const at = (time: typeof notBefore): string => iso(time).replace('T', ' ').replace('Z', ' UTC');
  return `[ ${at(notBefore)} -- ${at(notAfter)} ]`;
};

const deviceDetails = (machine: Machine, info: JoinInfo): Fields => [
  ['DeviceId', info.deviceId],
  ['Thumbprint', info.thumbprint],
  ['DeviceCertificateValidity', validity(machine, info)],
  ['KeyContainerId', deviceKeyContainer],
  ['KeyProvider', 'Microsoft Platform Crypto Provider'],
  ['TpmProtected', 'YES'],
  ['DeviceAuthStatus', 'SUCCESS'],
];

const tenantDetails = ({ tenantDomain, tenantId, mdmUrls }: JoinInfo): Fields => [
  ['TenantName', tenantDomain],
  ['TenantId', tenantId],
  ['AuthCodeUrl', `https://login.microsoftonline.com/${tenantId}/oauth2/authorize`],
  ['AccessTokenUrl', `https://login.microsoftonline.com/${tenantId}/oauth2/token`],
  ['MdmUrl', mdmUrls?.enrollment ?? ''],
  ['MdmTouUrl', mdmUrls?.termsOfUse ?? ''],
  ['MdmComplianceUrl', mdmUrls?.compliance ?? ''],
];

/** `userSignedIn`: an Entra user is signed in to Windows, and has a primary refresh token if the PC is joined. */
export function dsregcmdStatus(machine: Machine, userSignedIn: boolean): string[] {
  const info = joinInfoOf(machine);
  const name = computerNameOf(machine.registry);
  const joined = info !== undefined;
  return [
    '',
    ...section('Device State', [
      ['AzureAdJoined', yes(joined)],
      ['EnterpriseJoined', 'NO'],
      ['DomainJoined', 'NO'],
      ['Virtual Desktop', 'NOT SET'],
      ['Device Name', name],
    ]),
    ...(info ? section('Device Details', deviceDetails(machine, info)) : []),
    ...(info ? section('Tenant Details', tenantDetails(info)) : []),
    ...section('User State', [
      ['NgcSet', yes(helloIsSetUp(machine))],
      ['WorkplaceJoined', 'NO'],
      ['WamDefaultSet', yes(joined && userSignedIn)],
    ]),
    ...section('SSO State', [
      ['AzureAdPrt', yes(joined && userSignedIn)],
      ['EnterprisePrt', 'NO'],
    ]),
    ...section('Diagnostic Data', [
      ['Executing Account Name', userSignedIn && info ? info.userEmail : `${name}\\defaultuser0`],
      ['KeySignTest', joined ? 'PASSED' : 'NOT RUN'],
    ]),
  ].slice(0, -1);
}
