/** A deployment from the ticket to the account phase, seen from the services. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ticket } from '../../protocols/autopilot/ztd.messages.ts';
import type {
  JoinError,
  JoinResponse,
  TokenError,
  TokenResponse,
} from '../../protocols/entra/entra.messages.ts';
import type { ContentInfo, GatewayResponse, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { ProvisioningDocument } from '../../protocols/mde2/provisioning-document.ts';
import { fromBase64, toBase64 } from '../../protocols/pki/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import type { Signer } from '../../protocols/pki/signer.ts';
import { later, minutes } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import { createCloud, type Cloud } from '../cloud.ts';
import {
  aikUrl,
  askJoin,
  askTicket,
  askToken,
  deviceKey,
  drs,
  enrol,
  enrolAik,
  enrolmentToken,
  mdm,
  ticketToken,
  userToken,
} from '../testing/fake-device.ts';
import { TestDmClient, type Received } from '../testing/dm-client.ts';
import { makeTpm } from '../testing/fake-tpm.ts';
import { alderFinch, bodyOf, exchange, hashRow, post, start, testWorld } from '../testing/fixtures.ts';

const tpm = makeTpm();
const signer: Signer = deviceKey();
const ines = 'ines.okafor@alderfinch.example';

let world: World;
let cloud: Cloud;

const identity = () => cloud.records().windowsAutopilotDeviceIdentities[0]!;
const managed = () => cloud.records().managedDevices[0]!;

function house(row: Parameters<typeof hashRow>[0] = {}): void {
  world = testWorld();
  cloud = createCloud({ world, tenant: alderFinch() });
  cloud.register([hashRow(row)]);
}

function ticket(): Ticket {
  const { certificate } = cloud.makers.issueEkCertificate({
    manufacturerId: 'INTC',
    model: 'M',
    firmwareVersion: '1.0.0.0',
    ekPublic: tpm.ekPublic,
    manufacturedAt: start,
  });
  const aikCertificate = enrolAik(world, aikUrl('intc', certificate), tpm, certificate);
  const { hardwareHash } = hashRow();
  const answer = askTicket(world, tpm, { ztdRegistrationId: identity().id, hardwareHash, aikCertificate });
  expect(answer.status).toBe(200);
  return bodyOf<Ticket>(answer);
}

const joinByDevice = (): JoinResponse =>
  bodyOf<JoinResponse>(askJoin(world, ticketToken(world, ticket()), signer));
const enrolByDevice = (): ProvisioningDocument | string =>
  enrol(world, enrolmentToken(world, { response: joinByDevice(), signer }), signer, identity().id);
const joinByUser = (userPrincipalName: string): JoinResponse =>
  bodyOf<JoinResponse>(askJoin(world, userToken(world, userPrincipalName), signer));

function technicianClient(): TestDmClient {
  const document = enrolByDevice();
  if (typeof document === 'string') throw new RangeError(document);
  return new TestDmClient(world, document);
}

beforeEach(() => house());

describe('the join', () => {
  it('of an attested device takes the object that registration made', () => {
    const { DeviceId, Certificate, MdmUrls, User } = joinByDevice();
    expect(DeviceId).toBe(identity().azureActiveDirectoryDeviceId);
    const facts = readCertificate(fromBase64(Certificate.RawBody));
    expect(facts).toMatchObject({ subject: `CN=${DeviceId}`, issuer: 'CN=MS-Organization-Access' });
    expect(MdmUrls?.enrollment).toContain('enrollment.manage.microsoft.com');
    expect(User.Upn).toMatch(/^foouser@/);
    expect(cloud.records().devices[0]).toMatchObject({ displayName: 'AF-12345', trustType: 'AzureAd' });
  });

  it('fails with 0x801C03F3 where somebody has deleted the object', () => {
    const token = ticketToken(world, ticket());
    const [device] = cloud.directory.devices.values();
    cloud.graph({ method: 'DELETE', path: `devices/${device!.id}` });
    expect(bodyOf<JoinError>(askJoin(world, token, signer)).code).toBe(0x801c03f3);
  });

  it('refuses a ticket that is not genuine', () => {
    const answer = askToken(world, { grant_type: 'device_ticket', device_ticket: 'a.b.c', resource: drs });
    expect(bodyOf<TokenError>(answer).error_codes).toEqual([70000]);
  });

  it('refuses a token that has expired', () => {
    const token = ticketToken(world, ticket());
    world.clock.advanceTo(later(world.clock.now, minutes(91)));
    expect(bodyOf<JoinError>(askJoin(world, token, signer)).code).toBe(0x801c0002);
  });
});

describe('people', () => {
  it.each([
    ['nobody@alderfinch.example', 'match:nobody@alderfinch.example', 50034],
    [ines, 'no-match', 50126],
    [ines, 'match:mei.tanaka@alderfinch.example', 50126],
    ['nils.bergqvist@alderfinch.example', 'match:nils.bergqvist@alderfinch.example', 50057],
  ])('%s with %s is refused with %i', (username, proof, code) => {
    const answer = askToken(world, { grant_type: 'password', username, proof, resource: drs });
    expect(bodyOf<TokenError>(answer).error_codes).toEqual([code]);
  });

  it('get a refresh token that serves for the other resource', () => {
    const order = {
      grant_type: 'password',
      username: ines.toUpperCase(),
      proof: `match:${ines}`,
      resource: drs,
    };
    const { refresh_token, user, expires_in } = bodyOf<TokenResponse>(askToken(world, order));
    expect(user?.displayName).toBe('Ines Okafor');
    expect(expires_in).toBeGreaterThanOrEqual(3600);
    expect(expires_in).toBeLessThanOrEqual(5400);
    const again = askToken(world, { grant_type: 'refresh_token', refresh_token, resource: mdm });
    expect(again.status).toBe(200);
  });
});

describe('enrolment', () => {
  it('gives a certificate that leads to the root in the document, and makes the device record', () => {
    const document = enrolByDevice();
    expect(document).toMatchObject({ providerId: 'MS DM Server' });
    expect(managed()).toMatchObject({
      deviceName: 'AF-12345',
      deviceEnrollmentType: 'windowsAzureADJoinUsingDeviceAuth',
      userPrincipalName: '',
      serialNumber: 'RSL-0001',
    });
    expect(identity()).toMatchObject({ enrollmentState: 'enrolled', userlessEnrollmentStatus: 'blocked' });
  });

  it('is refused with 0x80180005 where the profile does not allow pre-provisioning', () => {
    house({ groupTag: 'DESK' });
    expect(identity().deploymentProfile).toBe('Desk PCs, set up by users');
    expect(enrolByDevice()).toBe('0x80180005');
  });

  it('is refused with 0x80180014 the second time, until the record is deleted', () => {
    expect(typeof enrolByDevice()).toBe('object');
    expect(enrolByDevice()).toBe('0x80180014');
    cloud.graph({ method: 'DELETE', path: `deviceManagement/managedDevices/${managed().id}` });
    expect(typeof enrolByDevice()).toBe('object');
  });

  it('by a user without licence is refused with 0x80180018', () => {
    const response = joinByUser('lab.account@alderfinch.example');
    expect(enrol(world, enrolmentToken(world, { response, signer }), signer, '')).toBe('0x80180018');
  });

  it('with a token for another service is refused with 0x80180002', () => {
    expect(enrol(world, userToken(world, ines), signer, '')).toBe('0x80180002');
  });
});

const base = './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server';
const uris = (messages: Received[][] | undefined): string[] => (messages ?? []).flat().map(({ uri }) => uri);
const dataOf = (messages: Received[][] | undefined, uri: string): string | undefined =>
  (messages ?? []).flat().find((command) => command.uri === uri && command.kind !== 'Get')?.data;

describe('management in the technician part', () => {
  it('sends page, certificates, agent, policies, apps and the end, in this order', () => {
    const sent = uris(technicianClient().session());
    const places = [
      `${base}/EntDMID`,
      `${base}/FirstSyncStatus/ExpectedPolicies`,
      sent.find((uri) => uri.includes('RootCATrustedCertificates')),
      sent.find((uri) => uri.endsWith('/Install/Enroll')),
      './Device/Vendor/MSFT/WiFi/Profile/AlderFinch-Staff/WlanXml',
      './Device/Vendor/MSFT/EnrollmentStatusTracking/DevicePreparation/PolicyProviders/Sidecar/InstallationState',
      './Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption',
      sent.find((uri) => uri.includes('5B0E6C1A') && uri.endsWith('/DownloadInstall')),
      `${base}/FirstSyncStatus/ServerHasFinishedProvisioning`,
    ].map((uri) => sent.indexOf(uri ?? 'missing'));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('lists what the page counts: one policy, a certificate, a network, an MSI and Office', () => {
    const sent = technicianClient().session();
    const count = (list: string): number =>
      dataOf(sent, `${base}/FirstSyncStatus/${list}`)?.split('\uF000').length ?? 0;
    expect(
      ['ExpectedPolicies', 'ExpectedSCEPCerts', 'ExpectedNetworkProfiles', 'ExpectedMSIAppPackages'].map(
        count,
      ),
    ).toEqual([1, 1, 1, 2]);
    expect(dataOf(sent, `${base}/FirstSyncStatus/SkipDeviceStatusPage`)).toBe('false');
    expect(dataOf(sent, `${base}/FirstSyncStatus/BlockInStatusPage`)).toBe('3');
  });

  it('sends nothing for users, and nothing twice', () => {
    const client = technicianClient();
    expect(uris(client.session()).filter((uri) => uri.startsWith('./User'))).toEqual([]);
    const again = (client.session() ?? []).flat();
    expect(again.filter(({ kind }) => kind !== 'Get')).toEqual([]);
  });

  it('fills the tenant id into Windows Hello nodes', () => {
    expect(uris(technicianClient().session())).toContain(
      './Device/Vendor/MSFT/PassportForWork/a1d3f1c4-0000-4000-8000-000000000001/Policies/UsePassportForWork',
    );
  });

  it('keeps states of policies and of apps of its channel', () => {
    const client = technicianClient();
    client.session({ statuses: { './Device/Vendor/MSFT/Policy/Config/System/AllowTelemetry': 500 } });
    const scep = cloud
      .records()
      .managedDevices[0]!.policies.find(({ name }) => name === 'Device certificate (SCEP)')!;
    expect(scep.state).toBe('pending');
    client.session({
      jobs: [
        [`./Device/Vendor/MSFT/ClientCertificateInstall/SCEP/${scep.id}/Status`, 1],
        [
          './Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/{5B0E6C1A-2F7D-4E64-9C1B-1A2D3E4F5061}/Status',
          60,
        ],
      ],
      values: {
        './Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/%7B5B0E6C1A-2F7D-4E64-9C1B-1A2D3E4F5061%7D/LastError':
          String(0x80070643 | 0),
        [`${base}/FirstSyncStatus/WasDeviceSuccessfullyProvisioned`]: '1',
      },
    });
    client.session();
    const states = Object.fromEntries(managed().policies.map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({
      'Device certificate (SCEP)': 'compliant',
      'Start and Spotlight': 'error',
      'Time zone': 'compliant',
    });
    expect(managed().apps.find(({ name }) => name === 'Lantern Assist')).toMatchObject({
      state: 'failed',
      errorCode: 0x80070643,
      phase: 'technician',
    });
    expect(cloud.records().autopilotEvents[0]).toMatchObject({
      enrollmentType: 'azureADJoinedWithWhiteGlove',
      deviceSetupStatus: 'success',
      windows10EnrollmentCompletionPageConfigurationDisplayName: 'Laptops',
    });
  });

  it('no longer takes a device whose record was deleted', () => {
    const client = technicianClient();
    cloud.graph({ method: 'DELETE', path: `deviceManagement/managedDevices/${managed().id}` });
    expect(client.session()).toBeUndefined();
  });
});

describe('management after the user has joined', () => {
  it('runs the device part anew without the agent, then the account part', () => {
    const client = technicianClient();
    client.session();
    expect(joinByUser(ines).DeviceId).toBe(identity().azureActiveDirectoryDeviceId);
    const device = uris(client.session());
    expect(device).toContain(`${base}/FirstSyncStatus/ServerHasFinishedProvisioning`);
    expect(device.some((uri) => uri.includes('Sidecar'))).toBe(false);
    expect(device.some((uri) => uri.startsWith('./User'))).toBe(false);

    const account = uris(client.session({ login: 'user' }));
    expect(account).toContain(
      './User/Vendor/MSFT/Policy/Config/microsoft_edge~Policy~microsoft_edge/HideFirstRunExperience',
    );
    expect(account).toContain('./User/Vendor/MSFT/Policy/Config/Experience/AllowWindowsSpotlight');
    expect(account.at(-1)).toMatch(/WasDeviceSuccessfullyProvisioned$/);
    expect(account).toContain(
      './User/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/FirstSyncStatus/ServerHasFinishedProvisioning',
    );
    expect(managed().userPrincipalName).toBe(ines);
  });
});

describe("the agent's gateway", () => {
  function policies(document: ProvisioningDocument, EspPhase: string): Win32AppPolicy[] {
    const answer = gateway(document, 'PolicyRequest', '', EspPhase);
    return JSON.parse(bodyOf<GatewayResponse>(answer).ResponsePayload) as Win32AppPolicy[];
  }
  const gateway = (document: ProvisioningDocument, type: string, payload: string, EspPhase = 'DeviceSetup') =>
    post(
      world,
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
    const list = policies(enrolByDevice() as ProvisioningDocument, 'DeviceSetup');
    expect(names(list)).toEqual(deviceApps);
    expect(list[0]).toMatchObject({ Name: 'Runtime Libraries 2026', TargetType: 0 });
    const ledger = list.find(({ Name }) => Name === 'Ledger 4')!;
    expect(ledger.FlatDependencies).toEqual([list[0]!.Id]);
    expect(ledger.DetectionRules[0]).toMatchObject({ type: 'fileSystem', fileOrFolderName: 'ledger.exe' });
  });

  it('adds system apps of the assigned user', () => {
    house({ assignedUser: ines });
    const list = policies(enrolByDevice() as ProvisioningDocument, 'DeviceSetup');
    expect(names(list)).toEqual([...deviceApps, 'Quill PDF'].toSorted());
  });

  it("keeps user-context apps for the account part, by the user's groups", () => {
    const document = enrolByDevice() as ProvisioningDocument;
    joinByUser('tomas.lind@alderfinch.example');
    expect(names(policies(document, 'AccountSetup'))).toEqual(['Sketchleaf', 'Timecard']);
  });

  it('tells where the content is; the package writes what detection looks for', () => {
    const document = enrolByDevice() as ProvisioningDocument;
    const vpn = policies(document, 'DeviceSetup').find(({ Name }) => Name === 'Finch Tunnel VPN')!;
    const info = gateway(document, 'GetContentInfo', JSON.stringify({ AppId: vpn.Id }));
    const { Url, Size } = JSON.parse(bodyOf<GatewayResponse>(info).ResponsePayload) as ContentInfo;
    expect(Size).toBe(64 * 1_048_576);
    const content = exchange(world, { method: 'GET', url: Url });
    expect(content.size).toBe(Size);
    expect(bodyOf(content)).toMatchObject({
      kind: 'win32',
      runSeconds: 110,
      exitCode: 0,
      writes: { files: [{ path: 'C:\\Program Files\\Brightwater\\Tunnel\\tunnel.exe' }] },
    });
  });

  it('writes reports into the device record', () => {
    const document = enrolByDevice() as ProvisioningDocument;
    const vpn = policies(document, 'DeviceSetup').find(({ Name }) => Name === 'Finch Tunnel VPN')!;
    const report = { AppId: vpn.Id, State: 'failed', ErrorCode: 0x80070643 };
    expect(gateway(document, 'ReportStatus', JSON.stringify(report)).status).toBe(200);
    expect(managed().apps.find(({ id }) => id === vpn.Id)).toMatchObject({
      state: 'failed',
      errorCode: 0x80070643,
    });
  });
});

describe('the tenant that comes with the program', () => {
  it('is understood as a whole', () => {
    const { check } = alderFinch();
    expect(check.problems).toEqual([]);
    expect(check.objects.filter(({ status }) => status !== 'understood')).toEqual([]);
  });
});
