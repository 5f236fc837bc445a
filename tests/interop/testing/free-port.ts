import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** A port that is free together with the next one. */
export async function freePort(): Promise<number> {
  for (;;) {
    const first = await listening(0);
    const { port } = first.address() as AddressInfo;
    const second = port < 65_535 ? await listening(port + 1).catch(() => null) : null;
    await Promise.all([close(first), second === null ? null : close(second)]);
    if (second !== null) return port;
  }
}

function listening(port: number): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

const close = (server: net.Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
