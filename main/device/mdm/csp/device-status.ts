/** DeviceStatus CSP: what the PC tells of its health (intune-facts 2.3). */
import type { Csp, NodeCall, NodeRule } from './csp.ts';
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

/** Security states: 0 is good. */
const good = (path: string): NodeRule => told(path, 'int', '0');

export const deviceStatus: Csp = {
  name: 'DeviceStatus',
  root: 'Vendor/MSFT/DeviceStatus',
  scopes: ['Device'],
  rules: [
    told('OS/Edition', 'chr', ({ context }) => String(windowsVersionOf(context.machine.release).sku)),
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
      context.tree.read('./Device/Vendor/MSFT/BitLocker/Status/DeviceEncryptionStatus') === '0' ? '1' : '0',
    ),
    told('DomainName', 'chr', ''),
    told('UAC/Status', 'int', '1'),
    ...[
      'Antivirus/SignatureStatus',
      'Antivirus/Status',
      'Antispyware/SignatureStatus',
      'Antispyware/Status',
    ].map(good),
    good('Firewall/Status'),
    told('Battery/Status', 'int', '1'),
    told('Battery/EstimatedChargeRemaining', 'int', '100'),
    told('Battery/EstimatedRuntime', 'int', '-1'),
    told('DeviceGuard/VirtualizationBasedSecurityHwReq', 'int', ({ context }) =>
      context.machine.hardware.secureBoot ? '0' : '1',
    ),
    told('DeviceGuard/VirtualizationBasedSecurityStatus', 'int', '0'),
    told('DeviceGuard/LsaCfgCredGuardStatus', 'int', '0'),
    told('DeviceGuard/HypervisorEnforcedCodeIntegrityStatus', 'int', '0'),
    told('CertAttestation/MDMClientCertAttestation', 'chr', ''),
  ],
};
