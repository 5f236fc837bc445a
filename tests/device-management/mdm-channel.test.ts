/**
 * Line-of-business MSIs and Microsoft 365 Apps of the MDM channel, beside the agent's apps
 * (facts/apps#msi-jobs, facts/apps#one-installation-at-a-time).
 */
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../main/device/ime/app-records.ts';
import { app, attachGateway, publish, startAgent } from '../../main/device/testing/agent-gateway.ts';
import { managedPc, msiJob, msiPackage, order } from '../../main/device/testing/management.ts';
import type { InstallerPackage } from '../../main/protocols/ime/installer-package.ts';
import { encodeInstallerPackage } from '../../main/protocols/ime/installer-package.ts';
import { formatHResult, hresult } from '../../main/protocols/hresult/hresult.ts';
import { sleep } from '../../main/world/process.ts';
import { minutes } from '../../main/world/time.ts';

interface Row {
  readonly rule: string;
  readonly installer?: Partial<InstallerPackage>;
  /** Changes the job's document. */
  readonly job?: (document: string) => string;
  readonly comes: { readonly status: '60' | '70' | '30'; readonly code: string };
}

const retries = (count: number) => (document: string) =>
  document.replace('<RetryCount>3', `<RetryCount>${count}`);

const rows: readonly Row[] = [
  { rule: 'exit code 0', comes: { status: '70', code: '0x00000000' } },
  {
    rule: 'exit code 3010: installed, restart later',
    installer: { exitCode: 3010 },
    comes: { status: '70', code: '0x00000000' },
  },
  {
    rule: 'exit code 1603',
    installer: { exitCode: 1603 },
    comes: { status: '60', code: '0x80070643' },
  },
  {
    rule: 'exit code 1638, another version is there',
    installer: { exitCode: 1638 },
    comes: { status: '60', code: '0x80070666' },
  },
  {
    rule: 'an installer that runs longer than the job’s TimeOut',
    installer: { runSeconds: 3_600 },
    job: (document) => document.replace('<CommandLine>', '<TimeOut>10</TimeOut><CommandLine>'),
    comes: { status: '60', code: '0x800705B4' },
  },
  {
    rule: 'a file that is not the one whose hash the job names',
    installer: { fileHash: 'CD'.repeat(32) },
    job: (document) =>
      retries(0)(
        document.replace(
          '</Download>',
          `</Download><Validation><FileHash>${'AB'.repeat(32)}</FileHash></Validation>`,
        ),
      ),
    comes: { status: '30', code: '0x80091007' },
  },
  {
    rule: 'no room on the disk',
    installer: { installedMegabytes: 900_000 },
    comes: { status: '60', code: '0x80070070' },
  },
];

const product = '{1D0CC0DE-0000-4000-8000-000000000001}';
const node = `./Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/${product}`;

function orderMsi(pc: ReturnType<typeof managedPc>, row: Omit<Row, 'rule' | 'comes'> = {}): void {
  pc.content.set('/ledger.msi', { size: 20_000_000, content: msiPackage(product, row.installer) });
  const document = (row.job ?? ((same) => same))(msiJob('/ledger.msi').replace('{0}', 'ledger-job'));
  pc.server.send(order('Add', `${node}/DownloadInstall`), order('Exec', `${node}/DownloadInstall`, document));
  pc.machine.run(pc.management.dmClient.session());
}

const results = ({ management: { tree } }: ReturnType<typeof managedPc>) => ({
  status: tree.read(`${node}/Status`),
  code: formatHResult(hresult(Number(tree.read(`${node}/LastError`)))),
});

describe('an MSI of the MDM channel', () => {
  it.each(rows.map((row) => [row.rule, row] as const))('%s', (_rule, row) => {
    const pc = managedPc();
    orderMsi(pc, row);
    pc.machine.run(sleep(minutes(30)));
    expect(results(pc)).toEqual({ status: row.comes.status, code: row.comes.code });
  });
});

describe('an MSI and a Win32 app at one time: the Windows Installer takes one', () => {
  /** Found by its file, and made of an MSI all the same. */
  const win32 = {
    windowsInstaller: true,
    writes: { registry: [], files: [{ path: 'C:\\Program Files\\driver\\driver.exe' }], products: [] },
  };
  const both = (msiSeconds: number, win32Seconds: number, msiFirst: boolean) => {
    const pc = managedPc();
    attachGateway(pc, app('driver'));
    publish(pc, 'driver', { ...win32, runSeconds: win32Seconds });
    if (msiFirst) orderMsi(pc, { installer: { runSeconds: msiSeconds } });
    startAgent(pc);
    if (!msiFirst) {
      pc.machine.run(sleep(minutes(0.5)));
      orderMsi(pc, { installer: { runSeconds: msiSeconds } });
    }
    const driver = () => readRecords(pc.machine.registry).find(({ name }) => name === 'driver');
    return { ...pc, driver, wait: (span: number) => pc.machine.run(sleep(minutes(span))) };
  };

  it('the MSI came first: the Win32 app gets 1618, waits five minutes and works', () => {
    const pc = both(120, 30, true);
    pc.wait(4);
    expect(results(pc).status).toBe('70');
    expect(pc.driver()?.state).toBe('installing');
    pc.wait(4);
    expect(pc.driver()).toMatchObject({ state: 'installed' });
  });

  it('the Win32 app came first: the MSI gets 1618, waits five minutes and works', () => {
    const pc = both(30, 120, false);
    pc.wait(1);
    expect(results(pc)).toEqual({ status: '55', code: '0x80070652' });
    pc.wait(7);
    expect([results(pc).status, pc.driver()?.state]).toEqual(['70', 'installed']);
  });

  it('a Win32 app that takes longer than all retries: the MSI fails with 1618', () => {
    const pc = both(30, 3_000, false);
    pc.wait(25);
    expect(results(pc)).toEqual({ status: '60', code: '0x80070652' });
  });
});

describe('Microsoft 365 Apps', () => {
  it('tell their exit code as an HRESULT', () => {
    const pc = managedPc();
    const uri = './Device/Vendor/MSFT/Office/Installation/app-365';
    pc.machine.world.internet.attach('officecdn.microsoft.com', function* () {
      const content = msiPackage('Office', { kind: 'office', exitCode: 1603 });
      return { status: 200, body: encodeInstallerPackage(content), size: 1_000 };
    });
    pc.server.send(order('Add', `${uri}/Install`), order('Exec', `${uri}/Install`, '<Configuration/>'));
    pc.machine.run(pc.management.dmClient.session());
    pc.machine.run(sleep(minutes(5)));
    expect(pc.management.tree.read(`${uri}/FinalStatus`)).toBe('60');
    expect(formatHResult(hresult(Number(pc.management.tree.read(`${uri}/LastError`))))).toBe('0x80070643');
  });
});
