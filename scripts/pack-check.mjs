/**
 * `npm run pack:check`: packs for Linux and Windows against stand-in distributions of Electron, looks into what
 * came out, and runs the packed app until its first window shows something. Offline.
 */
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages } from './set-up.mjs';

await ensureNode24();
ensurePackages();
ensureBuild();
const { checkPackages } = await import('./pack/check-packages.mjs');
await checkPackages();
