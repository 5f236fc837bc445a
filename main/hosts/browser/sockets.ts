/**
 * The WebSocket half of the browser host. A window sends `{ id, channel, args }` and gets
 * `{ id, ok, value | error }`; views and notices come as `{ event, value }`.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import { channels, surfaces, viewEvents } from '../../../shared/bridge.ts';
import type { HostNotice, Surface } from '../../../shared/bridge.ts';
import type { Handler } from '../bridge/bridge.ts';
import { createRequestQueue, tooMany } from '../bridge/request-queue.ts';
import type { SessionHost } from '../session-host.ts';
import type { Access } from './access.ts';
import { createOutbox } from './outbox.ts';
import type { Outbox } from './outbox.ts';

const largestMessage = 1024 * 1024;

/** Windows at a time; a class has a stage, a projector and a console. */
const mostWindows = 32;

/** Milliseconds that a window has to part when the host ends. */
const parting = 500;

const requestSchema = v.strictObject({
  id: v.pipe(v.number(), v.safeInteger()),
  channel: v.pipe(v.string(), v.maxLength(64)),
  args: v.pipe(v.array(v.unknown()), v.maxLength(8)),
});
type Request = v.InferOutput<typeof requestSchema>;

export interface Sockets {
  /** Answers an upgrade request: a socket for our own page, a refusal for anyone else. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells the windows of a surface something. */
  push(surface: Surface, event: string, value: object): void;
  /** Calls `listener` with the number of open windows whenever it changes. */
  onCount(listener: (open: number) => void): void;
  close(): void;
}

/** Where each kind of window connects. */
const socketPaths: Readonly<Record<Surface, string>> = {
  stage: '/bridge/stage',
  console: '/bridge/console',
};

/** `resumeKey` is told to every window, for its way in after the host was started anew. */
export function createSockets(
  host: SessionHost,
  handlers: Readonly<Record<Surface, ReadonlyMap<string, Handler>>>,
  access: Access,
  resumeKey: string,
): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    // Answered below, where somebody takes the answers.
    autoPong: false,
  });
  const open = new Map<WebSocket, { readonly surface: Surface; readonly outbox: Outbox }>();
  const countListeners = new Set<(open: number) => void>();
  const counted = (): void => countListeners.forEach((listener) => listener(open.size));

  host.onView((surface, json) => {
    for (const [window, event] of viewEvents[surface])
      for (const { surface: of, outbox } of open.values())
        if (of === window) outbox.view(event, `{"event":"${event}","value":${json}}`);
  });
  host.onNotice((notice) => {
    for (const { outbox } of open.values()) tell(outbox, notice);
  });

  function serve(socket: WebSocket, surface: Surface): void {
    const outbox = createOutbox(socket);
    const queue = createRequestQueue();
    open.set(socket, { surface, outbox });
    outbox.send(JSON.stringify({ event: channels.resume, value: resumeKey }));
    counted();
    socket.on('message', (data, isBinary) => {
      const request = isBinary ? undefined : requestOf(data);
      if (request === undefined) {
        socket.close(isBinary ? 1003 : 1007, 'not a request');
        return;
      }
      const reply = (rest: object): void => outbox.send(JSON.stringify({ id: request.id, ...rest }));
      const taken = queue.add(lengthOf(data), async () => {
        await outbox.room();
        reply(await answered(handlers[surface], request));
        // A page that asks for its view has just opened: it has missed what was told before.
        if (request.channel === channels[surface].view)
          host.notices().forEach((notice) => tell(outbox, notice));
      });
      if (!taken) reply({ ok: false, error: tooMany });
    });
    socket.on('ping', (data) => {
      if (outbox.hasRoom()) socket.pong(data);
    });
    // A broken connection reports here and then closes; without a listener it would end the process.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.delete(socket);
      queue.clear();
      outbox.close();
      counted();
    });
  }

  return {
    upgrade(request, socket, head) {
      // What a client does to its connection says nothing about the rehearsal.
      socket.on('error', () => socket.destroy());
      const surface = surfaces.find((one) => socketPaths[one] === request.url);
      if (surface === undefined || !access.allowsOwnPage(request)) return refuse(socket, '403 Forbidden');
      if (open.size >= mostWindows) return refuse(socket, '503 Service Unavailable');
      server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, surface));
    },
    push(surface, event, value) {
      const message = JSON.stringify({ event, value });
      for (const window of open.values()) if (window.surface === surface) window.outbox.send(message);
    },
    onCount(listener) {
      countListeners.add(listener);
    },
    close() {
      for (const socket of open.keys()) {
        socket.close(1001);
        // A window that does not read does not hear that either.
        setTimeout(() => socket.terminate(), parting);
      }
      server.close();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function tell(outbox: Outbox, notice: HostNotice): void {
  outbox.send(JSON.stringify({ event: channels.notice, value: notice }));
}

async function answered(
  handlers: ReadonlyMap<string, Handler>,
  { channel, args }: Request,
): Promise<{ ok: true; value: unknown } | { ok: false; error: string }> {
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) return { ok: false, error: `This window has no channel ${channel}.` };
    return { ok: true, value: await handler(args) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

const lengthOf = (data: RawData): number =>
  Array.isArray(data) ? data.reduce((sum, { length }) => sum + length, 0) : data.byteLength;

function requestOf(data: RawData): Request | undefined {
  try {
    const request = v.safeParse(requestSchema, JSON.parse(String(data)));
    return request.success ? request.output : undefined;
  } catch {
    return undefined;
  }
}
