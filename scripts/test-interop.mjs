/**
 * `npm run test:interop`: our TPM against programs that were written for chips, and against swtpm. What is missing
 * is installed where that can be, and else its tests are skipped and the reason is said.
 */
import { ensureNode24 } from './node24.mjs';
import { ensureInteropPrograms, quickLoopback } from './interop-programs.mjs';
import { ensureBuild, ensurePackages } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { packageProgram, runStep } = await import('./steps.mjs');

const { installed, said } = ensureInteropPrograms();
for (const line of said) console.log(line);
if (installed.length === 0) {
  console.log('skipped interop (none of the programs is here)');
} else {
  console.log(`With ${installed.join(', ')}.`);
  ensureBuild();
  const command = [
    ...quickLoopback(),
    ...packageProgram('vitest/vitest.mjs', 'run', 'tests/interop', ...process.argv.slice(2)),
  ];
  const env = { RESEAL_INTEROP: installed.join(',') };
  const passed = await runStep('interop', command, { live: true, env });
  process.exitCode = passed ? 0 : 1;
}
