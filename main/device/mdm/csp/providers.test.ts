import { describe, expect, it } from 'vitest';
import { decodeHealthReport } from '../../../protocols/health/health-report.codec.ts';
import { sleep } from '../../../world/process.ts';
import { minutes } from '../../../world/time.ts';
import { channels } from '../../windows/events/channels.ts';
import { managedPc, msiJob, msiPackage, contentHost } from '../../testing/management.ts';
import { parseLocUri } from './loc-uri.ts';

const pc = () => {
  const managed = managedPc();
  const { tree } = managed.management;
  return {
    ...managed,
    tree,
    get: (uri: string) => tree.get(parseLocUri(uri)).value?.data,
    add: (uri: string, data = '', format: 'chr' | 'int' | 'bool' | 'node' | 'xml' | 'b64' = 'chr') =>
      tree.add(parseLocUri(uri), { format, data }),
    exec: (uri: string, data = '') => tree.exec(parseLocUri(uri), data),
    events: () => managed.machine.eventLog.events(channels.deviceManagement).map(({ id }) => id),
  };
};
const vendor = './Device/Vendor/MSFT';

describe('a value’s format', () => {
  const camera = `${vendor}/Policy/Config/Camera/AllowCamera`;
  const timeout = `${vendor}/DMClient/Provider/P/FirstSyncStatus/TimeOutUntilSyncFailure`;
  it.each([
    ['an int that is none', camera, 'int', 'soon', 415],
    ['an int beyond 32 bits', camera, 'int', '99999999999', 415],
    ['a bool that is none', `${vendor}/VPNv2/Office/AlwaysOn`, 'bool', 'perhaps', 415],
    ['a bool', `${vendor}/VPNv2/Office/AlwaysOn`, 'bool', 'true', 200],
    [
      'base64 that is none',
      `${vendor}/RootCATrustedCertificates/Root/AB/EncodedCertificate`,
      'b64',
      '???',
      415,
    ],
    ['an interior node with a value', `${vendor}/VPNv2/Office`, 'node', 'x', 415],
    ['an interior node', `${vendor}/VPNv2/Office`, 'node', '', 200],
    ['a node of another access type', timeout, 'int', '60', 405],
  ] as const)('%s', (_what, uri, format, data, status) => {
    expect(pc().add(uri, data, format)).toBe(status);
  });
});

describe('VPNv2', () => {
  it('takes a profile as XML and keeps it by its name', () => {
    const { add, machine } = pc();
    const uri = `${vendor}/VPNv2/Office/ProfileXML`;
    expect(add(uri, '<Servers/>', 'xml')).toBe(500);
    expect(add(uri, '<VPNProfile><AlwaysOn>true</AlwaysOn></VPNProfile>', 'xml')).toBe(200);
    expect(machine.registry.text('RESEAL\\VPNv2\\Office', 'ProfileXML')).toContain('AlwaysOn');
  });

  it('takes a profile node by node', () => {
    const { add, get } = pc();
    const uri = `${vendor}/VPNv2/Office`;
    expect(add(`${uri}/NativeProfile/Servers`, 'vpn.northwind.example')).toBe(200);
    expect(add(`${uri}/TrafficFilterList/0/Protocol`, '6', 'int')).toBe(200);
    expect(get(`${uri}/NativeProfile`)).toBe('Servers');
    expect(add(`${uri}/Colour`, 'green')).toBe(404);
  });
});

describe('BitLocker', () => {
  it('encrypts once the set-up is over', () => {
    const { add, get, machine, management, tree } = pc();
    const status = `${vendor}/BitLocker/Status/DeviceEncryptionStatus`;
    expect(get(status)).toBe('0');
    add(`${vendor}/BitLocker/RequireDeviceEncryption`, '1', 'int');
    machine.run(sleep(minutes(60)));
    expect(get(status)).toBe('2');
    management.state.signIn({ sid: 'S-1', userPrincipalName: 'ada@northwind.example', accessToken: 't' });
    tree.write('./User/Vendor/MSFT/EnrollmentStatusTracking/Setup/HasProvisioningCompleted', 'true');
    machine.run(sleep(minutes(10)));
    expect(get(status)).toBe('0');
    expect(get(`${vendor}/DeviceStatus/Compliance/EncryptionCompliance`)).toBe('1');
  });
});

describe('HealthAttestation', () => {
  const base = `${vendor}/HealthAttestation`;
  const encrypts = ({ management, tree, machine, add }: ReturnType<typeof pc>): void => {
    add(`${vendor}/BitLocker/RequireDeviceEncryption`, '1', 'int');
    management.state.signIn({ sid: 'S-1', userPrincipalName: 'ada@northwind.example', accessToken: 't' });
    tree.write('./User/Vendor/MSFT/EnrollmentStatusTracking/Setup/HasProvisioningCompleted', 'true');
    machine.run(sleep(minutes(10)));
  };
  const report = ({ exec, get }: ReturnType<typeof pc>) => {
    expect(exec(`${base}/VerifyHealth`)).toBe(202);
    expect(get(`${base}/Status`)).toBe('3');
    return decodeHealthReport(get(`${base}/Certificate`) ?? '');
  };

  it('has nothing to tell before it was asked to verify', () => {
    const { get } = pc();
    expect([get(`${base}/Status`), get(`${base}/Certificate`)]).toEqual(['0', '']);
  });

  it('tells of the boot: a drive that was encrypted since shows after a restart', () => {
    const managed = pc();
    managed.management.resume();
    encrypts(managed);
    expect(managed.get(`${vendor}/DeviceStatus/Compliance/EncryptionCompliance`)).toBe('1');
    expect(report(managed)).toMatchObject({ bitLocker: false, secureBoot: true, codeIntegrity: true });
    managed.management.resume();
    expect(report(managed)).toMatchObject({ bitLocker: true });
  });

  it('Defender tells that real-time protection is off where a policy has switched it off', () => {
    const { add, get } = pc();
    const node = `${vendor}/Defender/Health/RtpEnabled`;
    expect(get(node)).toBe('true');
    add(`${vendor}/Policy/Config/Defender/AllowRealtimeMonitoring`, '0', 'int');
    expect(get(node)).toBe('false');
  });

  it('the firewall is off where a policy has switched it off for a network', () => {
    const { add, get } = pc();
    const node = `${vendor}/DeviceStatus/Firewall/Status`;
    expect(get(node)).toBe('0');
    add(`${vendor}/Firewall/MdmStore/PublicProfile/EnableFirewall`, 'false');
    expect(get(node)).toBe('1');
  });

  it('Defender’s configuration is kept as not simulated', () => {
    const { add, get, tree } = pc();
    const node = `${vendor}/Defender/Configuration/TamperProtection`;
    expect([add(node, 'x'), get(node), tree.notSimulated]).toEqual([200, 'x', [node]]);
  });
});

describe('NodeCache', () => {
  const cache = './Vendor/MSFT/NodeCache/MS%20DM%20Server';
  const camera = `${vendor}/Policy/Config/Camera/AllowCamera`;

  it('expects large values by their hash', () => {
    const { add, get, tree } = pc();
    tree.write(camera, '0');
    add(`${cache}/Nodes/1/NodeURI`, camera);
    // SHA-256 of '0', base64.
    add(`${cache}/Nodes/1/ExpectedValue`, 'X+zrZv/IbzjZUnhsbWlsecLbwjndTpG0ZynXOif7V+k=');
    expect(get(`${cache}/ChangedNodes`)).toBe('');
    tree.write(camera, '1');
    expect(get(`${cache}/ChangedNodesData`)).toBe(
      `<Nodes><Node Id="1" Uri="${camera}"><Data>1</Data></Node></Nodes>`,
    );
  });

  it('takes the present value for the expected one', () => {
    const { add, get, tree } = pc();
    tree.write(camera, '1');
    add(`${cache}/Nodes/7/NodeURI`, camera);
    add(`${cache}/Nodes/7/AutoSetExpectedValue`, '');
    expect(get(`${cache}/Nodes/7/ExpectedValue`)).toBe('1');
    expect(get(`${cache}/ChangedNodes`)).toBe('');
  });

  it('expects nothing of a node that should not exist', () => {
    const { add, get } = pc();
    add(`${cache}/Nodes/1/NodeURI`, camera);
    add(`${cache}/Nodes/1/ExpectedValue`, '');
    expect(get(`${cache}/ChangedNodes`)).toBe('');
  });
});

describe('what the PC tells of itself', () => {
  it.each([
    ['./DevDetail/LrgObj', 'true'],
    ['./DevDetail/URI/MaxDepth', '0'],
    [`${vendor}/DeviceStatus/OS/Edition`, '48'],
    [`${vendor}/DeviceStatus/Firewall/Status`, '0'],
    [`${vendor}/WindowsLicensing/Edition`, '48'],
    [`${vendor}/Update/Rollback/QualityUpdateStatus`, ''],
    [`${vendor}/DeviceStatus/NetworkIdentifiers/00-00-00-00-00-00/Type`, undefined],
  ])('%s: %s', (uri, value) => {
    expect(pc().get(uri)).toBe(value);
  });

  it('its adapters by their addresses', () => {
    const { get, machine } = pc();
    const types = machine.hardware.macAddresses.map((mac) =>
      get(`${vendor}/DeviceStatus/NetworkIdentifiers/${mac}/Type`),
    );
    expect(types).toEqual(
      machine.hardware.networkAdapters.map(({ medium }) => (medium === 'wireless' ? '2' : '1')),
    );
  });

  it('less room on the disk after an installation', () => {
    const { get, exec, add, content, machine } = pc();
    const free = (): number => Number(get('./DevDetail/Ext/Microsoft/FreeStorage'));
    const before = free();
    content.set('/cad.msi', {
      size: 1_000_000_000,
      content: msiPackage('{CAD}', { installedMegabytes: 5_000 }),
    });
    const uri = `${vendor}/EnterpriseDesktopAppManagement/MSI/{CAD}/DownloadInstall`;
    add(uri);
    exec(uri, msiJob('/cad.msi'));
    machine.run(sleep(minutes(10)));
    expect(before - free()).toBeGreaterThanOrEqual(5_000);
  });

  it('refuses a product key that is none', () => {
    const { exec } = pc();
    const uri = `${vendor}/WindowsLicensing/UpgradeEditionWithProductKey`;
    expect(exec(uri, 'please')).toBe(400);
    expect(exec(uri, 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE')).toBe(200);
  });
});

describe('a packaged app of the MDM channel', () => {
  const uri = `${vendor}/EnterpriseModernAppManagement/AppInstallation/Sketchleaf_1a2b/HostedInstall`;
  const application = `<Application PackageUri="https://${contentHost}/sketchleaf.msix"/>`;
  const status = uri.replace('HostedInstall', 'Status');

  it('is downloaded and installed, and says that nothing went wrong', () => {
    const { add, exec, tree, content, machine } = pc();
    content.set('/sketchleaf.msix', { size: 1_000, content: msiPackage('x', { kind: 'winget' }) });
    add(uri, application, 'xml');
    expect(exec(uri, application)).toBe(202);
    machine.run(sleep(minutes(2)));
    expect(tree.read(status)).toBe('3');
    expect(
      tree.read(`${vendor}/EnterpriseModernAppManagement/AppManagement/AppStore/Sketchleaf_1a2b/Version`),
    ).toBe('1.0.0.0');
    expect(tree.read(uri.replace('HostedInstall', 'LastError'))).toBe('0');
  });

  it('fails with the HRESULT of its deployment', () => {
    const { add, exec, tree, content, machine } = pc();
    const content1 = msiPackage('x', { kind: 'winget', exitCode: 0x80073cf3 | 0 });
    content.set('/sketchleaf.msix', { size: 1_000, content: content1 });
    add(uri, application, 'xml');
    exec(uri, application);
    machine.run(sleep(minutes(2)));
    expect(tree.read(status)).toBe('2');
    expect(Number(tree.read(uri.replace('HostedInstall', 'LastError'))) >>> 0).toBe(0x80073cf3);
  });
});
