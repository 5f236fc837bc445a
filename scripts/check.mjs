/** `npm run check`: everything that can be said of the sources without running them. */
import { ensureNode24 } from './node24.mjs';
import { ensurePackages } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { checkSteps } = await import('./check-steps.mjs');
const { ourScript, runStep, runSteps } = await import('./steps.mjs');
const failed = await runSteps(checkSteps);
const told = await runStep('file sizes', ourScript('file-sizes.mjs'), { live: true });
process.exitCode = failed === 0 && told ? 0 : 1;
