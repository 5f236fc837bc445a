/** Makes sure that a script runs on Node 24: where the installed Node is older, one is fetched and used. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npmCommand, withoutAddresses } from './npm.mjs';

const version = '24.21.0';

/** Resolves where the running Node will do; else runs this script again on Node 24 and never resolves. */
export async function ensureNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  const node = findNode24() ?? installNode24();
  await runAgain(node);
}

/** The folder in which this user's programs keep what they can fetch again. */
function cacheDirectory() {
  const home = os.homedir();
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (process.platform === 'win32') return local ?? path.join(home, 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches');
  return xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache');
}

const place = path.join(cacheDirectory(), 'reseal', 'node-24');

/** The package `node` keeps its executable in its own folder, on every system. */
function executableBelow(directory) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(directory, 'node_modules', 'node', 'bin', name);
}

function findNode24() {
  const node = executableBelow(place);
  const record = path.join(place, 'node_modules', 'node', 'package.json');
  if (!existsSync(node) || !existsSync(record)) return undefined;
  return JSON.parse(readFileSync(record, 'utf8')).version === version ? node : undefined;
}

function installNode24() {
  console.error(`This is Node ${process.versions.node}; fetching Node ${version} for Reseal (once).`);
  // Beside its place, then moved there at once: two scripts may do this at the same time.
  const draft = `${place}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const [command, ...args] = npmCommand(
    'install',
    '--prefix',
    draft,
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    `node@${version}`,
  );
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: draft });
  if (status !== 0 || !existsSync(executableBelow(draft))) {
    rmSync(draft, { recursive: true, force: true });
    console.error(withoutAddresses(`${stdout ?? ''}${stderr ?? ''}`));
    console.error(`Node ${version} could not be fetched. Install Node 24 or newer, then try again.`);
    process.exit(2);
  }
  rmSync(place, { recursive: true, force: true });
  renameSync(draft, place);
  return executableBelow(place);
}

/** With Node 24 first on the path, so that everything that is started from here finds it too. */
function runAgain(node) {
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, process.argv.slice(1), { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise(() => {
    child.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 1)));
  });
}
