/** Records the pictures of the galleries' specs (tests/e2e) anew. Look at what changed before it is committed. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureNode24 } from './node24.mjs';
import { ensurePackages, root } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { getChromium } = await import('./chromium.mjs');
const { packageProgram, runStep } = await import('./steps.mjs');

const chromium = await getChromium();
mkdirSync(path.join(root, 'tests/e2e/__screenshots__'), { recursive: true });
const env = {
  RESEAL_RENEW_SCREENSHOTS: '1',
  ...(chromium === undefined ? {} : { RESEAL_CHROMIUM: chromium }),
};
const renewed = await runStep(
  'screenshots',
  packageProgram('@playwright/test/cli.js', 'test', '/(console-)?gallery.spec.ts', '--reporter=list'),
  { live: true, env },
);
process.exitCode = renewed ? 0 : 1;
