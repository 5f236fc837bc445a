/** The steps of `npm run check`: they run side by side, the longest first. */
import { ourScript, packageProgram } from './steps.mjs';

const knip = (config) =>
  packageProgram(
    'knip/bin/knip.js',
    '--config',
    config,
    '--include',
    'files,exports,types,duplicates,unresolved',
  );

/** Those that tell of a mistake soonest. */
export const quickSteps = [
  ['types', packageProgram('typescript/bin/tsc', '-p', '.')],
  ['look-ups', ourScript('check-lookups.mjs')],
  ['format', packageProgram('@biomejs/biome/bin/biome', 'format', '.')],
  ['lint', packageProgram('oxlint/bin/oxlint')],
  ['layers', ourScript('check-layers.mjs')],
  ['walks', ourScript('check-walks.mjs')],
  ['citations', ourScript('check-citations.mjs')],
];

export const checkSteps = [
  ['duplicates', packageProgram('jscpd/bin/jscpd', '--config', '.jscpd.json')],
  ...quickSteps,
  // Half of what a scenario with its cause comes to. Tenants, hardware, tables and words are left out: exports and
  // inventories of real kinds are alike, and so are the rows of a table.
  ['duplicates in data', packageProgram('jscpd/bin/jscpd', '--config', '.jscpd.data.json')],
  ['dead exports', knip('knip.json')],
  // What only tests use is dead too: helpers of tests lie where tests lie.
  ['what only tests use', knip('knip.production.json')],
];
