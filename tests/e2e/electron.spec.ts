/** Reseal in Electron: what the windows can and cannot do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { dropOn, writeExport, writeZip } from './testing/export-folder.ts';
import { launchApp, processEnvironment, repository } from './testing/electron-app.ts';
import type { RunningApp } from './testing/electron-app.ts';
import { heading, headings, powerOn, pressFiveTimes, rehearsalRate } from './testing/stage-page.ts';

let running: RunningApp;
const launch = async (): Promise<void> => {
  running = await launchApp(`--rate=${rehearsalRate}`);
};
const close = (): Promise<void> => running.close();

test.describe('one app', () => {
  // Its tests leave the windows as they found them; the last ones change the rehearsal.
  test.describe.configure({ mode: 'default' });
  test.beforeAll(launch);
  test.afterAll(close);

  test('opens the stage and the console', async () => {
    await expect(heading(running.stage, headings.off)).toBeAttached();
    await expect(heading(running.console, 'Instructor’s console')).toBeVisible();
  });

  test('F11 takes the PC’s case away and brings it back, and means nothing to the PC', async () => {
    const { stage } = running;
    const windowsKey = stage.getByRole('button', { name: 'Windows key' });
    await expect(windowsKey).toBeVisible();
    await stage.keyboard.press('F11');
    await expect(windowsKey).toBeHidden();
    await expect(stage.getByText('Simulation')).toBeVisible();
    await stage.keyboard.press('F11');
    await expect(windowsKey).toBeVisible();
  });

  test('the console has a live picture of the stage, which takes no focus', async () => {
    const { console } = running;
    await console.getByRole('button', { name: 'Save' }).focus();
    const live = console.frameLocator('iframe[title^="The stage now"]');
    await expect(live.getByText('Simulation')).toBeVisible();
    await expect(console.getByRole('button', { name: 'Save' })).toBeFocused();
  });

  test('pages have no Node.js and a frozen, narrow API', async () => {
    const { stage, console } = running;
    const globals = () => ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis);
    expect(await stage.evaluate(globals)).toEqual([]);
    expect(await console.evaluate(globals)).toEqual([]);
    const api = () => {
      const reseal = window.reseal!;
      return { names: Object.keys(reseal).sort(), frozen: Object.isFrozen(reseal), host: reseal.host };
    };
    const narrow = ['host', 'onNotice', 'onView', 'submit', 'view'];
    expect(await stage.evaluate(api)).toEqual({
      names: [...narrow, 'look', 'picture', 'portal'].sort(),
      frozen: true,
      host: 'electron',
    });
    expect(await console.evaluate(api)).toEqual({
      names: [
        'begin',
        'beginExercise',
        'companion',
        ...narrow,
        'goOnFrom',
        'hood',
        'lookBack',
        'portal',
        'save',
        'saveExercise',
        'show',
        'stage',
        'tenants',
        'timeline',
      ].sort(),
      frozen: true,
      host: 'electron',
    });
  });

  test('the stage may not ask for what is the instructor’s, nor send what is not of the contract', async () => {
    const refused = (input: unknown) =>
      running.stage.evaluate(
        (given) =>
          window.reseal!.submit(given as never).then(
            () => 'accepted',
            (error: Error) => error.message,
          ),
        input,
      );
    expect(await refused({ type: 'pause' })).toContain('not understood');
    expect(await refused({ type: 'choose', value: 5 })).toContain('not understood');
    expect(await refused({ type: 'windows-key', extra: true })).toContain('not understood');
    expect(await refused(null)).toContain('not understood');
  });

  test('a message from another page, a frame or the other window is refused', async () => {
    test.skip(
      process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined,
      'plays the sender on the stand-in only',
    );
    const answers = await running.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
      const call = (ipcMain as unknown as { call(...args: unknown[]): Promise<unknown> }).call;
      const id = (address: string) =>
        BrowserWindow.getAllWindows().find((window) => window.webContents.getURL() === address)!.webContents
          .id;
      const stage = { id: id('app://bundle/') };
      const console = { id: id('app://bundle/console') };
      const ask = (sender: object, senderFrame: object | null) =>
        call('console:view', { sender, senderFrame }).then(
          () => 'answered',
          (error: Error) => error.message,
        );
      return {
        itself: await ask(console, { url: 'app://bundle/console', parent: null }),
        otherPage: await ask(console, { url: 'https://example.test/console', parent: null }),
        likePage: await ask(console, { url: 'app://bundle/console/x', parent: null }),
        frame: await ask(console, { url: 'app://bundle/console', parent: {} }),
        gone: await ask(console, null),
        otherWindow: await ask(stage, { url: 'app://bundle/console', parent: null }),
      };
    });
    const { itself, ...others } = answers;
    expect(itself).toBe('answered');
    for (const answer of Object.values(others)) expect(answer).toContain('not for this sender');
  });

  test('no new window, no navigation, no network, no inline script, no Web permission', async () => {
    const { app, stage } = running;
    const before = app.windows().length;
    expect(await stage.evaluate(() => window.open('https://example.test/') === null)).toBe(true);
    await expect.poll(() => app.windows().length).toBe(before);

    await stage.evaluate(() => {
      location.href = 'https://example.test/';
    });
    await stage.waitForTimeout(200);
    await expect(heading(stage, headings.off)).toBeAttached();

    const failure = await stage.evaluate(() =>
      fetch('https://example.test/').then(
        () => 'fetched',
        (error: Error) => error.name,
      ),
    );
    expect(failure).toBe('TypeError');

    const injected = await stage.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      document.head.append(script);
      return 'injected' in globalThis;
    });
    expect(injected).toBe(false);

    const permission = await stage.evaluate(
      async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
    );
    expect(permission).toBe('denied');
  });

  test('a minimised window’s page may stand still, one that is only covered goes on', async () => {
    const minimised = (event: 'minimize' | 'restore') =>
      running.app.evaluate(({ BrowserWindow }, name) => {
        const [window] = BrowserWindow.getAllWindows();
        const asked: boolean[] = [];
        window!.webContents.setBackgroundThrottling = (allowed: boolean) => void asked.push(allowed);
        window!.emit(name);
        return asked;
      }, event);
    expect(await minimised('minimize')).toEqual([true]);
    expect(await minimised('restore')).toEqual([false]);
  });

  test('a second start ends, and brings the first one’s windows to the front', async () => {
    const { app, directory } = running;
    await app.evaluate(({ app: first }) => {
      first.on('second-instance', () => {
        (globalThis as { secondInstance?: boolean }).secondInstance = true;
      });
    });
    const executable = app.process().spawnfile;
    const args = ['.', '--no-sandbox', `--user-data-dir=${path.join(directory, 'electron')}`];
    const second = spawn(executable, args, { cwd: repository, env: processEnvironment(), stdio: 'ignore' });
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(0);
    await expect
      .poll(() => app.evaluate(() => (globalThis as { secondInstance?: boolean }).secondInstance))
      .toBe(true);
  });

  test('an unknown scenario is said in one line, and ends with 2', async () => {
    const { app, directory } = running;
    const args = [
      '.',
      '--no-sandbox',
      `--user-data-dir=${path.join(directory, 'other')}`,
      '--scenario=no-such',
    ];
    const options = { cwd: repository, env: { ...processEnvironment(), XDG_DATA_HOME: directory } };
    const refused = spawn(app.process().spawnfile, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    refused.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const [code] = (await once(refused, 'close')) as [number];
    expect(code).toBe(2);
    expect(said.split('\n').filter((line) => line.startsWith('no-such:'))).toHaveLength(1);
  });

  test('saves where the person says, and nothing when cancelled', async () => {
    const { app, console, directory } = running;
    const file = path.join(directory, 'report.json');
    const save = () =>
      console.evaluate(() => (window.reseal as { save(what: string): unknown }).save('report'));
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = (async () => ({ canceled: true, filePath: '' })) as never;
    });
    expect(await save()).toBeNull();
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as never;
    }, file);
    expect(await save()).toBe(file);
  });

  test('five presses of the Windows key or of F5 open the menu', async () => {
    const { stage } = running;
    await powerOn(stage);
    for (const key of ['Meta', 'F5'] as const) {
      await pressFiveTimes(stage, key);
      await expect(heading(stage, headings.menu)).toBeVisible();
      await stage.getByRole('button', { name: 'Exit' }).click();
      await expect(heading(stage, headings.region)).toBeVisible();
    }
  });

  test('a folder that is dropped is read where it lies, remembered by its path, and rehearsed in', async () => {
    const { app, console, directory } = running;
    const folder = writeExport(directory, 'Quayside');
    await app.evaluate(
      ({ app: standIn }, [name, place]) => {
        // A real Electron knows the path of what is dropped; its stand-in is told.
        (standIn as unknown as { pathsOfFiles?: Map<string, string> }).pathsOfFiles?.set(name, place);
      },
      ['Quayside', folder] as const,
    );
    await dropOn(console, folder);
    await expect(heading(console, 'Quayside Can be rehearsed')).toBeFocused();
    await console.getByRole('button', { name: 'Back to the rehearsal' }).click();
    await console.getByRole('button', { name: 'Another rehearsal' }).click();
    await expect(console.getByRole('list', { name: 'Recent tenants' })).toContainText(folder);

    const zip = writeZip(directory, 'night.zip');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [filePath] })) as never;
    }, zip);
    await console.getByRole('button', { name: 'Choose a zip…' }).click();
    await console.getByRole('button', { name: 'Begin the rehearsal' }).click();
    await expect(console.getByText('Pre-provisioning in night')).toBeVisible();
    const pages = await console.evaluate(() =>
      Object.keys((window.reseal as unknown as { tenants: object }).tenants),
    );
    expect(pages.sort()).toEqual(['begin', 'forget', 'giving', 'known', 'onNews', 'save', 'start', 'stop']);
  });
});

test.describe('an app of its own', () => {
  test.beforeEach(launch);
  test.afterEach(close);

  test('Ctrl+Shift+O brings the other window to the front, and opens it again once closed', async () => {
    const { app, stage, console } = running;
    const windows = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await console.close();
    await expect.poll(windows).toBe(1);
    await stage.keyboard.press('Control+Shift+O');
    await expect.poll(windows).toBe(2);
  });

  test('ends with its last window, and with its journal closed', async () => {
    const { app, stage, console } = running;
    const ended = app.waitForEvent('close');
    await console.close();
    await stage.close();
    await ended;
  });
});
