/** `electron.WebContents`: one page of Chromium, with its preload in an isolated world. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { app, cdp } from './app.ts';
import type { Params } from './cdp.ts';
import { createClone } from './clone.ts';
import { ipcMain } from './ipc-main.ts';
import { denyWindowOpen } from './page-open.ts';
import { createPageBridge } from './page-bridge.ts';
import { runPreload } from './page-preload.ts';
import type { Asked, FromPreload, ToPreload } from './page-preload.ts';
import { PreventableEvent, warn } from './preventable.ts';
import { answerSecretRequests, fromChromium, isCustom, secret, secretPath, toChromium } from './protocol.ts';
import { defaultSession } from './session.ts';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

const isolatedWorld = 'Electron Isolated Context';
const sendName = `${secret}_send`;
const receiveName = `${secret}_receive`;
const clone = createClone();
const all = new Map<number, WebContents>();

answerSecretRequests((id, body) => {
  const asked = JSON.parse(body) as Asked;
  const contents = all.get(id);
  if (asked.type === 'path') return app.pathsOfFiles.get(asked.name) ?? '';
  if (asked.type === 'open') {
    contents?.askToOpen(asked.url);
    return '';
  }
  const event = new PreventableEvent();
  contents?.emit('before-input-event', event, asked.input);
  return event.defaultPrevented ? 'prevented' : '';
});

export class WebContents extends EventEmitter {
  readonly id: number;
  readonly mainFrame: { readonly url: string; readonly parent: null };
  readonly attached: Promise<void>;
  targetId = '';
  #session = '';
  #preloadContext = 0;
  #url = '';
  #loading = false;
  #painted = false;
  #destroyed = false;
  #openHandler: OpenHandler = () => ({ action: 'allow' });

  constructor(options: Electron.BrowserWindowConstructorOptions, onFirstPaint: () => void) {
    super();
    this.id = all.size + 1;
    all.set(this.id, this);
    const url = (): string => this.#url;
    this.mainFrame = {
      get url() {
        return url();
      },
      parent: null,
    };
    queueMicrotask(() => app.emit('web-contents-created', {}, this));
    this.attached = this.#attach(options, onFirstPaint);
  }

  /** Playwright's loader maps targets to windows with this. */
  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find((contents) => contents.targetId === targetId);
  }

  command<Result = Params>(method: string, params: Params = {}): Promise<Result> {
    return cdp.send<Result>(method, params, this.#session);
  }

  getURL(): string {
    return this.#url;
  }

  /** Whether the page may stand still while nobody sees it; Chromium's windows here are always seen. */
  setBackgroundThrottling(_allowed: boolean): void {}

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  markDestroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#toPreload({ type: 'event', channel, args: clone.encode(args) });
  }

  async loadURL(url: string): Promise<void> {
    await this.attached;
    if (isCustom(url)) await defaultSession.applyPermissions(this, new URL(toChromium(url)).origin);
    this.#loading = true;
    const loaded = new Promise((resolve) => this.once('did-finish-load', resolve));
    const { errorText } = await this.command<{ errorText?: string }>('Page.navigate', {
      url: toChromium(url),
    });
    this.#loading = false;
    if (errorText) throw new Error(`${errorText.replace('net::', '')} loading '${url}'`);
    await loaded;
  }

  async #attach(options: Electron.BrowserWindowConstructorOptions, onFirstPaint: () => void): Promise<void> {
    const { webPreferences = {}, width = 800, height = 600 } = options;
    if (
      webPreferences.nodeIntegration ||
      webPreferences.contextIsolation === false ||
      !webPreferences.sandbox
    )
      throw new Error('the stand-in runs only sandboxed, isolated renderers');
    const target = { url: 'about:blank', newWindow: true, width, height };
    this.targetId = (await cdp.send<{ targetId: string }>('Target.createTarget', target)).targetId;
    const attach = { targetId: this.targetId, flatten: true };
    this.#session = (await cdp.send<{ sessionId: string }>('Target.attachToTarget', attach)).sessionId;
    this.#listen(onFirstPaint);
    const preload = webPreferences.preload === undefined ? '' : readFileSync(webPreferences.preload, 'utf8');
    await Promise.all([
      this.command('Page.enable'),
      this.command('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.command('Runtime.enable'),
      this.command('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.command('Runtime.addBinding', { name: sendName, executionContextName: isolatedWorld }),
      this.command('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(this.id) }),
      this.command('Page.addScriptToEvaluateOnNewDocument', {
        worldName: isolatedWorld,
        source: preloadScript(this.id, preload),
      }),
    ]);
  }

  #listen(onFirstPaint: () => void): void {
    const on = <Event = Params>(method: string, listener: (event: Event) => void): void => {
      cdp.on(`${this.#session}:${method}`, listener);
    };
    on<{ payload: string; executionContextId: number }>('Runtime.bindingCalled', (event) => {
      void this.#fromPreload(JSON.parse(event.payload) as FromPreload, event.executionContextId);
    });
    on<{ exceptionDetails: { text: string; exception?: { description?: string } } }>(
      'Runtime.exceptionThrown',
      ({ exceptionDetails: { exception, text } }) =>
        warn(`page exception: ${exception?.description ?? text}`),
    );
    on<{ frame: { parentId?: string; url: string } }>('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#url = fromChromium(frame.url);
    });
    on('Page.loadEventFired', () => this.emit('did-finish-load', {}));
    on<{ name: string }>('Page.lifecycleEvent', ({ name }) => {
      if (name !== 'firstContentfulPaint' || this.#painted) return;
      this.#painted = true;
      onFirstPaint();
    });
    on<{ url: string }>('Page.windowOpen', ({ url }) => this.askToOpen(url));
    on<PausedRequest>('Fetch.requestPaused', (paused) => void this.#decide(paused));
  }

  askToOpen(url: string): void {
    const details = { url: fromChromium(url) } as Electron.HandlerDetails;
    if (this.#openHandler(details).action === 'allow') warn('a window was allowed to open: not simulated');
  }

  /** will-navigate and webRequest.onBeforeRequest. */
  async #decide({ requestId, resourceType, frameId, request }: PausedRequest): Promise<void> {
    const url = fromChromium(request.url);
    const fail = (errorReason: string): Promise<unknown> =>
      this.command('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined);
    if (resourceType === 'Document' && frameId === this.targetId && !this.#loading) {
      const event = Object.assign(new PreventableEvent(), { url });
      this.emit('will-navigate', event);
      if (event.defaultPrevented) return void fail('Aborted');
    }
    const { cancel } = request.url.includes(secretPath) ? {} : await defaultSession.filter(url);
    if (cancel) await fail('BlockedByClient');
    else await this.command('Fetch.continueRequest', { requestId }).catch(() => undefined);
  }

  async #fromPreload(message: FromPreload, context: number): Promise<void> {
    if (message.type === 'hello') {
      this.#preloadContext = context;
      if (this.listenerCount('before-input-event') > 0) this.#toPreload({ type: 'watch keys' });
      return;
    }
    const { id, channel } = message;
    try {
      const event = { sender: this, senderFrame: this.mainFrame };
      const value = await ipcMain.call(channel, event, ...(clone.decode(message.args) as unknown[]));
      this.#toPreload({ type: 'result', id, ok: true, value: clone.encode(value) });
    } catch (error) {
      const value = `Error invoking remote method '${channel}': ${String(error)}`;
      this.#toPreload({ type: 'result', id, ok: false, value });
    }
  }

  #toPreload(message: ToPreload): void {
    if (this.#preloadContext === 0) return;
    const text = JSON.stringify(JSON.stringify(message));
    const params = { contextId: this.#preloadContext, expression: `${receiveName}(${text})` };
    void this.command('Runtime.evaluate', params).catch(() => undefined);
  }
}

interface PausedRequest {
  readonly requestId: string;
  readonly resourceType: string;
  readonly frameId: string;
  readonly request: { readonly url: string };
}

/** Only the top frame of one of the app's own pages gets a bridge and a preload. */
const topFrameOnly = `if (window === window.top && location.protocol !== 'about:')`;
const injected = `const createClone = ${String(createClone)}; const createPageBridge = ${String(createPageBridge)};`;

const askAddress = (contentsId: number): string => `${secretPath}${contentsId}`;

function mainWorldScript(contentsId: number): string {
  return `${topFrameOnly} { ${injected} createPageBridge('main', '${secret}', createClone);
    (${String(denyWindowOpen)})('${askAddress(contentsId)}');
  }`;
}

function preloadScript(contentsId: number, preload: string): string {
  const names = JSON.stringify({ send: sendName, receive: receiveName, ask: askAddress(contentsId) });
  return `${topFrameOnly} { ${injected} const runPreload = ${String(runPreload)};
    runPreload(${names}, createClone(), createPageBridge('preload', '${secret}', createClone),
      function (require, module, exports, process) {${preload}
      });
  }
  //# sourceURL=electron-preload`;
}
