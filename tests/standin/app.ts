/** `electron.app`: the app's life from the command line to the last window. */
import { EventEmitter } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { Cdp } from './cdp.ts';
import { takeInstanceLock } from './instance-lock.ts';
import type { InstanceLock } from './instance-lock.ts';
import { PreventableEvent } from './preventable.ts';

/** What the app needs to know of a window to quit. */
export interface OpenWindow {
  close(): void;
  /** A listener of 'close' has kept the window open. */
  readonly keptOpen: boolean;
  readonly gone: Promise<void>;
}

/** The Chromium that shows the app. */
export const cdp = new Cdp();

export const switches = new Map<string, string>();

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly openWindows = new Set<OpenWindow>();
  /** Where files and folders lie that a test drops, by their names. */
  readonly pathsOfFiles = new Map<string, string>();
  /** Playwright's loader adds its switches here; Chromium already runs with ours. */
  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => void switches.set(name, value),
  };
  #ready = Promise.withResolvers<void>();
  #hasStarted = false;
  #quitting = false;
  #lock: InstanceLock | undefined;
  #told: Promise<void> = Promise.resolve();

  /** Playwright puts its own function in place of `isReady`, to hold the app back until a test has joined. */
  get hasStarted(): boolean {
    return this.#hasStarted;
  }

  isReady(): boolean {
    return this.#hasStarted;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  markReady(): void {
    this.#hasStarted = true;
    this.emit('ready', {}, {});
    this.#ready.resolve();
  }

  getPath(name: string): string {
    const home = os.homedir();
    const userData = switches.get('user-data-dir') || path.join(home, '.config', 'reseal');
    const paths: Readonly<Record<string, string>> = {
      home,
      userData,
      temp: os.tmpdir(),
      documents: path.join(home, 'Documents'),
      downloads: path.join(home, 'Downloads'),
    };
    const found = paths[name];
    if (found === undefined) throw new Error(`Failed to get '${name}' path`);
    return found;
  }

  enableSandbox(): void {
    if (this.#hasStarted) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(): boolean {
    const lock = takeInstanceLock(this.getPath('userData'), () =>
      this.emit('second-instance', {}, [], '', null),
    );
    if (lock instanceof Promise) {
      this.#told = lock;
      return false;
    }
    this.#lock = lock;
    return true;
  }

  /** before-quit, every window's close, will-quit, quit: each of the first three can be prevented. */
  quit(): void {
    if (this.#quitting || this.#prevented('before-quit')) return;
    this.#quitting = true;
    const windows = [...this.openWindows];
    for (const window of windows) window.close();
    if (windows.some((window) => window.keptOpen)) {
      this.#quitting = false;
      return;
    }
    void Promise.all([this.#told, ...windows.map((window) => window.gone)]).then(() => {
      this.#quitting = false;
      if (!this.#prevented('will-quit')) this.exit(0);
    });
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    this.#lock?.release();
    const end = (): never => process.exit(code);
    const { child } = cdp;
    if (child === undefined || child.exitCode !== null) end();
    child?.once('exit', end);
    void cdp.send('Browser.close').catch(() => child?.kill());
    setTimeout(() => child?.kill('SIGKILL'), 3000).unref();
  }

  windowClosed(window: OpenWindow): void {
    this.openWindows.delete(window);
    if (this.#quitting || this.openWindows.size > 0) return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  #prevented(name: string): boolean {
    const event = new PreventableEvent();
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

export const app = new App();

export function needReady(what: string): void {
  if (!app.hasStarted) throw new Error(`${what} cannot be used before app is ready`);
}
