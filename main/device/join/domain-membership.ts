/**
 * The PC's membership in an Active Directory domain, as an offline domain join leaves it in the registry. The
 * computer's new name is in force with the next boot; a domain controller is met by the user, not here.
 */
import type { OfflineDomainJoinData } from '../../protocols/active-directory/odj-blob.codec.ts';
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';
import { renameComputer } from '../windows/identity.ts';

/** What Windows keeps of the blob. */
export type DomainMembership = Pick<
  OfflineDomainJoinData,
  'domain' | 'machineName' | 'machinePassword' | 'netBiosDomainName' | 'domainGuid' | 'domainController'
>;

const parametersKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters';
const netlogonKey = `${ownHive}\\Netlogon`;
/** The LSA's secret of the machine account. */
const secretKey = `${ownHive}\\MachineAccount`;

/** NetRequestOfflineDomainJoin. */
export function joinOffline(registry: Registry, data: OfflineDomainJoinData): void {
  registry.setText(parametersKey, 'NV Domain', data.domain);
  registry.setText(netlogonKey, 'DomainName', data.netBiosDomainName);
  registry.setText(netlogonKey, 'DomainGuid', data.domainGuid);
  registry.setText(netlogonKey, 'DomainController', data.domainController);
  registry.setText(netlogonKey, 'MachineName', data.machineName);
  registry.setText(secretKey, 'CurrVal', data.machinePassword);
  renameComputer(registry, data.machineName);
}

/** Undefined for a PC in no domain. */
export function domainMembershipOf(registry: Registry): DomainMembership | undefined {
  const netlogon = (name: string): string => registry.text(netlogonKey, name) ?? '';
  const machinePassword = registry.text(secretKey, 'CurrVal');
  if (machinePassword === undefined) return undefined;
  return {
    domain: registry.text(parametersKey, 'NV Domain') ?? '',
    machineName: netlogon('MachineName'),
    machinePassword,
    netBiosDomainName: netlogon('DomainName'),
    domainGuid: netlogon('DomainGuid'),
    domainController: netlogon('DomainController'),
  };
}
