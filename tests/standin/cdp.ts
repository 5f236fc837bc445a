/** A Chromium process and the Chrome DevTools Protocol to it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';

export type Params = Record<string, unknown>;

interface Call {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

/** Emits `SESSION:METHOD` for every protocol event (`:METHOD` for the browser's own) and 'gone' at the end. */
export class Cdp extends EventEmitter {
  #socket: WebSocket | undefined;
  #lastId = 0;
  readonly #calls = new Map<number, Call>();
  child: ChildProcess | undefined;

  /** Prints the line that Playwright waits for, with the address of the protocol. */
  async launch(executable: string, args: readonly string[]): Promise<void> {
    this.child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const address = await listeningAddress(this.child);
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    socket.onmessage = (message) => this.#receive(JSON.parse(String(message.data)) as Message);
    socket.onclose = () => this.emit('gone');
    this.#socket = socket;
    console.error(`DevTools listening on ${address}`);
  }

  send<Result = Params>(method: string, params: Params = {}, sessionId?: string): Promise<Result> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<Result>((resolve, reject) => {
      this.#calls.set(id, {
        resolve: (value) => resolve(value as Result),
        reject: (error) => reject(new Error(`${method}: ${error.message}`)),
      });
      this.#socket?.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  }

  #receive({ id, method, params, result, error, sessionId }: Message): void {
    if (id === undefined) {
      this.emit(`${sessionId ?? ''}:${method}`, params);
      return;
    }
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result);
  }
}

function listeningAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}: ${said.slice(-400)}`)));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = /^DevTools listening on (ws:\S+)/m.exec(said)?.[1];
      if (address === undefined) return;
      said = '';
      resolve(address);
    });
  });
}
