/** `electron.BrowserWindow`. */
import { EventEmitter } from 'node:events';
import { app, cdp, needReady } from './app.ts';
import { PreventableEvent } from './preventable.ts';
import { WebContents } from './web-contents.ts';

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly id: number;
  readonly gone: Promise<void>;
  keptOpen = false;
  readonly #options: Electron.BrowserWindowConstructorOptions;
  #markGone: () => void;
  #minimized = false;
  #focused = 0;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    needReady('BrowserWindow');
    const gone = Promise.withResolvers<void>();
    this.gone = gone.promise;
    this.#markGone = gone.resolve;
    this.#options = options;
    this.webContents = new WebContents(options, () => this.emit('ready-to-show'));
    this.id = this.webContents.id;
    app.openWindows.add(this);
    queueMicrotask(() => app.emit('browser-window-created', {}, this));
    cdp.on(':Target.targetDestroyed', ({ targetId }: { targetId: string }) => {
      if (targetId === this.webContents.targetId) this.#destroyed();
    });
  }

  static getAllWindows(): BrowserWindow[] {
    return [...app.openWindows].filter((window) => window instanceof BrowserWindow);
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  getTitle(): string {
    return this.#options.title ?? '';
  }

  show(): void {
    this.emit('show');
  }

  /** How often the window was brought to the front, for tests. */
  get timesFocused(): number {
    return this.#focused;
  }

  focus(): void {
    this.#focused += 1;
    void this.webContents.attached.then(() => this.webContents.command('Page.bringToFront'));
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  minimize(): void {
    this.#minimized = true;
  }

  restore(): void {
    this.#minimized = false;
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  close(): void {
    const event = new PreventableEvent();
    this.emit('close', event);
    this.keptOpen = event.defaultPrevented;
    if (this.keptOpen) return;
    void this.webContents.attached
      .then(() => cdp.send('Target.closeTarget', { targetId: this.webContents.targetId }))
      .catch(() => undefined)
      .then(() => setTimeout(() => this.#destroyed(), 300));
  }

  #destroyed(): void {
    if (this.isDestroyed()) return;
    this.webContents.markDestroyed();
    this.emit('closed');
    this.#markGone();
    app.windowClosed(this);
  }
}
