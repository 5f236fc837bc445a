/** Brings a clone to where it can run: packages from the lock file, and a build of the present sources. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand, withoutAddresses } from './npm.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const lockFile = path.join(root, 'package-lock.json');
const packages = path.join(root, 'node_modules');
const packagesStamp = path.join(packages, '.reseal-lock');
const buildStamp = path.join(root, 'out', '.built');

/** What a build is made of. */
const sources = [
  'main',
  'shared',
  'renderer',
  'resources',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Installs the packages where they are missing or of another lock file. Ends the process where that fails. */
export function ensurePackages() {
  const digest = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (packagesAreOf(digest)) return;
  console.error('Installing packages (npm ci): some 430 MB, once; it says nothing until it is done.');
  const [command, ...args] = npmCommand('ci', '--no-audit', '--no-fund', '--loglevel=error');
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    console.error(withoutAddresses(`${stdout ?? ''}${stderr ?? ''}`));
    console.error('The packages could not be installed. Is this machine online? Then try again.');
    process.exit(2);
  }
  writeFileSync(packagesStamp, digest);
}

/** Packages that somebody else installed (npm's own record is newer than the lock file) will do as well. */
function packagesAreOf(digest) {
  if (existsSync(packagesStamp)) return readFileSync(packagesStamp, 'utf8') === digest;
  const record = path.join(packages, '.package-lock.json');
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** Builds where there is no build or a source is newer. Ends the process where that fails. */
export function ensureBuild() {
  if (existsSync(buildStamp) && newestOf(sources.map((name) => path.join(root, name))) <= mtime(buildStamp))
    return;
  console.error('Building.');
  build();
}

export function build() {
  const { status } = spawnSync(
    process.execPath,
    [path.join(packages, 'vite', 'bin', 'vite.js'), 'build', '--app', '--logLevel', 'warn'],
    // The result of a command may be read by a program: what the build says is none of it.
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  if (status === 0) return;
  console.error('The build has failed.');
  process.exit(1);
}

const mtime = (file) => statSync(file).mtimeMs;

/** Folders count too: a file that was removed changes the time of its folder. Tests are in no build. */
function newestOf(files) {
  let newest = 0;
  for (const file of files) {
    if (!existsSync(file) || /\.test\.tsx?$/.test(file)) continue;
    const stat = statSync(file);
    newest = Math.max(newest, stat.mtimeMs);
    if (stat.isDirectory())
      newest = Math.max(newest, newestOf(readdirSync(file).map((name) => path.join(file, name))));
  }
  return newest;
}
