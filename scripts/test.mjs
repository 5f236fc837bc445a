/** `npm test`: sets a clone up and runs everything that can fail. Ends with `N passed, N failed`. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureNode24 } from './node24.mjs';
import { ensurePackages, root } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { checkSteps } = await import('./check-steps.mjs');
const { getChromium } = await import('./chromium.mjs');
const { interopCommand } = await import('./interop-programs.mjs');
const { ourScript, packageProgram, runStep, runSteps } = await import('./steps.mjs');

const results = path.join(root, 'test-out');
const unitReport = path.join(results, 'vitest.json');
const endToEndReport = path.join(results, 'playwright.json');
const interopReport = path.join(results, 'interop.json');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const chromium = await getChromium();
const env = chromium === undefined ? {} : { RESEAL_CHROMIUM: chromium };
const reporters = ['--reporter=default', '--reporter=json'];
// Installs what it can, and nothing else happens meanwhile.
const interop = interopCommand([...reporters, `--outputFile=${interopReport}`]);
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What a step prints while another one runs beside it begins with one of these. */
const [inUnit, inEndToEnd] = ['unit |', 'e2e  |'];

const build = ['build', packageProgram('vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn')];
let isBuilt = false;
await Promise.all([
  runStep(...build, { env }).then((passed) => {
    isBuilt = passed;
    if (!passed) counts.failed += 1;
  }),
  runSteps(checkSteps, { env }).then((failed) => {
    counts.failed += failed;
  }),
]);

// Neither keeps two cores busy all the time: a browser waits for frames, a long file of tests for nobody.
await Promise.all([unitTests().then(interopTests), endToEndTests()]);

async function unitTests() {
  const program = packageProgram('vitest/vitest.mjs', 'run', ...reporters, '--exclude=tests/interop/**');
  const passed = await runStep('unit tests', [...program, `--outputFile=${unitReport}`], {
    live: inUnit,
    env,
  });
  countVitest(unitReport, passed);
}

/** Foreign TPM programs: where they are, or could be installed (Debian, as root). */
async function interopTests() {
  if (!isBuilt) return;
  if (interop === undefined) counts.skipped += 1;
  else
    countVitest(
      interopReport,
      await runStep('interop', interop.command, { live: inUnit, env: { ...env, ...interop.env } }),
    );
}

async function endToEndTests() {
  if (!isBuilt) return;
  if (chromium === undefined) counts.failed += 1;
  else
    countEndToEnd(
      await runStep('end to end', packageProgram('@playwright/test/cli.js', 'test'), {
        live: inEndToEnd,
        env,
      }),
    );
  if (!(await runStep('packages', ourScript('pack-check.mjs'), { env }))) counts.failed += 1;
}

const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function countVitest(file, ended) {
  const report = readReport(file);
  counts.passed += report?.numPassedTests ?? 0;
  counts.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  addFailures(report?.numFailedTests ?? 0, ended);
}

function countEndToEnd(ended) {
  const stats = readReport(endToEndReport)?.stats;
  counts.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0);
  counts.skipped += stats?.skipped ?? 0;
  addFailures(stats?.unexpected ?? 0, ended);
}

/** A run that failed without a failed test (a file that does not load, a report that is missing) counts as one. */
function addFailures(failures, ended) {
  counts.failed += ended ? failures : Math.max(1, failures);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
