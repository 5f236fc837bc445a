/** `npm run check`: everything that can be said of the sources without running them. */
import { ensureNode24 } from './node24.mjs';
import { ensurePackages } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { checkSteps } = await import('./check-steps.mjs');
const { runStep } = await import('./steps.mjs');
let failed = 0;
for (const [name, command] of checkSteps) if (!(await runStep(name, command))) failed += 1;
process.exitCode = failed === 0 ? 0 : 1;
