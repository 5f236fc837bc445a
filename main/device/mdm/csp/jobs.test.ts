import { describe, expect, it } from 'vitest';
import { encodeInstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { issueCertificate } from '../../../protocols/pki/certificate.ts';
import { toBase64, fromBase64 } from '../../../protocols/bytes/base64.ts';
import { readCertificationRequest } from '../../../protocols/pki/certification-request.ts';
import { ecKeyFrom } from '../../../protocols/pki/ec-key.ts';
import type { ScepRequest } from '../../../protocols/scep/scep.messages.ts';
import { json, text } from '../../../world/internet/http.ts';
import { sleep } from '../../../world/process.ts';
import { seedOf } from '../../../world/random.ts';
import { days, hours, later, minutes } from '../../../world/time.ts';
import { channels } from '../../windows/events/channels.ts';
import type { ManagedPc } from '../../testing/management.ts';
import { managedPc, msiJob, msiPackage, order } from '../../testing/management.ts';
import { productKey } from '../packages/run-package.ts';
import { agentService } from './msi-job.ts';

const product = '{0F2C1B7A-0000-4000-8000-00000000000A}';
const msi = (id: string): string => `./Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/${id}`;

/** Add and Exec of one product, and a session that brings them. */
function sendMsi(pc: ManagedPc, path: string, id = product): void {
  pc.server.send(
    order('Add', `${msi(id)}/DownloadInstall`),
    order('Exec', `${msi(id)}/DownloadInstall`, msiJob(path)),
  );
  pc.machine.run(pc.management.dmClient.session());
}
const statusOf = (pc: ManagedPc, id = product): string | undefined =>
  pc.management.tree.read(`${msi(id)}/Status`);

describe('an MSI job of the MDM channel', () => {
  it('is accepted, runs in the background and tells the server when it has ended', () => {
    const pc = managedPc();
    pc.content.set('/ledger.msi', { size: 25_000_000, content: msiPackage(product) });
    sendMsi(pc, '/ledger.msi');
    expect(pc.server.statusOf(`${msi(product)}/DownloadInstall`)).toBe(202);
    pc.machine.run(sleep(minutes(2)));
    expect(statusOf(pc)).toBe('70');
    expect(pc.machine.registry.text(productKey(product), 'DisplayVersion')).toBe('1.0.0');
    expect(pc.server.alerts.find(({ data }) => data === 1226)?.items[0]).toMatchObject({
      source: `${msi(product)}/Status`,
      data: '70',
    });
    const ids = pc.machine.eventLog.events(channels.deviceManagement).map(({ id }) => id);
    expect(ids.filter((id) => id >= 1900)).toEqual([1905, 1906, 1920, 1922]);
  });

  it('fails with the HRESULT of the exit code and leaves nothing', () => {
    const pc = managedPc();
    pc.content.set('/broken.msi', { size: 1_000, content: msiPackage(product, { exitCode: 1603 }) });
    sendMsi(pc, '/broken.msi');
    pc.machine.run(sleep(minutes(2)));
    expect(statusOf(pc)).toBe('60');
    expect(Number(pc.management.tree.read(`${msi(product)}/LastError`)) >>> 0).toBe(0x80070643);
    expect(pc.machine.registry.exists(productKey(product))).toBe(false);
  });

  it('gives up a download after its retries', () => {
    const pc = managedPc();
    sendMsi(pc, '/nowhere.msi');
    pc.machine.run(sleep(minutes(14)));
    expect(statusOf(pc)).toBe('25');
    pc.machine.run(sleep(minutes(2)));
    expect(statusOf(pc)).toBe('30');
    expect(Number(pc.management.tree.read(`${msi(product)}/LastError`)) >>> 0).toBe(0x80190194);
  });

  it('waits five minutes when another product has the Windows Installer', () => {
    const pc = managedPc();
    pc.content.set('/ledger.msi', { size: 1_000, content: msiPackage(product) });
    const giveBack = pc.management.state.installer.take('another product');
    sendMsi(pc, '/ledger.msi');
    pc.machine.run(sleep(minutes(1)));
    expect(statusOf(pc)).toBe('55');
    expect(Number(pc.management.tree.read(`${msi(product)}/LastError`)) >>> 0).toBe(0x80070652);
    giveBack?.();
    pc.machine.run(sleep(minutes(5)));
    expect(statusOf(pc)).toBe('70');
  });

  it('goes on after a power-off', () => {
    const pc = managedPc();
    pc.content.set('/ledger.msi', { size: 1_000, content: msiPackage(product, { runSeconds: 300 }) });
    sendMsi(pc, '/ledger.msi');
    pc.machine.run(sleep(minutes(1)));
    pc.machine.group.cancel();
    expect(statusOf(pc)).toBe('50');
    expect(pc.management.state.installer.running).toBeNull();
    pc.management.resume();
    pc.machine.run(sleep(minutes(6)));
    expect(statusOf(pc)).toBe('70');
  });

  it('starts the service that the agent brings', () => {
    const pc = managedPc();
    pc.content.set('/IntuneWindowsAgent.msi', { size: 1_000, content: msiPackage(product) });
    sendMsi(pc, '/IntuneWindowsAgent.msi');
    pc.machine.run(sleep(minutes(1)));
    expect(pc.machine.services.query(agentService)).toMatchObject({ running: true, start: 'automatic' });
  });

  it('refuses an Exec without a job', () => {
    const pc = managedPc();
    pc.server.send(order('Exec', `${msi(product)}/DownloadInstall`, '<MsiInstallJob/>'));
    pc.machine.run(pc.management.dmClient.session());
    expect(pc.server.statusOf(`${msi(product)}/DownloadInstall`)).toBe(400);
  });
});

describe('Microsoft 365 Apps by the Office CSP', () => {
  it('are downloaded and installed', () => {
    const pc = managedPc();
    const uri = './Device/Vendor/MSFT/Office/Installation/365';
    pc.machine.world.internet.attach('officecdn.microsoft.com', function* ({ url }) {
      expect(url).toBe('https://officecdn.microsoft.com/pr/365');
      const content = msiPackage('Office', {
        kind: 'office',
        writes: { registry: [], files: [], products: [] },
      });
      return { status: 200, body: encodeInstallerPackage(content), size: 1_250_000_000 };
    });
    pc.server.send(order('Add', `${uri}/Install`), order('Exec', `${uri}/Install`, '<Configuration/>'));
    pc.machine.run(pc.management.dmClient.session());
    pc.machine.run(sleep(minutes(1)));
    expect(pc.management.tree.read(`${uri}/Status`)).toBe('20');
    pc.machine.run(sleep(minutes(3)));
    expect(pc.management.tree.read(`${uri}/FinalStatus`)).toBe('70');
    expect(pc.machine.registry.number('HKLM\\SOFTWARE\\Microsoft\\OfficeCSP\\365', 'FinalStatus')).toBe(70);
  });
});

describe('a SCEP certificate', () => {
  const uri = './Device/Vendor/MSFT/ClientCertificateInstall/SCEP/corp';
  const ca = ecKeyFrom(seedOf('ca'));

  function scepPc(refusal?: number): ManagedPc {
    const pc = managedPc();
    pc.machine.world.internet.attach('ndes.northwind.example', function* (request) {
      if (refusal !== undefined) return text('no', refusal);
      const { request: csr, challenge } = JSON.parse(request.body ?? '') as ScepRequest;
      const facts = readCertificationRequest(fromBase64(csr));
      expect(facts).toMatchObject({
        signatureValid: true,
        challengePassword: challenge,
        subject: 'CN=pc-1, O=Northwind',
      });
      const { now } = pc.machine.world.clock;
      const der = issueCertificate({
        serial: Uint8Array.of(7),
        subject: { CN: 'pc-1' },
        issuer: { CN: 'Northwind CA' },
        notBefore: now,
        notAfter: later(now, days(365)),
        spki: facts.spki,
        profile: { ca: false, keyUsage: ['digitalSignature'] },
        signer: ca,
      });
      return json({ certificates: [toBase64(der)] });
    });
    pc.server.send(
      order('Add', `${uri}/Install/ServerURL`, 'https://ndes.northwind.example/certsrv/mscep/mscep.dll'),
      order('Add', `${uri}/Install/Challenge`, 'a challenge'),
      order('Add', `${uri}/Install/SubjectName`, 'CN=pc-1,O=Northwind'),
      order('Exec', `${uri}/Install/Enroll`),
    );
    pc.machine.run(pc.management.dmClient.session());
    return pc;
  }

  it('is asked for with a key of the TPM and comes into the store', () => {
    const pc = scepPc();
    pc.machine.run(sleep(minutes(1)));
    expect(pc.management.tree.read(`${uri}/Status`)).toBe('1');
    const thumbprint = pc.management.tree.read(`${uri}/CertThumbprint`) ?? '';
    expect(pc.machine.certificates.find(thumbprint)).toMatchObject({
      purpose: 'corp',
      keyContainer: 'SCEP Device corp',
      store: 'My',
    });
  });

  it('fails at once when NDES refuses, and is tried again when NDES is not there', () => {
    const refused = scepPc(403);
    refused.machine.run(sleep(minutes(1)));
    expect(refused.management.tree.read(`${uri}/Status`)).toBe('16');
    expect(Number(refused.management.tree.read(`${uri}/ErrorCode`)) >>> 0).toBe(0x80190193);
    const down = scepPc(503);
    down.machine.run(sleep(minutes(14)));
    expect(down.management.tree.read(`${uri}/Status`)).toBe('2');
    down.machine.run(sleep(hours(1)));
    expect(down.management.tree.read(`${uri}/Status`)).toBe('16');
  });
});
