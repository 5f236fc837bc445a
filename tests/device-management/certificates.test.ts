/** Certificates that a connector makes (PKCS; facts/enrollment-status-page#what-is-tracked). */
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../main/protocols/pki/certificate.ts';
import { decodePkcs12 } from '../../main/protocols/pki/pkcs12.codec.ts';
import { fromBase64 } from '../../main/protocols/bytes/base64.ts';
import { Deployment } from '../../main/cloud/testing/deployment.ts';
import { managedPc } from '../../main/device/testing/management.ts';
import { parseLocUri } from '../../main/device/mdm/csp/loc-uri.ts';
import { ana, assignment, labTenant, typed } from '../testing/tenant-lab.ts';
import { played } from '../testing/played.ts';

const profile = (to: string) =>
  typed('windows10PkcsCertificateProfile', {
    id: 'pkcs',
    displayName: 'Office certificate',
    certificationAuthority: 'ca.lab.example',
    subjectNameFormatString: 'CN={{AAD_Device_ID}}',
    assignments: [assignment(to)],
  });
const connector = (state: string) => typed('ndesConnector', { id: 'c', displayName: 'CONNECTOR', state });
const pfx = './Device/Vendor/MSFT/ClientCertificateInstall/PFXCertInstall/pkcs';

describe('a PKCS profile', () => {
  it.each([
    ['without a word of connectors', [], true],
    ['with an active connector', [connector('active')], true],
    ['with an inactive one', [connector('inactive')], false],
    ['with one of each', [connector('inactive'), { ...connector('active'), id: 'd' }], true],
  ] as const)('%s', (_what, connectors, comes) => {
    const house = new Deployment({}, { tenant: labTenant([profile('All devices'), ...connectors]) });
    const sent = house.technicianClient().session()!.flat();
    const valueOf = (node: string) => sent.find(({ uri }) => uri === `${pfx}/${node}`)?.data;
    expect(valueOf('PFXCertBlob') !== undefined).toBe(comes);
    // The page waits for it either way.
    expect(sent.find(({ uri }) => uri.endsWith('ExpectedPFXCerts'))?.data).toBe(`${pfx}/Thumbprint`);
    const record = house.managed().policies.find(({ id }) => id === 'pkcs');
    expect(record?.state).toBe(comes ? 'compliant' : 'pending');
    if (!comes) return;
    const { certificates } = decodePkcs12(fromBase64(valueOf('PFXCertBlob')!), valueOf('PFXCertPassword')!);
    const [leaf] = certificates.map((der) => readCertificate(der));
    expect(leaf?.subject).toBe(`CN=${house.identity().azureActiveDirectoryDeviceId}`);
  });

  it('comes once the connector is back, and then as the same certificate', () => {
    const house = new Deployment({}, { tenant: labTenant([profile('All devices'), connector('inactive')]) });
    const client = house.technicianClient();
    client.session();
    house.cloud.graph({
      method: 'PATCH',
      path: 'deviceManagement/ndesConnectors/c',
      body: { state: 'active' },
    });
    const blobs = [client.session(), client.session()].map((messages) =>
      (messages ?? []).flat().filter(({ uri }) => uri.endsWith('/PFXCertBlob')),
    );
    expect(blobs.map(({ length }) => length)).toEqual([1, 0]);
    house.joinByUser(ana);
    const again = client
      .session()!
      .flat()
      .find(({ uri }) => uri.endsWith('/PFXCertBlob'));
    expect(again?.data).not.toBe(blobs[0]![0]!.data);
  });

  it('aimed at a user goes to the user’s store', () => {
    const house = new Deployment({}, { tenant: labTenant([profile('Staff')]) });
    const client = house.technicianClient();
    expect(
      client
        .session()!
        .flat()
        .some(({ uri }) => uri.includes('PFX')),
    ).toBe(false);
    house.joinByUser(ana);
    const account = client.session({ login: 'user' })!.flat();
    expect(account.some(({ uri }) => uri === `${pfx.replace('Device', 'User')}/PFXCertBlob`)).toBe(true);
  });
});

describe('the import on the PC', () => {
  const blob = () => {
    const house = new Deployment({}, { tenant: labTenant([profile('All devices')]) });
    const sent = house.technicianClient().session()!.flat();
    return Object.fromEntries(
      sent.filter(({ uri }) => uri.startsWith(pfx)).map(({ uri, data }) => [uri.slice(pfx.length + 1), data]),
    );
  };
  const imports = (change: Record<string, string>) => {
    const { machine, management } = managedPc();
    const { PFXCertPassword = '', PFXCertBlob = '' } = { ...blob(), ...change };
    const set = (node: string, data: string) =>
      management.tree.add(parseLocUri(`${pfx}/${node}`), { format: 'chr', data });
    set('PFXCertPassword', PFXCertPassword);
    return { status: set('PFXCertBlob', PFXCertBlob), tree: management.tree, machine };
  };

  it('puts the certificate into the store, and takes it away with its node', () => {
    const { status, tree, machine } = imports({});
    const thumbprint = tree.read(`${pfx}/Thumbprint`) ?? '';
    expect([status, tree.read(`${pfx}/Status`)]).toEqual([200, '0']);
    expect(machine.certificates.find(thumbprint)).toMatchObject({
      location: 'LocalMachine',
      purpose: 'pkcs',
    });
    tree.delete(parseLocUri(pfx));
    expect(machine.certificates.find(thumbprint)).toBeUndefined();
  });

  it.each([
    ['another password', { PFXCertPassword: 'wrong' }, 0x80070056],
    ['no PKCS #12', { PFXCertBlob: 'T0sh' }, 0x8009310b],
  ])('with %s is refused', (_what, change, code) => {
    const { status, tree } = imports(change);
    expect(status).toBe(500);
    expect(Number(tree.read(`${pfx}/Status`)) >>> 0).toBe(code);
    expect(tree.read(`${pfx}/Thumbprint`)).toBeUndefined();
  });
});

describe('the Enrollment Status Page', () => {
  it('counts a PKCS certificate with those of SCEP', () => {
    const { report } = played('certificate-connector-offline', (scenario) => ({
      ...scenario,
      before: scenario.before.slice(0, 1),
    }));
    expect(report.outcome).toBe('resealed');
    const items = report.esp.technician!.deviceSetup;
    expect(items.find(({ item }) => item === 'CertificatesSubcategory')?.text).toBe('2 of 2 applied');
  });

  it('counts SCEP alone where the scenario says so, and waits for no connector then', () => {
    const { report } = played('certificate-connector-offline', (scenario) => ({
      ...scenario,
      services: { ...scenario.services, pageWaitsForPkcs: false },
    }));
    expect([report.outcome, report.error]).toEqual(['resealed', null]);
    const items = report.esp.technician!.deviceSetup;
    expect(items.find(({ item }) => item === 'CertificatesSubcategory')?.text).toBe('1 of 1 applied');
  });
});
