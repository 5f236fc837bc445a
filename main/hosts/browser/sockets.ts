/**
 * The WebSocket half of the browser host. A window sends `{ id, channel, args }` and gets
 * `{ id, ok, value | error }`; views and notices come as `{ event, value }`.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import { channels, surfaces } from '../../../shared/bridge.ts';
import type { HostNotice, Surface } from '../../../shared/bridge.ts';
import type { Handler } from '../bridge/bridge.ts';
import type { SessionHost } from '../session-host.ts';
import type { Access } from './access.ts';

const largestMessage = 1024 * 1024;
/** A window that takes nothing for this long a time of views is gone or stuck. */
const largestBacklog = 16 * 1024 * 1024;

const requestSchema = v.strictObject({
  id: v.pipe(v.number(), v.safeInteger()),
  channel: v.pipe(v.string(), v.maxLength(64)),
  args: v.pipe(v.array(v.unknown()), v.maxLength(8)),
});

export interface Sockets {
  /** Answers an upgrade request: a socket for our own page, a refusal for anyone else. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Calls `listener` with the number of open windows whenever it changes. */
  onCount(listener: (open: number) => void): void;
  close(): void;
}

/** Where each kind of window connects. */
const socketPaths: Readonly<Record<Surface, string>> = {
  stage: '/bridge/stage',
  console: '/bridge/console',
};

export function createSockets(
  host: SessionHost,
  handlers: Readonly<Record<Surface, ReadonlyMap<string, Handler>>>,
  access: Access,
): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
  });
  const open = new Map<WebSocket, Surface>();
  const countListeners = new Set<(open: number) => void>();
  const counted = (): void => countListeners.forEach((listener) => listener(open.size));

  host.onView((surface, json) => {
    const message = `{"event":${JSON.stringify(channels[surface].changed)},"value":${json}}`;
    for (const [socket, its] of open) if (its === surface) push(socket, message);
  });
  host.onNotice((notice) => {
    for (const socket of open.keys()) tell(socket, notice);
  });

  function serve(socket: WebSocket, surface: Surface): void {
    open.set(socket, surface);
    counted();
    socket.on('message', (data, isBinary) => {
      if (isBinary) socket.close(1003);
      else
        void answer(socket, handlers[surface], data).then((channel) => {
          // A page that asks for its view has just opened: it has missed what was told before.
          if (channel === channels[surface].view) host.notices().forEach((notice) => tell(socket, notice));
        });
    });
    // A broken connection reports here and then closes; without a listener it would end the process.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.delete(socket);
      counted();
    });
  }

  return {
    upgrade(request, socket, head) {
      const surface = surfaces.find((one) => socketPaths[one] === request.url);
      if (surface === undefined || !access.allowsSocket(request)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, (accepted) => serve(accepted, surface));
    },
    onCount(listener) {
      countListeners.add(listener);
    },
    close() {
      for (const socket of open.keys()) socket.close(1001);
      server.close();
    },
  };
}

function tell(socket: WebSocket, notice: HostNotice): void {
  push(socket, JSON.stringify({ event: channels.notice, value: notice }));
}

function push(socket: WebSocket, message: string): void {
  if (socket.bufferedAmount > largestBacklog) socket.terminate();
  else if (socket.readyState === socket.OPEN) socket.send(message);
}

/** Answers one message; resolves with its channel. */
async function answer(
  socket: WebSocket,
  handlers: ReadonlyMap<string, Handler>,
  data: RawData,
): Promise<string | undefined> {
  const request = v.safeParse(requestSchema, parsed(String(data)));
  if (!request.success) {
    socket.close(1007, 'not a request');
    return undefined;
  }
  const { id, channel, args } = request.output;
  const reply = (rest: object): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id, ...rest }));
  };
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) reply({ ok: false, error: `This window has no channel ${channel}.` });
    else reply({ ok: true, value: await handler(args) });
  } catch (error) {
    reply({ ok: false, error: error instanceof Error ? error.message : String(error) });
  }
  return channel;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
