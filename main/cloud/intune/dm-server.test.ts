import { beforeEach, describe, expect, it } from 'vitest';
import { encodeHealthReport, type HealthReport } from '../../protocols/health/health-report.codec.ts';
import { hours, later } from '../../world/time.ts';
import { Deployment, ines, uris } from '../testing/deployment.ts';
import type { Received } from '../testing/dm-client.ts';
import { statusesFor } from './dm-session.ts';

let house: Deployment;
beforeEach(() => {
  house = new Deployment();
});

const base = './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server';
const dataOf = (messages: Received[][] | undefined, uri: string): string | undefined =>
  (messages ?? []).flat().find((command) => command.uri === uri && command.kind !== 'Get')?.data;

describe('a message of a device', () => {
  it('is answered header first, with 200: it brings no credentials to accept', () => {
    const message = { sessionId: '1', msgId: 1, target: 'server', source: 'device', final: true };
    const commands = [{ kind: 'Alert', cmdId: 2, data: 1201, items: [] }] as const;
    expect(statusesFor({ ...message, commands }).map(({ cmd, data }) => [cmd, data])).toEqual([
      ['SyncHdr', 200],
      ['Alert', 200],
    ]);
  });
});

describe('management in the technician part', () => {
  it('sends page, certificates, agent, policies, apps and the end, in this order', () => {
    const sent = uris(house.technicianClient().session());
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
    const sent = house.technicianClient().session();
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
    const client = house.technicianClient();
    expect(uris(client.session()).filter((uri) => uri.startsWith('./User'))).toEqual([]);
    const again = (client.session() ?? []).flat();
    // The health report alone is taken anew in each session.
    const orders = again.filter(({ kind, uri }) => kind !== 'Get' && !uri.endsWith('/VerifyHealth'));
    expect(orders).toEqual([]);
  });

  it('fills the tenant id into Windows Hello nodes', () => {
    expect(uris(house.technicianClient().session())).toContain(
      './Device/Vendor/MSFT/PassportForWork/a1d3f1c4-0000-4000-8000-000000000001/Policies/UsePassportForWork',
    );
  });

  it('keeps states of policies and of apps of its channel', () => {
    const client = house.technicianClient();
    client.session({ statuses: { './Device/Vendor/MSFT/Policy/Config/System/AllowTelemetry': 500 } });
    const scep = house.managed().policies.find(({ name }) => name === 'Device certificate (SCEP)')!;
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
    const states = Object.fromEntries(house.managed().policies.map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({
      'Device certificate (SCEP)': 'compliant',
      'Start and Spotlight': 'error',
      'Time zone': 'compliant',
    });
    expect(house.managed().apps.find(({ name }) => name === 'Lantern Assist')).toMatchObject({
      state: 'failed',
      errorCode: 0x80070643,
      phase: 'technician',
    });
    expect(house.cloud.records().autopilotEvents[0]).toMatchObject({
      enrollmentType: 'azureADJoinedWithWhiteGlove',
      deviceSetupStatus: 'success',
      windows10EnrollmentCompletionPageConfigurationDisplayName: 'Laptops',
    });
  });

  it('no longer takes a device whose record was deleted', () => {
    const client = house.technicianClient();
    house.cloud.graph({ method: 'DELETE', path: `deviceManagement/managedDevices/${house.managed().id}` });
    expect(client.session()).toBeUndefined();
  });
});

describe('management after the user has joined', () => {
  it('runs the device part anew without the agent, then the account part', () => {
    const client = house.technicianClient();
    client.session();
    expect(house.joinByUser(ines).DeviceId).toBe(house.identity().azureActiveDirectoryDeviceId);
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
    expect(house.managed().userPrincipalName).toBe(ines);
  });
});

describe('compliance', () => {
  const health = './Device/Vendor/MSFT/HealthAttestation/Certificate';
  const booted = (change: Partial<HealthReport> = {}): Record<string, string> => ({
    [health]: encodeHealthReport({
      bitLocker: true,
      secureBoot: true,
      codeIntegrity: true,
      earlyLaunchAntiMalware: true,
      ...change,
    }),
  });
  const healthy = {
    './DevDetail/SwV': '10.0.26100.4349',
    './Device/Vendor/MSFT/DeviceStatus/TPM/SpecificationVersion': '2.0',
    './Device/Vendor/MSFT/DeviceStatus/Compliance/EncryptionCompliance': '1',
    ...booted(),
  };
  const state = (): unknown => [
    house.managed().complianceState,
    house.cloud.records().devices[0]?.isCompliant,
  ];

  it('can read compliant after the technician part, and is reset when the user flow starts', () => {
    const client = house.technicianClient();
    client.session({ values: healthy });
    expect(state()).toEqual(['compliant', true]);
    house.joinByUser(ines);
    expect(state()).toEqual(['unknown', false]);
    client.session({ values: healthy });
    expect(state()).toEqual(['compliant', true]);
  });

  it('is not known in the technician part where the scenario says so', () => {
    house = new Deployment({}, { settings: { complianceInTechnicianPhase: false } });
    house.technicianClient().session({ values: healthy });
    expect(state()).toEqual(['unknown', null]);
  });

  it('lapses when the device has not been heard of for thirty days', () => {
    const client = house.technicianClient();
    house.joinByUser(ines);
    client.session({ values: healthy });
    house.world.clock.advanceTo(later(house.world.clock.now, hours(29 * 24)));
    expect(state()).toEqual(['compliant', true]);
    house.world.clock.advanceTo(later(house.world.clock.now, hours(2 * 24)));
    expect(state()).toEqual(['noncompliant', false]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['meets every rule', {}, 'compliant'],
    ['was not encrypted when it started', booted({ bitLocker: false }), 'inGracePeriod'],
    ['starts without Secure Boot', booted({ secureBoot: false }), 'inGracePeriod'],
    ['has an old Windows', { './DevDetail/SwV': '10.0.19044.1' }, 'inGracePeriod'],
  ])('after the user has joined: a device that %s', (_what, change, expected) => {
    const client = house.technicianClient();
    house.joinByUser(ines);
    client.session({ values: { ...healthy, ...change } });
    expect(state()).toEqual([expected, true]);
  });

  it('ends when the grace period is over, and comes back when the rule is met', () => {
    const client = house.technicianClient();
    house.joinByUser(ines);
    client.session({ values: { ...healthy, ...booted({ bitLocker: false }) } });
    house.world.clock.advanceTo(later(house.world.clock.now, hours(25)));
    client.session({ values: { ...healthy, ...booted({ bitLocker: false }) } });
    expect(state()).toEqual(['noncompliant', false]);
    client.session({ values: healthy });
    expect(state()).toEqual(['compliant', true]);
  });
});
