/**
 * What a sandboxed preload script sees: `ipcRenderer`, `contextBridge`, and a `require` that knows only these.
 * Injected into the isolated world as source text: self-contained.
 */
import type { Clone } from './clone.ts';
import type { PageBridge } from './page-bridge.ts';

export type FromPreload =
  | { readonly type: 'hello' }
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: string };

export type ToPreload =
  | { readonly type: 'event'; readonly channel: string; readonly args: string }
  | { readonly type: 'result'; readonly id: number; readonly ok: boolean; readonly value: string }
  /** The main process listens to `before-input-event`: ask it for every key. */
  | { readonly type: 'watch keys' };

/** What is asked at `names.ask`; the answer 'prevented' holds the key back. */
export type Asked =
  /** Where a file lies that was dropped; the answer is its path. */
  | { readonly type: 'path'; readonly name: string }
  | { readonly type: 'key'; readonly input: object }
  | { readonly type: 'open'; readonly url: string };

type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: object,
) => void;

/** `names`: the global function that sends, the one that receives, and the address that answers at once. */
export function runPreload(
  names: { readonly send: string; readonly receive: string; readonly ask: string },
  clone: Clone,
  bridge: PageBridge,
  preload: Preload,
): void {
  const globals = globalThis as unknown as Record<string, (text: string) => void>;
  const send = (message: FromPreload): void => globals[names.send]!(JSON.stringify(message));
  type Listener = (...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;

  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        calls.set(lastId, { resolve, reject });
        send({ type: 'invoke', id: lastId, channel, args: clone.encode(args) });
      }),
    on(channel: string, listener: Listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };

  const ask = (asked: Asked): string => {
    const request = new XMLHttpRequest();
    request.open('POST', names.ask, false);
    request.send(JSON.stringify(asked));
    return request.responseText;
  };

  /** A key is held back here until the main process has looked at it, as Electron does. */
  function watchKey(event: Event): void {
    const { type, key, code, repeat, shiftKey, ctrlKey, altKey, metaKey, isTrusted } = event as KeyboardEvent;
    if (!isTrusted) return;
    const input = {
      type: type === 'keydown' ? 'keyDown' : 'keyUp',
      key,
      code,
      isAutoRepeat: repeat,
      shift: shiftKey,
      control: ctrlKey,
      alt: altKey,
      meta: metaKey,
    };
    if (ask({ type: 'key', input }) !== 'prevented') return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  globals[names.receive] = (text) => {
    const message = JSON.parse(text) as ToPreload;
    if (message.type === 'event') {
      const event = { sender: ipcRenderer, ports: [] };
      const args = clone.decode(message.args) as unknown[];
      for (const listener of Array.from(listeners.get(message.channel) ?? [])) listener(event, ...args);
    } else if (message.type === 'result') {
      const call = calls.get(message.id);
      calls.delete(message.id);
      if (message.ok) call?.resolve(clone.decode(message.value));
      else call?.reject(new Error(message.value));
    } else {
      window.addEventListener('keydown', watchKey, { capture: true });
      window.addEventListener('keyup', watchKey, { capture: true });
    }
  };

  const electron = {
    ipcRenderer,
    webUtils: { getPathForFile: ({ name }: File) => ask({ type: 'path', name }) },
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api) },
  };
  const require = (name: string): unknown => {
    if (name !== 'electron' && name !== 'electron/renderer') throw new Error(`module not found: ${name}`);
    return electron;
  };
  send({ type: 'hello' });
  const module = { exports: {} };
  preload(require, module, module.exports, {
    platform: 'linux',
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: { electron: '0.0.0-standin' },
    env: {},
    argv: [],
  });
}
