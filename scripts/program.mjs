/** `node scripts/program.mjs SCRIPT …`: an installed package's program, on Node 24 whatever Node is there. */
import { spawnSync } from 'node:child_process';
import { ensureNode24 } from './node24.mjs';
import { ensurePackages } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { packageProgram } = await import('./steps.mjs');
const [script, ...args] = process.argv.slice(2);
const [command, ...words] = packageProgram(script, ...args);
process.exitCode = spawnSync(command, words, { stdio: 'inherit' }).status ?? 1;
