/** `npm run bench -- [NAME]`: measures, on a fresh build; nothing here passes or fails. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages, root } from './set-up.mjs';

await ensureNode24();
ensurePackages();
ensureBuild();
const folder = path.join(root, 'tests', 'bench');
const asked = process.argv[2] ?? '';
for (const name of readdirSync(folder).toSorted()) {
  if (!name.endsWith('.bench.mjs') || !name.includes(asked)) continue;
  console.log(`${name.slice(0, -'.bench.mjs'.length)}:`);
  const { status } = spawnSync(process.execPath, [path.join(folder, name)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
