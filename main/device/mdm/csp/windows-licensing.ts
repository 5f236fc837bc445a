/** WindowsLicensing CSP: edition and activation (facts/syncml#nodes-that-are-read). */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { Csp, NodeRule } from './csp.ts';
import { kept, told } from './rule-makers.ts';
import { windowsVersionOf } from './windows-version.ts';

const productKey = /^([A-Z0-9]{5}-){4}[A-Z0-9]{5}$/i;

/** A node whose Exec takes a product key. */
const takesKey = (path: string): NodeRule => ({
  path,
  format: 'chr',
  access: 'AE',
  execute: (_call, data) => (productKey.test(data.trim()) ? SyncMlStatus.OK : SyncMlStatus.BadRequest),
});

export const windowsLicensing: Csp = {
  name: 'WindowsLicensing',
  root: cspRoots.WindowsLicensing,
  scopes: ['Device'],
  rules: [
    told('Edition', 'int', ({ context }) => String(windowsVersionOf(context.machine).sku)),
    // 1: an upgrade of the edition is not under way.
    told('Status', 'int', '1'),
    told('LicenseKeyType', 'chr', 'Retail'),
    takesKey('UpgradeEditionWithProductKey'),
    takesKey('ChangeProductKey'),
    takesKey('CheckApplicability'),
    {
      path: 'UpgradeEditionWithLicense',
      format: 'xml',
      access: 'AE',
      execute: (_call, data) =>
        /<License[\s>]/i.test(data) ? SyncMlStatus.AcceptedForProcessing : SyncMlStatus.BadRequest,
    },
    told('Subscriptions/{SubscriptionId}/Status', 'int', undefined),
    told('Subscriptions/{SubscriptionId}/Name', 'chr', undefined),
    kept('DeviceLicensingService/LicenseType', 'int', '0'),
    told('SMode/Status', 'int', '0'),
    kept('SMode/SwitchingPolicy', 'int'),
  ],
};
