/** How Chromium is started for the stand-in. */
import { findInstalledBrowser } from '../../main/hosts/browser/installed-browser.ts';

/** The executable; the name alone where none was found, for the error that then comes. */
export function chromiumExecutable(): string {
  return findInstalledBrowser() ?? 'chromium';
}

/** `pagesPort` is where the loopback server of the app's pages listens. */
export function chromiumSwitches(profile: string, pagesPort: number): readonly string[] {
  const headed = process.env['STANDIN_HEADED'] === '1';
  return [
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    // The app's pages, and nothing else in the world.
    `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${pagesPort},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
    '--no-startup-window',
    '--no-sandbox',
    '--test-type',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--block-new-web-contents',
    // The last two are the address bar's own pages.
    '--disable-features=Translate,HttpsUpgrades,WebUIOmniboxPopup,WebUIOmniboxAimPopup',
    '--password-store=basic',
    '--force-color-profile=srgb',
    ...(headed ? [] : ['--headless', '--hide-scrollbars', '--screen-info={1920x1080}']),
  ];
}
