/** Runs the built command line in this process, after whatever set-up it needs. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages, root } from './set-up.mjs';

export async function runReseal(args) {
  const starter = process.ppid;
  await ensureNode24();
  ensurePackages();
  ensureBuild();
  // Whoever asked for this has gone while it was made ready.
  if (process.ppid !== starter) process.exit(1);
  const commandLine = path.join(root, 'out', 'main', 'cli.cjs');
  process.argv = [process.execPath, commandLine, ...args];
  createRequire(import.meta.url)(commandLine);
}
