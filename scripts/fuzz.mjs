/**
 * `npm run fuzz [first=N] [seeds=N] [minutes=N] [only=ROW]`: changed files for every importer, in this process and
 * in one of their own, tenants that nobody has thought of, hosts that are killed. A case that does not end is named, and ends the run.
 */
import { fork } from 'node:child_process';
import path from 'node:path';
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages, root } from './set-up.mjs';

await ensureNode24();
ensurePackages();
ensureBuild();

/** Milliseconds without a new case: the oracle itself measures a tenth of that. */
const patience = 100_000;
const child = fork(path.join(root, 'tests', 'fuzz', 'run.ts'), process.argv.slice(2));
let last = { importer: 'none', seed: 0 };
let watch = setTimeout(hung, patience);
child.on('message', (started) => {
  last = started;
  clearTimeout(watch);
  watch = setTimeout(hung, patience);
});
child.on('exit', (code) => {
  clearTimeout(watch);
  process.exitCode = code ?? 1;
});

function hung() {
  console.log(`${last.importer}, seed ${last.seed}: did not end`);
  child.kill('SIGKILL');
}
