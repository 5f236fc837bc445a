/** `npm run check`: everything that can be said of the sources without running them. */
import { ensureNode24 } from './node24.mjs';
import { ensurePackages } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { checkSteps } = await import('./check-steps.mjs');
const { runSteps } = await import('./steps.mjs');
process.exitCode = (await runSteps(checkSteps)) === 0 ? 0 : 1;
