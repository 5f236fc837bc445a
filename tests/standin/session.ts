/** `electron.session`: permissions and the filter of requests. */
import { cdp, needReady } from './app.ts';
import { warn } from './preventable.ts';

type Contents = Pick<Electron.WebContents, 'getURL'> | null;
type PermissionRequest = (contents: Contents, permission: string, answer: (granted: boolean) => void) => void;
type PermissionCheck = (contents: Contents, permission: string) => boolean;
type RequestFilter = (
  details: { url: string },
  answer: (response: Electron.CallbackResponse) => void,
) => void;

/** Electron's names of permissions and the protocol's. */
const permissions: Readonly<Record<string, string>> = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  'clipboard-read': 'clipboard-read',
  keyboardLock: 'keyboard-lock',
  pointerLock: 'pointer-lock',
  'idle-detection': 'idle-detection',
  midi: 'midi',
  'window-management': 'window-management',
};

class Session {
  #request: PermissionRequest | undefined;
  #check: PermissionCheck | undefined;
  #filter: RequestFilter | undefined;

  readonly webRequest = {
    onBeforeRequest: (filter: RequestFilter): void => {
      this.#filter = filter;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#check = handler;
  }

  filter(url: string): Promise<Electron.CallbackResponse> {
    const filter = this.#filter;
    return filter === undefined ? Promise.resolve({}) : new Promise((resolve) => filter({ url }, resolve));
  }

  /** The protocol has no prompt to hook into: the handlers are asked once, before a page of `origin` loads. */
  async applyPermissions(contents: Contents, origin: string): Promise<void> {
    for (const [permission, name] of Object.entries(permissions)) {
      const setting = this.#grants(contents, permission) ? 'granted' : 'denied';
      await cdp
        .send('Browser.setPermission', { permission: { name }, setting, origin })
        .catch((error: Error) => warn(error.message));
    }
  }

  #grants(contents: Contents, permission: string): boolean {
    let granted = true;
    this.#request?.(contents, permission, (answer) => {
      granted = answer;
    });
    return granted && (this.#check?.(contents, permission) ?? true);
  }
}

export const defaultSession = new Session();

export const session = {
  get defaultSession(): Session {
    needReady('session.defaultSession');
    return defaultSession;
  },
};
