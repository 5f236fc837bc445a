import { describe, expect, it } from 'vitest';
import { encodeOdjBlob } from '../../../protocols/active-directory/odj-blob.codec.ts';
import { sleep } from '../../../world/process.ts';
import { minutes } from '../../../world/time.ts';
import { domainMembershipOf } from '../../join/domain-membership.ts';
import type { StepFailure } from '../../windows/step-failure.ts';
import { channels } from '../../windows/events/channels.ts';
import { computerNameOf, pendingNameOf } from '../../windows/identity.ts';
import { waitForDomainJoin } from '../domain-join.ts';
import { managedPc } from '../../testing/management.ts';
import { parseLocUri } from './loc-uri.ts';
import { odjBlobOf } from './offline-domain-join.ts';

const pc = () => {
  const managed = managedPc();
  const { tree } = managed.management;
  return {
    ...managed,
    add: (uri: string, data: string, format: 'b64') => tree.add(parseLocUri(uri), { format, data }),
    exec: (uri: string, data: string) => tree.exec(parseLocUri(uri), data),
    events: () => managed.machine.eventLog.events(channels.deviceManagement).map(({ id }) => id),
  };
};

describe('OfflineDomainJoin', () => {
  const uri = './Device/Vendor/MSFT/OfflineDomainJoin/Blob';
  const blob = encodeOdjBlob({
    domain: 'corp.northwind.example',
    machineName: 'NW-4F7K2A',
    machinePassword: 'secret',
    netBiosDomainName: 'CORP',
    forestName: 'corp.northwind.example',
    domainGuid: '7d1c6f2e-3b64-4f39-9a1b-5a0c2d8e4f10',
    domainSid: 'S-1-5-21-1-2-3',
    domainController: 'dc01.corp.northwind.example',
    site: 'Default-First-Site-Name',
  });
  const hybridProfile = (machine: ReturnType<typeof pc>['machine']): void =>
    machine.files.writeText(
      'C:\\Windows\\ServiceState\\wmansvc\\AutopilotDDSZTDFile.json',
      JSON.stringify({ CloudAssignedDomainJoinMethod: 1 }),
    );

  it('keeps the blob of an Exec, with events 107 and 110', () => {
    const { exec, events, machine, add } = pc();
    expect(add(uri, 'QUJD', 'b64')).toBe(405);
    expect(exec(uri, 'not base64!')).toBe(500);
    expect(exec(uri, 'QUJDRA==')).toBe(500);
    expect(exec(uri, blob)).toBe(200);
    expect(events()).toEqual([108, 108, 107, 110]);
    expect(
      machine.registry.exists('HKLM\\SOFTWARE\\Microsoft\\Provisioning\\OMADM\\SyncML\\ODJApplied'),
    ).toBe(true);
    expect(odjBlobOf(machine.registry)).toBe(blob);
  });

  it('makes the PC a member of the domain, under a name that the next boot puts in force', () => {
    const { exec, machine } = pc();
    const before = computerNameOf(machine.registry);
    exec(uri, blob);
    expect(domainMembershipOf(machine.registry)).toMatchObject({
      domain: 'corp.northwind.example',
      netBiosDomainName: 'CORP',
      machineName: 'NW-4F7K2A',
    });
    expect(computerNameOf(machine.registry)).toBe(before);
    expect(pendingNameOf(machine.registry)).toBe('NW-4F7K2A');
  });

  it('is asked for in each session of a hybrid join until it has come', () => {
    const { machine, management, server, exec } = pc();
    hybridProfile(machine);
    const asked = () =>
      server.alerts.filter(({ items }) => items[0]?.type === 'com.microsoft/MDM/OdjSync').length;
    machine.run(management.dmClient.session());
    exec(uri, blob);
    machine.run(management.dmClient.session());
    expect(asked()).toBe(1);
  });

  it('ends a hybrid join with 0x80070774 when it does not come within 25 minutes', () => {
    const { machine, events } = pc();
    hybridProfile(machine);
    let failure: unknown;
    machine.world.run(machine.group, waitForDomainJoin(machine), (outcome) => {
      failure = outcome.ok ? undefined : outcome.error;
    });
    machine.run(sleep(minutes(26)));
    expect((failure as StepFailure).facts).toMatchObject({ code: 0x80070774, item: 'AadjSubcategory' });
    expect(events()).toEqual([111, 110, 109]);
  });
});
