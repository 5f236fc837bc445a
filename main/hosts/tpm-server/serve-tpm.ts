/** Serves a TPM to TPM tools on loopback: commands on a port, the platform on the next one. */
import net from 'node:net';
import type { Server, Socket } from 'node:net';
import { BadInputError, MisuseError } from '../../../shared/failures.ts';
import { isFileError } from '../storage/file-errors.ts';
import { commandRequests, platformRequests, word } from './mssim.ts';
import type { Request } from './mssim.ts';
import { createSimulator, type SimulatedTpm, type Simulator } from './simulator.ts';
import { createSocketReader } from './socket-reader.ts';

export interface TpmServer {
  /** Resolves when a client has asked the simulator to stop, rejects where the TPM or its state file failed. */
  readonly stopped: Promise<void>;
  close(): void;
}

/** Any number of clients; their commands run one after the other. Rejects with BadInputError on a busy port. */
export async function serveTpm(tpm: SimulatedTpm, port: number): Promise<TpmServer> {
  const simulator = createSimulator(tpm);
  const stopped = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const serve = (requests: ReadonlyMap<number, Request>, unknown: Uint8Array): Server =>
    net.createServer({ noDelay: true }, (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      // A client that resets its connection says nothing about the TPM.
      socket.on('error', () => socket.destroy());
      serveClient(socket, simulator, requests, unknown, stopped).catch((error: unknown) => {
        socket.destroy();
        if (!(error instanceof MisuseError)) stopped.reject(error);
      });
    });
  const servers = [serve(commandRequests, Buffer.alloc(0)), serve(platformRequests, word(1))] as const;
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

/** `unknown` is the answer to a code that is not in the table, before the connection is closed. */
async function serveClient(
  socket: Socket,
  tpm: Simulator,
  requests: ReadonlyMap<number, Request>,
  unknown: Uint8Array,
  stopped: PromiseWithResolvers<void>,
): Promise<void> {
  const input = createSocketReader(socket);
  const answer = (...parts: Uint8Array[]): void => {
    socket.cork();
    for (const part of parts) socket.write(part);
    socket.uncork();
  };
  for (;;) {
    const code = await input.word();
    const request = code === undefined ? undefined : requests.get(code);
    if (request === undefined) {
      socket.end(code === undefined ? Buffer.alloc(0) : unknown);
      return;
    }
    const outcome = await request(tpm, input, answer);
    if (outcome === 'next') continue;
    socket.end();
    if (outcome === 'stop') stopped.resolve();
    return;
  }
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
