/**
 * `npm run test:interop [-- FILE …]`: our TPM against programs that were written for chips, and against swtpm; what
 * a rehearsal exports against the readers of its formats. What is missing is installed where that can be, and else its tests are skipped and the reason is said.
 */
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { interopCommand } = await import('./interop-programs.mjs');
const { runStep } = await import('./steps.mjs');

const files = process.argv.slice(2);
const interop = interopCommand([], files.length > 0 ? files : undefined);
if (interop !== undefined) {
  ensureBuild();
  const passed = await runStep('interop', interop.command, { live: true, env: interop.env });
  process.exitCode = passed ? 0 : 1;
}
