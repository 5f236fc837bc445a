/** "Export logs" gives the person a zip: as a download of the browser, and where they say in Electron. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { launchApp } from './testing/electron-app.ts';
import { click, patience, sees, test, toResult, words } from './testing/rehearse.ts';

/** What facts/diagnostics#log-collection lists for a PC that failed while it enrolled. */
const listed = [
  'AutopilotDDSZTDFile.json',
  'CertReq_enrollaik_Output.txt',
  'CertUtil_tpminfo_Output.txt',
  'MDMDiagHtmlReport.html',
  'MDMDiagReport.xml',
  'MdmDiagLogMetadata.json',
  'MdmDiagReport_RegistryDump.reg',
  'MdmLogCollectorFootPrint.txt',
  'TpmHliInfo_Output.txt',
  'microsoft-windows-moderndeployment-diagnostics-provider-autopilot.evtx',
  'microsoft-windows-shell-core-operational.evtx',
];

function entriesOf(file: string): Readonly<Record<string, string>> {
  const entries = Object.entries(unzipSync(new Uint8Array(readFileSync(file))));
  return Object.fromEntries(
    entries.map(([name, bytes]) => [
      name,
      name.endsWith('.reg') ? Buffer.from(bytes).toString('utf16le') : strFromU8(bytes),
    ]),
  );
}

async function toDiagnostics(stage: Page): Promise<void> {
  await toResult(stage);
  await stage.keyboard.press('Control+Shift+D');
  await sees(stage, 'Windows Autopilot diagnostics');
}

const exported = (stage: Page) => expect(stage.getByText('Logs successfully exported')).toBeVisible(patience);

/** From what came of an export to the diagnostics page anew. */
async function again(stage: Page): Promise<void> {
  await click(stage, 'Close');
  await sees(stage, words['windows-11'].failure);
  await stage.keyboard.press('Control+Shift+D');
}

function expectLogs(entries: Readonly<Record<string, string>>): void {
  expect(Object.keys(entries)).toEqual(expect.arrayContaining(listed));
  const hash = Object.keys(entries).find((name) => name.startsWith('DeviceHash_'))!;
  expect(entries[hash]).toMatch(/^Device Serial Number,Windows Product ID,Hardware Hash/);
  expect(entries['MdmDiagReport_RegistryDump.reg']).toContain('Windows Registry Editor Version 5.00');
  expect(entries['Simulated.txt']).toContain('Reseal');
  const soap = Object.keys(entries).find((name) => /_DeviceEnrollment_/.test(name))!;
  expect(entries[soap]).toContain('fault 0x80180005');
}

test('the browser saves the zip, once for each export, for this session’s windows only', async ({
  rehearse,
}) => {
  const { stage } = await rehearse('preprovisioning-not-allowed');
  await toDiagnostics(stage);
  const saved = async () => {
    const coming = stage.waitForEvent('download');
    await click(stage, 'Export logs');
    const download = await coming;
    return { name: download.suggestedFilename(), path: await download.path(), url: download.url() };
  };
  const first = await saved();
  await exported(stage);
  expect(first.name).toBe('MDMDiagReport.zip');
  expectLogs(entriesOf(first.path));
  await again(stage);
  const second = await saved();
  expect(second.url).not.toBe(first.url);
  expect((await stage.request.get(new URL('/exports/9', first.url).href)).status()).toBe(404);
  expect((await fetch(first.url)).status).toBe(403);
});

test('Electron asks for the place, and says it; nothing is written when cancelled', async () => {
  const running = await launchApp('--scenario=preprovisioning-not-allowed', '--rate=max');
  try {
    const { app, stage, directory } = running;
    const file = path.join(directory, 'logs.zip');
    await toDiagnostics(stage);
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = (async () => ({ canceled: true, filePath: '' })) as never;
    });
    await click(stage, 'Export logs');
    await exported(stage);
    expect(existsSync(file)).toBe(false);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
    }, file);
    await again(stage);
    await click(stage, 'Export logs');
    await stage.getByText(`Saved as ${file}`).waitFor(patience);
    expectLogs(entriesOf(file));
  } finally {
    await running.close();
  }
});
