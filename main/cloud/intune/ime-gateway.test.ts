import { beforeEach, describe, expect, it } from 'vitest';
import { decodeInstallerPackage } from '../../protocols/ime/installer-package.ts';
import type { ContentInfo, GatewayResponse, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { ProvisioningDocument } from '../../protocols/mde2/provisioning-document.ts';
import { toBase64 } from '../../protocols/bytes/base64.ts';
import { Deployment, ines } from '../testing/deployment.ts';
import { bodyOf, exchange, post } from '../testing/fixtures.ts';

let house: Deployment;
beforeEach(() => {
  house = new Deployment();
});

describe("the agent's gateway", () => {
  function policies(document: ProvisioningDocument, EspPhase: string): Win32AppPolicy[] {
    const answer = gateway(document, 'PolicyRequest', '', EspPhase);
    return JSON.parse(bodyOf<GatewayResponse>(answer).ResponsePayload) as Win32AppPolicy[];
  }
  const gateway = (document: ProvisioningDocument, type: string, payload: string, EspPhase = 'DeviceSetup') =>
    post(
      house.world,
      "https://fef.msub01.manage.microsoft.com/SideCar/SideCarGatewaySessions('1')?api-version=1.5",
      {
        SessionId: '1',
        RequestContentType: type,
        ClientCertificate: toBase64(document.clientCertificate),
        CheckinReason: 'ESP',
        EspPhase,
        RequestPayload: payload,
      },
      'PUT',
    );
  const names = (list: readonly Win32AppPolicy[]): string[] => list.map(({ Name }) => Name).toSorted();
  const deviceApps = [
    '7-Zip',
    'Cedar Browser',
    'Company Portal',
    'Finch Tunnel VPN',
    'Hedgerow Endpoint Agent',
    'Ledger 4',
    'Runtime Libraries 2026',
  ];

  it('gives the technician part the apps of the device, dependencies first', () => {
    const list = policies(house.technicianDocument(), 'DeviceSetup');
    expect(names(list)).toEqual(deviceApps);
    expect(list[0]).toMatchObject({ Name: 'Runtime Libraries 2026', TargetType: 0 });
    const ledger = list.find(({ Name }) => Name === 'Ledger 4')!;
    expect(ledger.FlatDependencies).toEqual([list[0]!.Id]);
    expect(ledger.DetectionRules[0]).toMatchObject({ type: 'fileSystem', fileOrFolderName: 'ledger.exe' });
  });

  it('adds system apps of the assigned user', () => {
    house = new Deployment({ assignedUser: ines });
    const list = policies(house.technicianDocument(), 'DeviceSetup');
    expect(names(list)).toEqual([...deviceApps, 'Quill PDF'].toSorted());
  });

  it("keeps user-context apps for the account part, by the user's groups", () => {
    const document = house.technicianDocument();
    house.joinByUser('tomas.lind@alderfinch.example');
    expect(names(policies(document, 'AccountSetup'))).toEqual(['Sketchleaf', 'Timecard']);
  });

  it('tells where the content is; the package writes what detection looks for', () => {
    const document = house.technicianDocument();
    const vpn = policies(document, 'DeviceSetup').find(({ Name }) => Name === 'Finch Tunnel VPN')!;
    const info = gateway(document, 'GetContentInfo', JSON.stringify({ AppId: vpn.Id }));
    const { Url, Size } = JSON.parse(bodyOf<GatewayResponse>(info).ResponsePayload) as ContentInfo;
    expect(Size).toBe(64 * 1_048_576);
    const content = exchange(house.world, { method: 'GET', url: Url });
    expect(content.size).toBe(Size);
    expect(decodeInstallerPackage(content.body)).toMatchObject({
      kind: 'win32',
      runSeconds: 110,
      exitCode: 0,
      writes: { files: [{ path: 'C:\\Program Files\\Brightwater\\Tunnel\\tunnel.exe' }] },
    });
  });

  it('writes reports into the device record', () => {
    const document = house.technicianDocument();
    const vpn = policies(document, 'DeviceSetup').find(({ Name }) => Name === 'Finch Tunnel VPN')!;
    const report = { AppId: vpn.Id, State: 'failed', ErrorCode: 0x80070643 };
    expect(gateway(document, 'ReportStatus', JSON.stringify(report)).status).toBe(200);
    expect(house.managed().apps.find(({ id }) => id === vpn.Id)).toMatchObject({
      state: 'failed',
      errorCode: 0x80070643,
    });
  });

  it('knows in the user’s part what the technician’s has installed, before the device tells it again', () => {
    const document = house.technicianDocument();
    const [vpn, other] = ['Finch Tunnel VPN', '7-Zip'].map(
      (name) => policies(document, 'DeviceSetup').find(({ Name }) => Name === name)!,
    );
    const report = (AppId: string, State: string, ErrorCode: number) =>
      gateway(document, 'ReportStatus', JSON.stringify({ AppId, State, ErrorCode, ExitCode: ErrorCode }));
    report(vpn!.Id, 'installed', 0);
    report(other!.Id, 'failed', 1603);
    house.joinByUser('tomas.lind@alderfinch.example');
    policies(document, 'DeviceSetup');
    const records = house.managed().apps.filter(({ phase }) => phase === 'user');
    const of = ({ Id }: Win32AppPolicy) => records.find(({ id }) => id === Id);
    expect(of(vpn!)).toMatchObject({ state: 'installed', exitCode: 0 });
    expect(of(other!)).toMatchObject({ state: 'pendingInstall', exitCode: null });
  });
});
