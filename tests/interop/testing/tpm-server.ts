/** A running `reseal tpm`, from the build, and command lines that use it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { freePort } from './free-port.ts';

const cli = path.join(import.meta.dirname, '..', '..', '..', 'out', 'main', 'cli.cjs');

export interface Shell {
  readonly port: number;
  readonly folder: string;
  /** Runs a command line, which has to succeed; gives what it prints. */
  ok(line: string): string;
  /** Runs a command line, which has to fail; `saying` is in what it prints. */
  fails(line: string, saying?: string | RegExp): void;
  read(file: string): Buffer;
  write(file: string, content: string | Uint8Array): void;
  /** The parts of a YAML answer whose lines are `key: value`. */
  value(yaml: string, key: string): string;
  close(): Promise<void>;
}

/** Starts a TPM of its own with fresh state, in a folder of its own. */
export async function startTpmServer(options: readonly string[] = []): Promise<Shell> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-interop-'));
  const port = await freePort();
  const server = spawn(process.execPath, [cli, 'tpm', '--port', String(port), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  await Promise.race([
    once(server.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('reseal tpm has ended'))),
  ]);
  const run = (line: string) =>
    spawnSync('bash', ['-o', 'pipefail', '-c', line], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        TPM2TOOLS_TCTI: `mssim:host=127.0.0.1,port=${port}`,
        TPM_INTERFACE_TYPE: 'socsim',
        TPM_SERVER_TYPE: 'mssim',
        TPM_SERVER_NAME: '127.0.0.1',
        TPM_COMMAND_PORT: String(port),
        TPM_PLATFORM_PORT: String(port + 1),
        TPM_DATA_DIR: folder,
        TSS2_LOG: 'all+NONE',
        // The encryption of the session files of IBM TSS 1045 fails with OpenSSL 3.
        TPM_ENCRYPT_SESSIONS: '0',
      },
    });
  return {
    port,
    folder,
    ok(line) {
      const { status, stdout, stderr } = run(line);
      expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
      return stdout;
    },
    fails(line, saying) {
      const { status, stdout, stderr } = run(line);
      expect(status, `${line} succeeded\n${stdout}`).not.toBe(0);
      if (saying !== undefined) expect(`${stdout}${stderr}`).toMatch(saying);
    },
    read: (file) => readFileSync(path.join(folder, file)),
    write: (file, content) => writeFileSync(path.join(folder, file), content),
    value(yaml, key) {
      const found = new RegExp(`^\\s*${key}:\\s*(.*)$`, 'm').exec(yaml)?.[1];
      expect(found, `${key} in\n${yaml}`).toBeDefined();
      return found ?? '';
    },
    async close() {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
