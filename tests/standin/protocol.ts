/**
 * `electron.protocol`: custom schemes, answered over loopback HTTP. `app://bundle/x` is
 * `http://bundle.app.localhost/x` inside Chromium: a stable, secure origin for which real headers are enforced.
 */
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { app, needReady } from './app.ts';
import { warn } from './preventable.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;

const schemes = new Map<string, Electron.Privileges>();
const handlers = new Map<string, SchemeHandler>();

/** Addresses that only the preload's side knows: it asks here for answers that it must have at once. */
export const secret = `s${randomBytes(8).toString('hex')}`;
export const secretPath = `/.standin/${secret}/`;

type Asked = (contentsId: number, body: string) => string;
let asked: Asked = () => '';

export function answerSecretRequests(answer: Asked): void {
  asked = answer;
}

export const protocol = {
  registerSchemesAsPrivileged(list: Electron.CustomScheme[]): void {
    if (app.hasStarted)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of list) schemes.set(scheme, privileges ?? {});
  },
  handle(scheme: string, handler: SchemeHandler): void {
    needReady('protocol.handle');
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} has already been registered`);
    if (!schemes.get(scheme)?.standard)
      warn(`scheme ${scheme} is not registered as standard: relative URLs would fail in Electron`);
    handlers.set(scheme, handler);
  },
};

export function isCustom(url: string): boolean {
  return schemes.has(url.slice(0, url.indexOf(':')));
}

/** What Chromium calls an address of the app. */
export function toChromium(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/]*)/, (all, scheme: string, host: string) =>
    schemes.has(scheme) ? `http://${host}.${scheme}.localhost` : all,
  );
}

/** What the app calls an address of Chromium. */
export function fromChromium(url: string): string {
  return url.replace(
    /^http:\/\/([^/:]*)\.([a-z0-9+-]+)\.localhost(?=\/|$)/,
    (all, host: string, scheme: string) => (schemes.has(scheme) ? `${scheme}://${host}` : all),
  );
}

/** Starts the loopback server; resolves with its port. */
export function servePages(): Promise<number> {
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      warn(`the protocol handler failed: ${String(error)}`);
      response.destroy();
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    server.unref();
  });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const path = request.url ?? '/';
  if (path.startsWith(secretPath)) {
    response.end(asked(Number(path.slice(secretPath.length)), body.toString()));
    return;
  }
  const url = fromChromium(`http://${request.headers.host}${path}`);
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (handler === undefined) {
    response.destroy();
    return;
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (name !== 'host') headers.set(name, String(value));
  const init = { method: request.method ?? 'GET', headers, ...(body.length > 0 ? { body } : {}) };
  const answered = await handler(new Request(url, init));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(Buffer.from(await answered.arrayBuffer()));
}
