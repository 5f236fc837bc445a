/** A golden scenario without windows, power-on to desktop, as a whole process. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { row } from './statistics.mjs';

const cli = path.join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.cjs');

for (const scenario of ['entra-wired', 'entra-wifi', 'tpm-vendor-url-blocked']) {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, [cli, 'run', scenario, '--json'], { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${scenario} ended with ${status}`);
    return performance.now() - started;
  });
  row(`run ${scenario}`, times, 'ms', 'at most 2000 ms');
}
