/** Gets a Chromium for the tests: an installed one, else Debian's package, else Playwright's own download. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withoutAddresses } from './npm.mjs';
import { root } from './set-up.mjs';

/** The executable; says how it was had. Undefined, and a word why, where there is none to be had. */
export async function getChromium() {
  const { findInstalledBrowser } = await import('../main/hosts/browser/installed-browser.ts');
  const installed = findInstalledBrowser();
  if (installed !== undefined) return said('installed', installed);
  if (installDebianPackage()) {
    const packaged = findInstalledBrowser();
    if (packaged !== undefined) return said('from Debian’s package', packaged);
  }
  const downloaded = downloadWithPlaywright();
  if (downloaded !== undefined) return said('Playwright’s own', downloaded);
  console.log('Chromium: there is none, and none could be fetched. Set RESEAL_CHROMIUM to an executable.');
  return undefined;
}

function said(how, executable) {
  console.log(`Chromium: ${executable} (${how})`);
  return executable;
}

function installDebianPackage() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  console.log('Chromium: installing Debian’s package.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status === 0) continue;
    console.log(withoutAddresses(stderr ?? ''));
    return false;
  }
  return true;
}

function downloadWithPlaywright() {
  console.log('Chromium: downloading Playwright’s.');
  const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (status !== 0) {
    console.log(withoutAddresses(`${stdout ?? ''}${stderr ?? ''}`));
    return undefined;
  }
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  return chromium.executablePath();
}
