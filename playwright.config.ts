import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { findInstalledBrowser } from './main/hosts/browser/installed-browser.ts';

// The same specs drive the real Electron where its binary is, and the stand-in where it is not.
const electron = path.join(import.meta.dirname, 'node_modules/electron/path.txt');
if (!existsSync(electron))
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= path.join(import.meta.dirname, 'tests/standin/dist');

/**
 * Of a `--disable-features` that is given Chromium takes the last one: what Playwright switches off and these specs could
 * notice stands here too. The others are the address bar's own pages, which each new window loads, and nobody sees.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

const executablePath = findInstalledBrowser();
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-out/results',
  globalSetup: './tests/e2e/testing/gallery-build.ts',
  // Against hangs, not against slow machines: the specs wait for what they want to see.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // A shared machine may stand still for seconds; what needed a second try is named in the report.
  retries: process.env['CI'] === undefined ? 0 : 2,
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-out/playwright.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1366, height: 768 },
    // What moves is drawn sixty times a second, by a processor here: only where it is looked at.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        `--disable-features=${disabledFeatures.join(',')}`,
      ],
    },
  },
});
