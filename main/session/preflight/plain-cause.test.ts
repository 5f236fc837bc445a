/** Causes in an administrator's words. */
import { expect, it } from 'vitest';
import type { App } from '../../cloud/tenant/tenant.ts';
import { plainCauses } from './plain-cause.ts';

const app = (id: string, displayName: string, source = {}): App => ({ id, displayName, source }) as App;
const plain = plainCauses({
  apps: [
    app('base', 'Base'),
    app('base 2', 'Till software'),
    app('m', 'Ledger', { productCode: '{7AD10000-3B52-4E0C-8F11-2C90AA00AAAA}' }),
  ],
});
const tracked = './Device/Vendor/MSFT/EnrollmentStatusTracking/Setup/Apps/Tracking/Sidecar';

it('calls an app by its name, whatever stands for it in an address', () => {
  expect(plain(`${tracked}/Win32App_base 2_1 was not done within the time limit`)).toBe(
    '"Till software" was not done within the time limit',
  );
  const msi = './Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI';
  expect(
    plain(`${msi}/%7B7AD10000-3B52-4E0C-8F11-2C90AA00AAAA%7D/Status was not done within the time limit`),
  ).toBe('"Ledger" was not done within the time limit');
});

it('leaves what it does not know, and what is in words', () => {
  for (const cause of [
    './Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera was not done within the time limit',
    'the installer of "Base" ends with exit code 1603',
  ])
    expect(plain(cause)).toBe(cause);
});
