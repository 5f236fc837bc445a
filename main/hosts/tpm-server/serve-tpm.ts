/** Serves a TPM to TPM tools on loopback: commands on a port, the platform on the next one. */
import net from 'node:net';
import type { Server, Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { BadInputError } from '../../../shared/failures.ts';
import { isFileError } from '../storage/file-errors.ts';
import { inSteps, type Steps } from '../../tpm/steps.ts';
import { commandRequests, largestRequest, platformRequests, word } from './mssim.ts';
import type { Reply, Request } from './mssim.ts';
import { createSimulator, type SimulatedTpm } from './simulator.ts';

export interface TpmServer {
  /** Resolves when a client has asked the simulator to stop, rejects where the TPM or its state file failed. */
  readonly stopped: Promise<void>;
  close(): void;
}

/** A request before it is answered, or what becomes of a client whose bytes are none. */
type Next = { readonly request: Request; readonly size: number } | 'incomplete' | 'unknown' | 'too large';

/** Milliseconds that a client has for the rest of its request, or to take its answers. */
const patience = 60_000;

/** Milliseconds between the last word to a client and the end of its connection. */
const parting = 2_000;

/** Clients at a time on each port; tools open a connection for a command or two. */
const mostClients = 256;

/** Many clients; their commands run one after the other. Rejects with BadInputError on a busy port. */
export async function serveTpm(tpm: SimulatedTpm, port: number): Promise<TpmServer> {
  const simulator = createSimulator(tpm);
  const stopped = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const inTurn = turns();
  /** `unknown` is the answer to a code that is not in the table, before the connection is closed. */
  const serve = (requests: ReadonlyMap<number, Request>, unknown: Uint8Array): Server =>
    // A client that has said all it has to say still hears the answer.
    net.createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // A client that resets its connection says nothing about the TPM.
      socket.on('error', () => socket.destroy());
      // Only set while a client owes us something: the rest of a request, or that it takes its answers.
      socket.on('timeout', () => socket.destroy());
      let held: Buffer = Buffer.alloc(0);
      let answering = false;
      socket.on('data', (chunk) => {
        if (socket.writableEnded) return;
        held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
        // More than the next request can be is read when its turn comes.
        if (held.length > largestRequest) socket.pause();
        void answer();
      });
      socket.on('end', () => {
        if (!answering) finish();
      });

      /** Says the last word. What a client still sends goes nowhere, and not for long. */
      function finish(word?: Uint8Array): void {
        socket.setTimeout(0);
        held = Buffer.alloc(0);
        if (word === undefined) socket.end();
        else socket.end(word);
        socket.resume();
        setTimeout(() => socket.destroy(), parting).unref();
      }

      async function answer(): Promise<void> {
        if (answering) return;
        answering = true;
        socket.setTimeout(0);
        try {
          await answerAll();
        } catch (error) {
          socket.destroy();
          stopped.reject(error);
        }
        answering = false;
        if (socket.readableEnded && !socket.writableEnded) finish();
        else if (held.length > 0 && !socket.writableEnded) socket.setTimeout(patience);
      }

      /** Answers the whole requests in `held`, each in one write, and leaves the rest there. */
      async function answerAll(): Promise<void> {
        while (!socket.writableEnded && !socket.destroyed) {
          const next = nextRequest(requests, held);
          if (next === 'incomplete') {
            socket.resume();
            return;
          }
          if (next === 'unknown') finish(unknown);
          else if (next === 'too large') socket.destroy();
          else {
            const { request, size } = next;
            const bytes = held.subarray(4, size);
            held = held.subarray(size);
            const act = () => stepByStep(request.act(simulator, bytes));
            const reply = await (request.atOnce === true ? act() : inTurn(act));
            if (reply === 'stop') stopped.resolve();
            if (!(reply instanceof Uint8Array)) finish();
            else if (!socket.write(reply)) await taken(socket);
          }
        }
      }
    });
  const servers = [serve(commandRequests, Buffer.alloc(0)), serve(platformRequests, word(1))] as const;
  for (const server of servers) server.maxConnections = mostClients;
  const close = (): void => {
    for (const server of servers) server.close();
    for (const socket of sockets) socket.destroy();
  };
  try {
    await listen(servers[0], port);
    await listen(servers[1], port + 1);
  } catch (error) {
    close();
    throw error;
  }
  return { stopped: stopped.promise, close };
}

/** Resolves when the client has taken its answers, or is gone; one that does neither is cut off. */
function taken(socket: Socket): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  socket.setTimeout(patience);
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      socket.setTimeout(0);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });
}

/** Each waits until those before it are done, whether they succeeded or not. */
function turns(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Between two steps the sockets are heard: that is how a cancellation arrives. */
async function stepByStep(reply: Reply | Steps<Reply>): Promise<Reply> {
  if (!inSteps(reply)) return reply;
  for (;;) {
    const step = reply.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}

/** The request that `bytes` begin with; its size includes the code. */
function nextRequest(requests: ReadonlyMap<number, Request>, bytes: Buffer): Next {
  if (bytes.length < 4) return 'incomplete';
  const request = requests.get(bytes.readUInt32BE());
  if (request === undefined) return 'unknown';
  const size = request.size(bytes.subarray(4));
  if (size === undefined) return 'incomplete';
  if (size > largestRequest) return 'too large';
  return bytes.length < 4 + size ? 'incomplete' : { request, size: 4 + size };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        isFileError(error, 'EADDRINUSE')
          ? new BadInputError('This port is in use', `Port ${port}`, 'Name another one with --port.')
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
