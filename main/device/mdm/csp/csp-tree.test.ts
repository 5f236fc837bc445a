import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thumbprintOf } from '../../windows/certificate-store.ts';
import { channels } from '../../windows/events/channels.ts';
import { firstSyncKey } from '../enrolment.ts';
import { createManagement } from '../management.ts';
import { firstSync, managedPc } from '../../testing/management.ts';
import { parseLocUri } from './loc-uri.ts';

const chr = (data: string) => ({ format: 'chr', data }) as const;
const pc = () => {
  const { management, machine } = managedPc();
  const { tree } = management;
  return {
    machine,
    management,
    tree,
    get: (uri: string) => tree.get(parseLocUri(uri)),
    add: (uri: string, data: string) => tree.add(parseLocUri(uri), chr(data)),
    replace: (uri: string, data: string) => tree.replace(parseLocUri(uri), chr(data)),
    remove: (uri: string) => tree.delete(parseLocUri(uri)),
    exec: (uri: string, data = '') => tree.exec(parseLocUri(uri), data),
  };
};

describe('what a server may do with the management tree', () => {
  it('reads DevInfo with and without ./Device', () => {
    const { get, machine } = pc();
    expect(get('./DevInfo/Man').value?.data).toBe(machine.hardware.manufacturer);
    expect(get('./Device/DevInfo/Mod').value?.data).toBe(machine.hardware.model);
  });

  it('lists the children of an interior node', () => {
    const { get } = pc();
    expect(get('./DevInfo').value).toEqual({ format: 'node', data: 'DevId/Man/Mod/DmV/Lang' });
  });

  it.each([
    ['a node that nobody set', './Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera', 404],
    ['a node that its provider does not have', './DevInfo/Colour', 404],
    ['a provider that is not simulated', './Device/Vendor/MSFT/Reboot/Schedule/Single', 404],
    ['a user node while nobody is signed in', './User/Vendor/MSFT/Policy/Config/A/B', 404],
  ])('answers Get of %s with its status', (_what, uri, status) => {
    expect(pc().get(uri).status).toBe(status);
  });

  it('refuses what the access type does not allow', () => {
    const { add, replace, remove, exec } = pc();
    expect(replace('./DevInfo/Man', 'X')).toBe(405);
    expect(add(`${firstSync}/IsSyncDone`, 'true')).toBe(405);
    expect(remove('./DevDetail/SwV')).toBe(405);
    expect(exec('./DevDetail/SwV')).toBe(405);
  });

  it('adds once, replaces, deletes', () => {
    const { add, replace, remove, get } = pc();
    const uri = './Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera';
    expect(add(uri, '0')).toBe(200);
    expect(add(uri, '1')).toBe(418);
    expect(replace(uri, '1')).toBe(200);
    expect(get('./Vendor/MSFT/Policy/Result/Camera/AllowCamera').value?.data).toBe('1');
    expect(remove(uri)).toBe(200);
    expect(remove(uri)).toBe(404);
  });

  it('refuses a value of another format', () => {
    const { tree } = pc();
    const uri = parseLocUri(`${firstSync}/TimeOutUntilSyncFailure`);
    expect(tree.replace(uri, { format: 'int', data: 'soon' })).toBe(415);
    expect(tree.replace(uri, { format: 'bool', data: 'true' })).toBe(415);
  });

  it('keeps what is not simulated, and says so', () => {
    const { add, get, tree } = pc();
    const uri = './Device/Vendor/MSFT/Reboot/Schedule/Single';
    expect(add(uri, '2026-03-03T08:00:00Z')).toBe(200);
    expect(get(uri).value?.data).toBe('2026-03-03T08:00:00Z');
    expect(tree.notSimulated).toEqual([uri]);
  });
});

describe('whatever a server sends', () => {
  const segment = fc.oneof(
    fc.constantFrom(
      'Device',
      'User',
      'Vendor',
      'MSFT',
      'DMClient',
      'Policy',
      'Config',
      'MSI',
      'SCEP',
      'Install',
      'Enroll',
    ),
    fc.string(),
  );
  const uri = fc.array(segment, { maxLength: 8 }).map((segments) => `./${segments.join('/')}`);

  it('gets a status', () => {
    const { get, add, replace, remove, exec } = pc();
    fc.assert(
      fc.property(uri, fc.string(), (node, data) => {
        for (const status of [
          get(node).status,
          add(node, data),
          replace(node, data),
          exec(node, data),
          remove(node),
        ])
          expect(status).toSatisfy((code: number) => code >= 200 && code <= 500);
      }),
    );
  });

  it.each(['.', './Device', './Vendor', './Device/Vendor/MSFT'])('cannot delete %s', (node) => {
    const { remove, add, tree } = pc();
    add('./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera', '0');
    expect(remove(node)).toBe(404);
    expect(tree.has('./Device/Vendor/MSFT/Policy')).toBe(true);
  });

  it('is there again after it was saved and loaded', () => {
    const { add, tree, machine, management } = pc();
    add('./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera', '0');
    const saved = JSON.parse(JSON.stringify(tree.entries())) as ReturnType<typeof tree.entries>;
    expect(createManagement(machine, management.parts, saved).tree.entries()).toEqual(tree.entries());
  });
});

describe('FirstSyncStatus', () => {
  it('goes from not finished to finished, never back', () => {
    const { replace, get } = pc();
    const node = `${firstSync}/ServerHasFinishedProvisioning`;
    expect(get(node).value?.data).toBe('false');
    expect(replace(node, 'true')).toBe(200);
    expect(replace(node, 'true')).toBe(200);
    expect(replace(node, 'false')).toBe(405);
    expect(get(node).value?.data).toBe('true');
  });

  it('lets IsSyncDone become true once', () => {
    const { replace } = pc();
    expect(replace(`${firstSync}/IsSyncDone`, 'true')).toBe(200);
    expect(replace(`${firstSync}/IsSyncDone`, 'true')).toBe(405);
    expect(replace(`${firstSync}/IsSyncDone`, 'false')).toBe(405);
  });

  it('makes a result final', () => {
    const { replace } = pc();
    const node = `${firstSync}/WasDeviceSuccessfullyProvisioned`;
    expect(replace(node, '2')).toBe(200);
    expect(replace(node, '1')).toBe(200);
    expect(replace(node, '0')).toBe(405);
  });

  it.each([
    ['0', 400],
    ['1', 200],
    ['1440', 200],
    ['1441', 400],
  ])('takes a time limit of %s minutes with status %d', (limit, status) => {
    expect(pc().replace(`${firstSync}/TimeOutUntilSyncFailure`, limit)).toBe(status);
  });

  it('is mirrored in the registry, a skipped page as 0xffffffff', () => {
    const { replace, machine } = pc();
    const key = firstSyncKey('11111111-2222-4333-8444-555555555555');
    replace(`${firstSync}/SkipUserStatusPage`, 'true');
    replace(`${firstSync}/SkipDeviceStatusPage`, 'false');
    replace(`${firstSync}/TimeOutUntilSyncFailure`, '90');
    replace(`${firstSync}/BlockInStatusPage`, '3');
    expect(machine.registry.number(key, 'SkipUserStatusPage')).toBe(0xffffffff);
    expect(machine.registry.number(key, 'SkipDeviceStatusPage')).toBe(0);
    expect(machine.registry.number(key, 'SyncFailureTimeout')).toBe(90);
    expect(machine.registry.number(key, 'BlockInStatusPage')).toBe(3);
  });

  it('keeps the user part to the signed-in user', () => {
    const { management, machine, tree } = pc();
    management.state.signIn({
      sid: 'S-1-12-1-7',
      userPrincipalName: 'ada@northwind.example',
      accessToken: 't',
    });
    const base = './User/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/FirstSyncStatus';
    expect(tree.replace(parseLocUri(`${base}/BlockInStatusPage`), chr('1'))).toBe(405);
    expect(tree.replace(parseLocUri(`${base}/ServerHasFinishedProvisioning`), chr('true'))).toBe(200);
    const key = firstSyncKey('11111111-2222-4333-8444-555555555555', 'S-1-12-1-7');
    expect(machine.registry.number(key, 'ServerHasFinishedProvisioning')).toBe(1);
  });
});

describe('providers that act', () => {
  it('puts a policy in force with registry and event', () => {
    const { add, machine } = pc();
    add('./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera', '0');
    add('./Device/Vendor/MSFT/Policy/Config/Update/ActiveHoursStart', 'eight');
    const key = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device';
    expect(machine.registry.number(`${key}\\Camera`, 'AllowCamera')).toBe(0);
    expect(machine.registry.text(`${key}\\Update`, 'ActiveHoursStart')).toBe('eight');
    expect(machine.eventLog.events(channels.deviceManagement).map(({ id }) => id)).toEqual([813, 814]);
  });

  it('installs a trusted root only under its own thumbprint', () => {
    const { add, machine } = pc();
    const der = Buffer.from('a certificate').toString('base64');
    const base = './Device/Vendor/MSFT/RootCATrustedCertificates/Root';
    expect(add(`${base}/0000/EncodedCertificate`, der)).toBe(400);
    const thumbprint = thumbprintOf(Buffer.from('a certificate'));
    expect(add(`${base}/${thumbprint}/EncodedCertificate`, der)).toBe(200);
    expect(machine.certificates.list('LocalMachine', 'Root').map((one) => one.thumbprint)).toEqual([
      thumbprint,
    ]);
  });

  it('tells NodeCache which nodes are not as expected', () => {
    const { add, replace, get } = pc();
    const cache = './Vendor/MSFT/NodeCache/MS%20DM%20Server';
    const camera = './Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera';
    add(`${cache}/Nodes/1/NodeURI`, camera);
    add(`${cache}/Nodes/1/ExpectedValue`, '0');
    expect(get(`${cache}/ChangedNodes`).value?.data).toBe('1');
    replace(camera, '0');
    expect(get(`${cache}/ChangedNodes`).value?.data).toBe('');
  });

  it('names the computer from a template with the next restart', () => {
    const { replace, machine, get } = pc();
    expect(replace('./DevDetail/Ext/Microsoft/DNSComputerName', 'NW-%RAND:4%')).toBe(200);
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName';
    expect(machine.registry.text(key, 'ComputerName')).toMatch(/^NW-\d{4}$/);
    expect(get('./DevDetail/Ext/DeviceHardwareData').value?.data).toBe('T0EAAA==');
  });
});
