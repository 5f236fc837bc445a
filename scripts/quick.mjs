/**
 * `npm run quick [BASE]`: what can be said within a minute of what has changed since BASE (the main branch):
 * format, lint, layers, look-ups, types, and the unit tests of changed folders. `npm test` says the rest.
 */
import { ensureNode24 } from './node24.mjs';
import { ensurePackages, root } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { changedFiles, filtersFor } = await import('./changed-tests.mjs');
const { quickSteps } = await import('./check-steps.mjs');
const { packageProgram, runStep, runSteps } = await import('./steps.mjs');

/** In milliseconds from the start. Unit tests that take longer are cut off, and that is said. */
const limit = 55_000;
const started = Date.now();

let failed = await runSteps(quickSteps);
const base = process.argv[2];
const files = changedFiles(root, base);
const filters = files === undefined ? [] : filtersFor(root, files);
if (files === undefined)
  console.log(`skipped unit tests (git does not tell what has changed${base ? ` since ${base}` : ''})`);
else if (filters.length === 0) console.log('skipped unit tests (no folder that has any has changed)');
else {
  console.log(`unit tests of ${filters.join(' ')}`);
  const tests = packageProgram('vitest/vitest.mjs', 'run', '--passWithNoTests', ...filters);
  const cut = AbortSignal.timeout(Math.max(1, limit - (Date.now() - started)));
  const passed = await runStep('unit tests', tests, { live: true, signal: cut });
  if (cut.aborted)
    console.log(`The minute was over before they were. All of them: npm run unit ${filters.join(' ')}`);
  if (!passed) failed += 1;
}
console.log(
  `quick: ${failed === 0 ? 'nothing found' : `${failed} failed`} (${Math.round((Date.now() - started) / 1000)} s)`,
);
process.exitCode = failed === 0 ? 0 : 1;
