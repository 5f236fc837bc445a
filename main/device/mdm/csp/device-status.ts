/** DeviceStatus CSP: what the PC tells of its health (facts/syncml#nodes-that-are-read). */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { isEncrypted } from './bitlocker.ts';
import type { Csp, CspContext, NodeCall, NodeRule } from './csp.ts';
import { told } from './rule-makers.ts';
import { windowsVersionOf } from './windows-version.ts';

const adapters = ({ context }: NodeCall): readonly string[] => context.machine.hardware.macAddresses;
const network = 'NetworkIdentifiers/{MacAddress}';

/** Facts of the adapter that the URI names; nothing for an address that the PC does not have. */
const ofAdapter =
  (fact: (call: NodeCall, index: number) => string) =>
  (call: NodeCall): string | undefined => {
    const wanted = (call.names['MacAddress'] ?? '').replaceAll(/[-:]/g, '').toUpperCase();
    const index = adapters(call).findIndex((mac) => mac.replaceAll('-', '').toUpperCase() === wanted);
    return index < 0 ? undefined : fact(call, index);
  };

/**
 * Virtualisation-based security: 0, running, on a clean Windows 11 with Secure Boot; Windows 10 leaves it
 * unconfigured, which each node says with a number of its own (DeviceStatus CSP).
 */
const guardStatus = ({ context }: NodeCall, notConfigured: string): string =>
  context.machine.release === 'windows-11-24h2' && context.machine.hardware.secureBoot ? '0' : notConfigured;

/** A policy can switch the firewall off for a kind of network (Firewall CSP). */
const firewallIsOn = ({ tree }: CspContext): boolean =>
  ['DomainProfile', 'PrivateProfile', 'PublicProfile'].every(
    (profile) => tree.read(`./Device/${cspRoots.Firewall}/MdmStore/${profile}/EnableFirewall`) !== 'false',
  );

/** Security states: 0 is good. */
const good = (path: string): NodeRule => told(path, 'int', '0');

export const deviceStatus: Csp = {
  name: 'DeviceStatus',
  root: cspRoots.DeviceStatus,
  scopes: ['Device'],
  rules: [
    told('OS/Edition', 'chr', ({ context }) => String(windowsVersionOf(context.machine).sku)),
    told('OS/Mode', 'chr', '0'),
    told('SecureBootState', 'int', ({ context }) => (context.machine.hardware.secureBoot ? '1' : '0')),
    told('TPM/SpecificationVersion', 'chr', '2.0'),
    told('TPM/ManufacturerId', 'chr', ({ context }) => context.machine.hardware.tpm.manufacturerId),
    told('TPM/ManufacturerVersion', 'chr', ({ context }) => context.machine.hardware.tpm.firmwareVersion),
    told('TPM/ManufacturerIdTxt', 'chr', ({ context }) => context.machine.hardware.tpm.manufacturerId),
    told(
      `${network}/IPAddressV4`,
      'chr',
      ofAdapter((_call, index) => `192.0.2.${20 + index}`),
    ),
    told(
      `${network}/IsConnected`,
      'bool',
      ofAdapter(({ context }) => String(context.machine.network.linkUp)),
    ),
    told(
      `${network}/Type`,
      'int',
      ofAdapter(({ context }, index) =>
        context.machine.hardware.networkAdapters[index]?.medium === 'wireless' ? '2' : '1',
      ),
    ),
    told('Compliance/EncryptionCompliance', 'int', ({ context }) =>
      isEncrypted(context.machine.registry) ? '1' : '0',
    ),
    told('DomainName', 'chr', ''),
    told('UAC/Status', 'int', '1'),
    ...[
      'Antivirus/SignatureStatus',
      'Antivirus/Status',
      'Antispyware/SignatureStatus',
      'Antispyware/Status',
    ].map(good),
    told('Firewall/Status', 'int', ({ context }) => (firewallIsOn(context) ? '0' : '1')),
    told('Battery/Status', 'int', '1'),
    told('Battery/EstimatedChargeRemaining', 'int', '100'),
    told('Battery/EstimatedRuntime', 'int', '-1'),
    told('DeviceGuard/VirtualizationBasedSecurityHwReq', 'int', ({ context }) =>
      context.machine.hardware.secureBoot ? '0' : '1',
    ),
    told('DeviceGuard/VirtualizationBasedSecurityStatus', 'int', (call) => guardStatus(call, '4')),
    told('DeviceGuard/LsaCfgCredGuardStatus', 'int', (call) => guardStatus(call, '3')),
    told('DeviceGuard/HypervisorEnforcedCodeIntegrityStatus', 'int', (call) => guardStatus(call, '2')),
    told('DeviceGuard/SystemGuardStatus', 'int', '2'),
    told('CertAttestation/MDMClientCertAttestation', 'chr', ''),
  ],
};
