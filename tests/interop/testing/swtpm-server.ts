/** An installed swtpm behind a socket, for tpm2-tools. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

export interface SwtpmServer {
  /** For `TPM2TOOLS_TCTI`. */
  readonly tcti: string;
  close(): Promise<void>;
}

/** Started, with fresh state. */
export async function startSwtpmServer(): Promise<SwtpmServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-swtpm-'));
  const port = await freePort();
  const program = spawn(
    'swtpm',
    [
      'socket',
      '--tpm2',
      '--server',
      `type=tcp,port=${port}`,
      '--ctrl',
      `type=tcp,port=${port + 1}`,
      '--flags',
      'not-need-init,startup-clear',
      '--tpmstate',
      `dir=${folder}`,
    ],
    { stdio: 'ignore' },
  );
  return {
    tcti: `swtpm:host=127.0.0.1,port=${port}`,
    async close() {
      const ended = once(program, 'exit');
      program.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
