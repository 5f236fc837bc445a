/** Providers that only keep or tell values. */
import { iso } from '../../../world/time.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { noteRebootUri } from '../reboot-required.ts';
import type { Csp, NodeRule } from './csp.ts';
import { windowsVersionOf } from './windows-version.ts';

const get = (path: string, format: NodeRule['format'], initial: NodeRule['initial']): NodeRule => ({
  path,
  format,
  access: 'G',
  ...(initial === undefined ? {} : { initial }),
});
const keep = (path: string, format: NodeRule['format'] = 'chr'): NodeRule => ({
  path,
  format,
  access: 'ADGR',
});

export const deviceStatus: Csp = {
  name: 'DeviceStatus',
  root: 'Vendor/MSFT/DeviceStatus',
  scopes: ['Device'],
  rules: [
    get('OS/Edition', 'chr', ({ context }) => String(windowsVersionOf(context.machine.release).sku)),
    get('OS/Mode', 'chr', '0'),
    get('SecureBootState', 'int', ({ context }) => (context.machine.hardware.secureBoot ? '1' : '0')),
    get('TPM/SpecificationVersion', 'chr', '2.0'),
    get('TPM/ManufacturerId', 'chr', ({ context }) => context.machine.hardware.tpm.manufacturerId),
    get('TPM/ManufacturerVersion', 'chr', ({ context }) => context.machine.hardware.tpm.firmwareVersion),
    get('Compliance/EncryptionCompliance', 'int', '0'),
    get('DomainName', 'chr', ''),
  ],
};

export const windowsLicensing: Csp = {
  name: 'WindowsLicensing',
  root: 'Vendor/MSFT/WindowsLicensing',
  scopes: ['Device'],
  rules: [
    get('Edition', 'int', ({ context }) => String(windowsVersionOf(context.machine.release).sku)),
    get('Status', 'int', '1'),
    get('LicenseKeyType', 'chr', 'Retail'),
    { path: 'UpgradeEditionWithProductKey', format: 'chr', access: 'AE', execute: () => SyncMlStatus.OK },
  ],
};

export const update: Csp = {
  name: 'Update',
  root: 'Vendor/MSFT/Update',
  scopes: ['Device'],
  rules: [
    get('LastSuccessfulScanTime', 'chr', ({ context }) => iso(context.machine.deviceTime())),
    get('DeferUpgrade', 'chr', ''),
    keep('ApprovedUpdates/{ApprovedUpdateGuid}/ApprovedTime'),
    get('PendingRebootUpdates', 'node', undefined),
    get('InstalledUpdates', 'node', undefined),
  ],
};

export const deviceManageability: Csp = {
  name: 'DeviceManageability',
  root: 'Vendor/MSFT/DeviceManageability',
  scopes: ['Device'],
  rules: [get('Capabilities/CSPVersions', 'chr', '<DeviceManageability Version="1.0"/>')],
};

/** Encryption itself begins after OOBE (autopilot-facts 9): the status says 'not encrypted' until then. */
export const bitLocker: Csp = {
  name: 'BitLocker',
  root: 'Vendor/MSFT/BitLocker',
  scopes: ['Device'],
  takesTime: true,
  rules: [
    { path: 'RequireDeviceEncryption', format: 'int', access: 'ADGR', initial: '0' },
    keep('EncryptionMethodByDriveType'),
    keep('SystemDrivesRequireStartupAuthentication'),
    keep('SystemDrivesRecoveryOptions'),
    keep('SystemDrivesEncryptionType'),
    keep('FixedDrivesRecoveryOptions'),
    keep('FixedDrivesRequireEncryption'),
    keep('RemovableDrivesRequireEncryption'),
    { path: 'AllowStandardUserEncryption', format: 'int', access: 'ADGR', initial: '0' },
    { path: 'AllowWarningForOtherDiskEncryption', format: 'int', access: 'ADGR', initial: '1' },
    { path: 'ConfigureRecoveryPasswordRotation', format: 'int', access: 'ADGR', initial: '0' },
    get('Status/DeviceEncryptionStatus', 'int', ({ context, uri }) => {
      const wanted = context.tree.read(
        ['.', uri.scope, 'Vendor/MSFT/BitLocker/RequireDeviceEncryption'].join('/'),
      );
      return wanted === '1' ? '2' : '0';
    }),
    get('Status/RemovableDrivesEncryptionStatus', 'int', '0'),
  ],
};

export const appLocker: Csp = {
  name: 'AppLocker',
  root: 'Vendor/MSFT/AppLocker',
  scopes: ['Device'],
  takesTime: true,
  rules: [
    {
      path: 'ApplicationLaunchRestrictions/{Grouping}/{Kind}/Policy',
      format: 'chr',
      access: 'ADGR',
      changed: ({ context, uri }, data) => {
        if (data !== undefined) noteRebootUri(context.machine, uri);
      },
    },
    keep('ApplicationLaunchRestrictions/{Grouping}/{Kind}/EnforcementMode'),
  ],
};
