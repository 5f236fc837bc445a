/** The steps of `npm run check`, in the order in which they are cheapest to fail. */
import { ourScript, packageProgram } from './steps.mjs';

export const checkSteps = [
  ['format', packageProgram('@biomejs/biome/bin/biome', 'format', '.')],
  ['lint', packageProgram('oxlint/bin/oxlint')],
  ['layers', ourScript('check-layers.mjs')],
  ['look-ups', ourScript('check-lookups.mjs')],
  ['types', packageProgram('typescript/bin/tsc', '-p', '.')],
  [
    'dead exports',
    packageProgram('knip/bin/knip.js', '--include', 'files,exports,types,duplicates,unresolved'),
  ],
  ['duplicates', packageProgram('jscpd/bin/jscpd', '--config', '.jscpd.json')],
];
