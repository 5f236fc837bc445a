/** One running app for each user-data folder: a lock file that names its holder, and a socket to reach it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

export interface InstanceLock {
  release(): void;
}

/** The lock, or a promise that ends when the holder has been told of us. `second` is called for later ones. */
export function takeInstanceLock(directory: string, second: () => void): InstanceLock | Promise<void> {
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'standin.lock');
  const socket = path.join(directory, 'standin.sock');
  if (!create(file)) {
    if (isRunning(Number(readFileSync(file, 'utf8')))) return tell(socket);
    rmSync(file, { force: true });
    if (!create(file)) return tell(socket);
  }
  rmSync(socket, { force: true });
  const server = net.createServer((connection) => connection.on('end', second).resume());
  server.listen(socket).unref();
  return {
    release() {
      server.close();
      rmSync(file, { force: true });
      rmSync(socket, { force: true });
    },
  };
}

function create(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function tell(socket: string): Promise<void> {
  return new Promise((resolve) => {
    const connection = net.connect(socket, () => connection.end());
    connection.on('close', () => resolve()).on('error', () => resolve());
  });
}
