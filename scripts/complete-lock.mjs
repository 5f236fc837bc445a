/**
 * `node scripts/complete-lock.mjs [LOCK [RESULT]]`: adds what npm leaves out of a lock file where the registry in
 * use does not serve the packages of other systems: the entries of optional, system-bound packages. Without them
 * `npm ci` refuses the lock file. Run it after every change of the dependencies; it changes a complete file not.
 * The entries have no integrity, for their bytes were not seen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const source = process.argv[2] ?? path.join(root, 'package-lock.json');
const target = process.argv[3] ?? source;

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const lock = JSON.parse(readFileSync(source, 'utf8'));
const added = [];
for (const [place, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {}))
    if (!isPresent(place, name)) add(name, version, entry.dev === true);

const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(target, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
console.log(`${added.length} entries added`);

/** Whether the package at `place` finds `name` in its own node_modules or in one above. */
function isPresent(place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}

function add(name, version, dev) {
  if (!/^\d+\.\d+\.\d+\S*$/.test(version)) throw new RangeError(`${name}@${version} is no exact version`);
  const words = name.split(/[/-]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.includes('musl')
    ? ['musl']
    : os.includes('linux') && words.includes('gnu')
      ? ['glibc']
      : [];
  lock.packages[`node_modules/${name}`] = {
    version,
    ...(cpu.length === 0 ? {} : { cpu }),
    ...(dev ? { dev } : {}),
    ...(libc.length === 0 ? {} : { libc }),
    optional: true,
    ...(os.length === 0 ? {} : { os }),
  };
  added.push(name);
}
