/** The built command line as a whole process, by processor time. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const cli = path.resolve(import.meta.dirname, '../../out/main/cli.cjs');

/** Milliseconds of each of `times` processes with these arguments; `before` runs before each. */
export function asProcess(args, times, before = () => {}) {
  return Array.from({ length: times }, () => {
    before();
    const { status, output } = spawnSync(
      process.execPath,
      ['--require', path.join(import.meta.dirname, 'cpu-time.cjs'), cli, ...args],
      {
        stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
        encoding: 'utf8',
      },
    );
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
    return Number(output[3]);
  });
}
