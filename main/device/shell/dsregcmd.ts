/** What `dsregcmd /status` prints (facts/entra-join#joininfo-and-dsregcmd), read from the PC's own state. */
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { iso } from '../../world/time.ts';
import type { Process } from '../../world/process.ts';
import { deviceAuthStatus } from '../join/device-authentication.ts';
import type { JoinInfo } from '../join/join-info.ts';
import { domainMembershipOf } from '../join/domain-membership.ts';
import { lastDomainUser } from '../join/domain-sign-in.ts';
import { deviceKeyContainer, joinInfoOf } from '../join/join-info.ts';
import type { Machine } from '../windows/machine.ts';
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

const deviceDetails = (machine: Machine, info: JoinInfo, authStatus: string): Fields => [
  ['DeviceId', info.deviceId],
  ['Thumbprint', info.thumbprint],
  ['DeviceCertificateValidity', validity(machine, info)],
  ['KeyContainerId', deviceKeyContainer],
  ['KeyProvider', 'Microsoft Platform Crypto Provider'],
  ['TpmProtected', 'YES'],
  ['DeviceAuthStatus', authStatus],
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

/** Whom the command runs as: the member of the domain or tenant who is signed in, else the account of the set-up. */
function accountName(machine: Machine, userSignedIn: boolean): string {
  const nobody = `${computerNameOf(machine.registry)}\\defaultuser0`;
  if (!userSignedIn) return nobody;
  return lastDomainUser(machine.registry) ?? joinInfoOf(machine)?.userEmail ?? nobody;
}

/** `userSignedIn`: an Entra user is signed in to Windows, and has a primary refresh token if the PC is joined. */
export function* dsregcmdStatus(machine: Machine, userSignedIn: boolean): Process<readonly string[]> {
  const info = joinInfoOf(machine);
  const authStatus = info ? yield* deviceAuthStatus(machine) : '';
  const name = computerNameOf(machine.registry);
  const joined = info !== undefined;
  const domain = domainMembershipOf(machine.registry);
  return [
    '',
    ...section('Device State', [
      ['AzureAdJoined', yes(joined)],
      ['EnterpriseJoined', 'NO'],
      ['DomainJoined', yes(domain !== undefined)],
      ...(domain ? [['DomainName', domain.netBiosDomainName] as const] : []),
      ['Virtual Desktop', 'NOT SET'],
      // A member bears its domain's name once a boot has put its new name in force.
      ['Device Name', domain?.machineName === name ? `${name}.${domain.domain}` : name],
    ]),
    ...(info ? section('Device Details', deviceDetails(machine, info, authStatus)) : []),
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
      ['Executing Account Name', accountName(machine, userSignedIn)],
      ['KeySignTest', joined ? 'PASSED' : 'NOT RUN'],
    ]),
  ].slice(0, -1);
}
