import { describe, expect, it } from 'vitest';
import { rebootRequiredUris } from '../../../shared/policies/reboot-required-uris.ts';
import { channels } from '../windows/events/channels.ts';
import { managedPc, order } from '../testing/management.ts';
import { sleep } from '../../world/process.ts';
import { minutes } from '../../world/time.ts';
import { parseLocUri } from './csp/loc-uri.ts';

const vendor = './Device/Vendor/MSFT';
const hideLock = `${vendor}/Policy/Config/Start/HideLock`;
const syncKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\OMADM\\SyncML';

function pc(deviceSetupRuns = true) {
  const managed = managedPc();
  const { tree, state } = managed.management;
  state.deviceSetupRuns = deviceSetupRuns;
  return {
    ...managed,
    replace: (uri: string, data = '1') => tree.replace(parseLocUri(uri), { format: 'chr', data }),
    asked: () => [...state.rebootUris],
    flag: () => managed.machine.registry.number(syncKey, 'RebootRequired'),
  };
}

describe('a restart that a node asks for', () => {
  it.each(rebootRequiredUris)('%s', (uri) => {
    const { replace, asked, flag } = pc();
    expect(replace(uri, uri.endsWith('ComputerName') ? 'AF-%RAND:3%' : '0')).toBe(200);
    expect([asked(), flag()]).toEqual([[uri], 1]);
  });

  it.each([
    ['a setting of a listed area that is not listed', `${vendor}/Policy/Config/Start/HidePeopleBar`],
    [
      'memory integrity',
      `${vendor}/Policy/Config/VirtualizationBasedTechnology/HypervisorEnforcedCodeIntegrity`,
    ],
    [
      'a prompt of User Account Control',
      `${vendor}/Policy/Config/LocalPoliciesSecurityOptions/UserAccountControl_UseAdminApprovalMode`,
    ],
    ['App Control without AppLocker', `${vendor}/ApplicationControl/Policies/7/Policy`],
    ['a new name by DevDetail', './Device/DevDetail/Ext/Microsoft/DNSComputerName'],
  ])('%s does not', (_what, uri) => {
    const { replace, asked, flag } = pc();
    expect(replace(uri)).toBe(200);
    expect([asked(), flag()]).toEqual([[], undefined]);
  });

  it('is asked for by AppLocker itself, when it is set and when it is deleted', () => {
    const policy = `${vendor}/AppLocker/ApplicationLaunchRestrictions/G/EXE/Policy`;
    const { replace, asked, management } = pc();
    replace(policy, '<RuleCollection/>');
    expect(asked()).toEqual([policy]);
    management.state.rebootUris.clear();
    management.tree.delete(parseLocUri(policy));
    expect(asked()).toEqual([policy]);
  });

  it('comes of AppLocker itself ten minutes later where device setup does not run, and not of what is the same', () => {
    const policy = `${vendor}/AppLocker/ApplicationLaunchRestrictions/G/EXE/Policy`;
    const { replace, asked, machine, management } = pc(false);
    let restarts = 0;
    management.state.restarts.listen(() => restarts++);
    const wait = (): void => void machine.run(sleep(minutes(11)));
    replace(policy, '<RuleCollection/>');
    expect([asked(), restarts]).toEqual([[], 0]);
    wait();
    replace(policy, '<RuleCollection/>');
    wait();
    expect(restarts).toBe(1);
    management.tree.delete(parseLocUri(policy));
    wait();
    expect(restarts).toBe(2);
  });

  it('comes of what is set while device setup runs only', () => {
    const { replace, asked, flag } = pc(false);
    replace(hideLock);
    expect([asked(), flag()]).toEqual([[], undefined]);
  });

  it('is over with the next start', () => {
    const { replace, asked, flag, management } = pc();
    replace(hideLock);
    management.resume();
    expect([asked(), flag()]).toEqual([[], undefined]);
  });
});

describe('event 2800', () => {
  it('names each listed address in every session, also one that sends nothing', () => {
    const { machine, management, server } = pc(false);
    const uris = [hideLock, `${vendor}/Policy/Config/Update/ManagePreviewBuilds`];
    server.send(...uris.map((uri) => order('Replace', uri, '0', 'int')));
    for (const _session of ['first', 'second']) machine.run(management.dmClient.session());
    const events = machine.eventLog.events(channels.deviceManagement).filter(({ id }) => id === 2800);
    expect(events.map(({ text }) => text)).toEqual(
      [...uris, ...uris].map((uri) => `The following URI has triggered a reboot: (${uri}).`),
    );
  });
});
