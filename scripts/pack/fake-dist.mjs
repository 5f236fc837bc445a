/**
 * Makes stand-ins for Electron's distributions, so that packaging can be checked offline: the files that
 * electron-builder looks for, executables that hold nothing but what it changes in them.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createPackage } from '@electron/asar';

/**
 * The fuse wire of @electron/fuses: a sentinel, the wire's version, its length, a character for each fuse
 * ('0' off, '1' on). As Electron ships it.
 */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100100'),
]);

const plainFiles = [
  'LICENSE',
  'LICENSES.chromium.html',
  'icudtl.dat',
  'resources.pak',
  'chrome_100_percent.pak',
  'v8_context_snapshot.bin',
  'locales/en-US.pak',
  'locales/de.pak',
  'locales/fr.pak',
];

/** Makes the distribution of 'linux' or 'win' in `directory`. */
export async function makeFakeDist(platform, directory, version) {
  for (const name of plainFiles) write(directory, name, Buffer.from('stand-in'));
  write(directory, 'version', Buffer.from(version));
  await writeDefaultApp(directory);
  if (platform === 'win') {
    write(directory, 'electron.exe', withVersionResource(portableExecutable()));
    return;
  }
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    write(directory, name, elf());
    chmodSync(path.join(directory, name), 0o755);
  }
}

/** Electron's own app: electron-builder reads every archive that it finds, so this has to be one. */
async function writeDefaultApp(directory) {
  const files = `${directory}-default-app`;
  write(files, 'package.json', Buffer.from('{}'));
  mkdirSync(path.join(directory, 'resources'));
  await createPackage(files, path.join(directory, 'resources', 'default_app.asar'));
}

function write(directory, name, bytes) {
  const file = path.join(directory, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

/** An ELF64 header (little-endian, x86-64) with the fuse wire behind it. */
function elf() {
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 'latin1');
  header.set([2, 1, 1], 4);
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(0x3e, 18);
  header.writeUInt32LE(1, 20);
  header.writeUInt16LE(64, 52);
  return Buffer.concat([header, Buffer.alloc(16), fuseWire, Buffer.alloc(16)]);
}

/** A PE32+ of one section (Microsoft PE format: DOS header, COFF header, optional header, section table). */
function portableExecutable() {
  const image = Buffer.alloc(0x600);
  image.write('MZ', 'latin1');
  image.writeUInt32LE(0x80, 0x3c);
  image.write('PE\0\0', 0x80, 'latin1');
  const coff = 0x84;
  image.writeUInt16LE(0x8664, coff);
  image.writeUInt16LE(1, coff + 2);
  image.writeUInt16LE(240, coff + 16);
  image.writeUInt16LE(0x22, coff + 18);
  const optional = coff + 20;
  image.writeUInt16LE(0x20b, optional);
  image.writeUInt32LE(0x400, optional + 4);
  image.writeUInt32LE(0x1000, optional + 16);
  image.writeUInt32LE(0x1000, optional + 20);
  image.writeBigUInt64LE(0x140000000n, optional + 24);
  image.writeUInt32LE(0x1000, optional + 32);
  image.writeUInt32LE(0x200, optional + 36);
  image.writeUInt16LE(6, optional + 40);
  image.writeUInt16LE(6, optional + 48);
  image.writeUInt32LE(0x2000, optional + 56);
  image.writeUInt32LE(0x200, optional + 60);
  image.writeUInt16LE(2, optional + 68);
  image.writeUInt16LE(0x8160, optional + 70);
  for (const [at, size] of [
    [72, 0x100000n],
    [80, 0x1000n],
    [88, 0x100000n],
    [96, 0x1000n],
  ])
    image.writeBigUInt64LE(size, optional + at);
  image.writeUInt32LE(16, optional + 108);
  const section = optional + 240;
  image.write('.text', section, 'latin1');
  image.writeUInt32LE(0x400, section + 8);
  image.writeUInt32LE(0x1000, section + 12);
  image.writeUInt32LE(0x400, section + 16);
  image.writeUInt32LE(0x200, section + 20);
  image.writeUInt32LE(0x60000020, section + 36);
  fuseWire.copy(image, 0x240);
  return image;
}

/** electron-builder changes the version resource that it finds; it makes none. */
function withVersionResource(image) {
  const { NtExecutable, NtExecutableResource, Resource } = resedit();
  const executable = NtExecutable.from(image);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setFileVersion(1, 0, 0, 0, 1033);
  version.setProductVersion(1, 0, 0, 0, 1033);
  const names = [
    'ProductName',
    'FileDescription',
    'CompanyName',
    'InternalName',
    'OriginalFilename',
    'LegalCopyright',
  ];
  version.setStringValues(
    { lang: 1033, codepage: 1200 },
    Object.fromEntries(names.map((name) => [name, 'Electron'])),
  );
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

/** The package that electron-builder itself uses for this. */
export function resedit() {
  const require = createRequire(import.meta.url);
  return createRequire(require.resolve('app-builder-lib/package.json'))('resedit');
}
