/**
 * The only importer of 'electron' in the main process. `Surface` lists every member that Reseal uses: Electron's
 * own types and the stand-in of the tests must both satisfy it, so that drift on either side is a compile error.
 */
import * as electron from 'electron';

/** An event that is listened to, with the part of its arguments that is read. */
type Emits<Name extends string, Args extends unknown[] = []> = Readonly<
  Record<'on' | 'once', (event: Name, listener: (...args: Args) => void) => unknown>
>;

export interface Preventable {
  preventDefault(): void;
}

export type KeyInput = Pick<Electron.Input, 'type' | 'code' | 'control' | 'meta' | 'shift' | 'alt'>;

export interface FrameSurface {
  readonly url: string;
  /** Null for a window's top frame. */
  readonly parent: unknown;
}

export type WebContentsSurface = Pick<
  Electron.WebContents,
  'id' | 'send' | 'setWindowOpenHandler' | 'setBackgroundThrottling' | 'isDestroyed'
> &
  Emits<'will-navigate', [Preventable & { readonly url: string }]> &
  Emits<'will-attach-webview', [Preventable]> &
  Emits<'before-input-event', [Preventable, KeyInput]>;

/** Who asks for a permission. */
export type AskingContents = Pick<Electron.WebContents, 'getURL'>;

/** Who sent a message: the frame is null once it has gone away. */
export interface InvokeEvent {
  readonly sender: Pick<WebContentsSurface, 'id'>;
  readonly senderFrame: FrameSurface | null;
}

export type WindowSurface = Pick<
  Electron.BrowserWindow,
  'show' | 'focus' | 'restore' | 'isMinimized' | 'isDestroyed' | 'loadURL' | 'close'
> &
  Emits<'ready-to-show'> &
  Emits<'closed'> &
  Emits<'minimize'> &
  Emits<'restore'> & { readonly webContents: WebContentsSurface };

export interface SessionSurface {
  setPermissionRequestHandler(
    handler: (
      contents: AskingContents | null,
      permission: string,
      answer: (granted: boolean) => void,
    ) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: AskingContents | null, permission: string) => boolean): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: Pick<Electron.OnBeforeRequestListenerDetails, 'url'>,
        answer: (response: Electron.CallbackResponse) => void,
      ) => void,
    ): void;
  };
}

export interface Surface {
  app: Pick<
    Electron.App,
    'whenReady' | 'quit' | 'exit' | 'getPath' | 'isPackaged' | 'requestSingleInstanceLock' | 'enableSandbox'
  > &
    Emits<'window-all-closed'> &
    Emits<'second-instance'> &
    Emits<'will-quit', [Preventable]> &
    Emits<'web-contents-created', [unknown, WebContentsSurface]>;
  BrowserWindow: new (options?: Electron.BrowserWindowConstructorOptions) => WindowSurface;
  ipcMain: {
    handle(channel: string, listener: (event: InvokeEvent, ...args: unknown[]) => unknown): void;
  };
  protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  session: { readonly defaultSession: SessionSurface };
  dialog: Pick<Electron.Dialog, 'showErrorBox'> & {
    showSaveDialog(options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue>;
    showOpenDialog(options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue>;
  };
  Menu: { setApplicationMenu(menu: null): void };
}

const real: Surface = electron;

export const { app, BrowserWindow, ipcMain, protocol, session, dialog, Menu } = real;
