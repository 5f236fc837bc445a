/**
 * contextBridge between a page's main world and its preload's isolated world, over synchronous DOM events.
 * Injected into both worlds as source text: self-contained.
 */
import type { Clone, CloneHook } from './clone.ts';

type Message =
  | { readonly type: 'expose'; readonly key: string; readonly value: string }
  | { readonly type: 'call'; readonly callee: number; readonly args: string }
  | { readonly type: 'return'; readonly ok: boolean; readonly value: string }
  | { readonly type: 'settle'; readonly promise: number; readonly ok: boolean; readonly value: string };

export interface PageBridge {
  expose(key: string, api: unknown): void;
}

/** `secret` names the events, so that the page cannot take part. */
export function createPageBridge(
  side: 'main' | 'preload',
  secret: string,
  createClone: (hook: CloneHook) => Clone,
): PageBridge {
  type Callee = (...args: unknown[]) => unknown;
  const callees: Callee[] = [];
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastPromise = 0;
  let returned: Extract<Message, { type: 'return' }> | undefined;

  const other = side === 'main' ? 'preload' : 'main';
  const post = (message: Message): void => {
    window.dispatchEvent(new CustomEvent(`${secret}:${other}`, { detail: JSON.stringify(message) }));
  };
  const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  function pass(value: unknown): object | undefined {
    if (value instanceof File) return { file: value.name };
    if (typeof value === 'function') return { callee: callees.push(value as Callee) - 1 };
    if (!(value instanceof Promise)) return undefined;
    lastPromise += 1;
    const promise = lastPromise;
    value.then(
      (result) => post({ type: 'settle', promise, ok: true, value: clone.encode(result) }),
      (error: unknown) => post({ type: 'settle', promise, ok: false, value: reason(error) }),
    );
    return { promise };
  }

  function receive({ callee, promise, file }: Readonly<Record<string, unknown>>): unknown {
    if (typeof file === 'string') return new File([], file);
    if (typeof promise === 'number')
      return new Promise((resolve, reject) => promises.set(promise, { resolve, reject }));
    return (...args: unknown[]): unknown => {
      returned = undefined;
      post({ type: 'call', callee: Number(callee), args: clone.encode(args) });
      const answer = returned as Extract<Message, { type: 'return' }> | undefined;
      if (!answer) throw new Error('stand-in contextBridge: no answer');
      if (!answer.ok) throw new Error(answer.value);
      return clone.decode(answer.value);
    };
  }

  const clone = createClone({ encode: pass, decode: receive });

  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) {
      for (const one of Object.values(value)) freeze(one);
      Object.freeze(value);
    }
    return value;
  };

  function call(callee: number, args: string): void {
    try {
      const result = callees[callee]?.(...(clone.decode(args) as unknown[]));
      post({ type: 'return', ok: true, value: clone.encode(result) });
    } catch (error) {
      post({ type: 'return', ok: false, value: reason(error) });
    }
  }

  window.addEventListener(`${secret}:${side}`, (event) => {
    event.stopImmediatePropagation();
    const message = JSON.parse((event as CustomEvent<string>).detail) as Message;
    if (message.type === 'expose')
      Object.defineProperty(window, message.key, {
        value: freeze(clone.decode(message.value)),
        enumerable: true,
      });
    else if (message.type === 'call') call(message.callee, message.args);
    else if (message.type === 'return') returned = message;
    else {
      const waiting = promises.get(message.promise);
      promises.delete(message.promise);
      if (message.ok) waiting?.resolve(clone.decode(message.value));
      else waiting?.reject(new Error(message.value));
    }
  });

  return {
    expose(key, api) {
      if (key in window)
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      post({ type: 'expose', key, value: clone.encode(api) });
    },
  };
}
