/**
 * `npm run bench [NAME [ARGUMENTS]]`: measures, on a fresh build; those whose file's name has NAME in it, or all.
 * Ends with 1 where one did not come to its end, or missed a bound that it holds itself to.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages, root } from './set-up.mjs';

await ensureNode24();
ensurePackages();
ensureBuild();
const { getChromium } = await import('./chromium.mjs');

const folder = path.join(root, 'tests', 'bench');
const ending = '.bench.mjs';
const [asked = '', ...args] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((name) => name.endsWith(ending))
  .map((name) => name.slice(0, -ending.length))
  .toSorted();
const chosen = names.filter((name) => name.includes(asked));
if (chosen.length === 0) {
  console.error(`${asked}: There is no such measurement. Choose one of ${names.join(', ')}.`);
  process.exit(2);
}

/** Milliseconds: the longest takes five minutes; one that hangs is named among those that did not come to their end. */
const longest = 15 * 60_000;
const chromium = await getChromium();
const env = { ...process.env, ...(chromium === undefined ? {} : { RESEAL_CHROMIUM: chromium }) };
const failed = [];
for (const [place, name] of chosen.entries()) {
  console.log(`\n${name} (${place + 1} of ${chosen.length})`);
  const started = performance.now();
  // Some measure memory, and have the garbage collected first.
  const words = ['--expose-gc', path.join(folder, `${name}${ending}`), ...args];
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    env,
    timeout: longest,
  });
  console.log(`  took ${Math.round((performance.now() - started) / 1000)} s`);
  if (status !== 0) failed.push(name);
}
const came = `${chosen.length - failed.length} of ${chosen.length} measurements came to their end`;
console.log(`\n${came}${failed.length === 0 ? '' : `; not ${failed.join(', ')}`}`);
process.exitCode = failed.length === 0 ? 0 : 1;
