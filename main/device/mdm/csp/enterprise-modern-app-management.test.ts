import { describe, expect, it } from 'vitest';
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { sleep } from '../../../world/process.ts';
import { minutes, seconds } from '../../../world/time.ts';
import type { ManagedPc } from '../../testing/management.ts';
import { contentHost, managedPc } from '../../testing/management.ts';
import { parseLocUri } from './loc-uri.ts';

const family = 'Harbour.Tide_q7x2m9v4c1d8e';
const tide = (scope: string): string =>
  `./${scope}/Vendor/MSFT/EnterpriseModernAppManagement/AppInstallation/${family}`;
const manifest = 'C:\\Program Files\\WindowsApps\\Tide\\AppxManifest.xml';
const packaged = (more: Partial<InstallerPackage> = {}): InstallerPackage => ({
  kind: 'appx',
  runSeconds: 120,
  exitCode: 0,
  writes: { registry: [], files: [{ path: manifest, version: '2.4.0.0' }], products: [] },
  ...more,
});

/** A PC with somebody signed in, and the order to install. */
function ordered(scope: string, content: InstallerPackage | undefined, prepare?: (pc: ManagedPc) => void) {
  const pc = managedPc();
  const { tree, state } = pc.management;
  const signIn = () =>
    state.signIn({ sid: 'S-1', userPrincipalName: 'ada@northwind.example', accessToken: 't' });
  signIn();
  prepare?.(pc);
  if (content) pc.content.set('/tide.msix', { size: 1_000, content });
  const uri = parseLocUri(`${tide(scope)}/HostedInstall`);
  const status = tree.exec(uri, `<Application PackageUri="https://${contentHost}/tide.msix"/>`);
  const told = (node: string): number => Number(tree.read(`${tide(scope)}/${node}`));
  return { ...pc, status, told, signIn };
}

describe('a packaged app', () => {
  it.each(['Device', 'User'])('is fetched and installed for the %s, and told in the inventory', (scope) => {
    const { status, told, machine, management } = ordered(scope, packaged());
    expect(status).toBe(202);
    machine.run(sleep(minutes(1)));
    expect(told('Status')).toBe(1);
    machine.run(sleep(minutes(2)));
    expect([told('Status'), told('LastError')]).toEqual([3, 0]);
    expect(machine.files.exists(manifest)).toBe(true);
    const inventory = tide(scope).replace('AppInstallation', 'AppManagement/AppStore');
    expect(management.tree.read(`${inventory}/Version`)).toBe('2.4.0.0');
  });

  it.each<[string, InstallerPackage | undefined, number]>([
    ['whose package is not there', undefined, 0x80190194],
    ['that needs what is missing', packaged({ exitCode: 0x80073cf3 | 0 }), 0x80073cf3],
    ['whose code is a Win32 error', packaged({ exitCode: 5 }), 0x80070005],
  ])('%s fails', (_what, content, code) => {
    const { told, machine } = ordered('Device', content);
    machine.run(sleep(minutes(3)));
    expect([told('Status'), told('LastError') >>> 0]).toEqual([2, code]);
    expect(machine.files.exists(manifest)).toBe(false);
  });

  it('is refused where a policy has switched sideloading off', () => {
    const { told, machine } = ordered('Device', packaged(), ({ management }) =>
      management.tree.write(
        './Device/Vendor/MSFT/Policy/Config/ApplicationManagement/AllowAllTrustedApps',
        '0',
      ),
    );
    machine.run(sleep(minutes(3)));
    expect([told('Status'), told('LastError') >>> 0]).toEqual([2, 0x80073cff]);
  });

  it('of a user goes on after a power-off once that user has signed in', () => {
    const { told, machine, management, signIn } = ordered('User', packaged());
    machine.run(sleep(minutes(1)));
    machine.group.cancel();
    management.resume();
    machine.run(sleep(minutes(5)));
    signIn();
    machine.run(sleep(minutes(3)));
    expect(told('Status')).toBe(3);
  });

  it('is taken away when its node in the inventory is deleted, even if the power fails meanwhile', () => {
    const { machine, management } = ordered('Device', packaged());
    machine.run(sleep(minutes(3)));
    management.tree.remove(tide('Device').replace('AppInstallation', 'AppManagement/AppStore'));
    machine.run(sleep(seconds(30)));
    machine.group.cancel();
    expect(machine.files.exists(manifest)).toBe(true);
    management.resume();
    machine.run(sleep(minutes(2)));
    expect(machine.files.exists(manifest)).toBe(false);
  });

  it('that failed is tried again by "Try again"', () => {
    const { told, machine, management, content } = ordered('User', undefined);
    machine.run(sleep(minutes(3)));
    expect(told('Status')).toBe(2);
    content.set('/tide.msix', { size: 1_000, content: packaged() });
    management.retryFailedJobs();
    machine.run(sleep(minutes(3)));
    expect(told('Status')).toBe(3);
  });
});
