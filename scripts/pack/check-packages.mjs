/** Packs, looks, runs; throws at the first thing that is not as it should be. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { root } from '../set-up.mjs';
import { makeFakeDist } from './fake-dist.mjs';
import { extractAll, filesIn, fusesOf, windowsResources } from './read-package.mjs';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const electronVersion = manifest.devDependencies.electron;

/** electron-builder.yml, as the executables must have it; the other fuses stay as Electron ships them. */
const expectedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
};

export async function checkPackages() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-pack-'));
  try {
    const linux = await pack('linux', folder);
    const windows = await pack('win', folder);
    for (const unpacked of [linux, windows]) checkContents(unpacked);
    assert.ok(existsSync(path.join(linux, 'reseal')), 'the Linux executable is called reseal');
    assert.ok(existsSync(path.join(windows, 'Reseal.exe')), 'the Windows executable is called Reseal.exe');
    await checkFuses(path.join(linux, 'reseal'));
    await checkFuses(path.join(windows, 'Reseal.exe'));
    checkWindows(windows);
    console.log('packages: contents, fuses and Windows resources are as they should be');
    const heading = await runPacked(linux, folder);
    console.log(`packages: the packed app shows "${heading}"`);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Packs for a platform; the folder that came out. */
async function pack(platform, folder) {
  const dist = path.join(folder, `${platform}-dist`);
  const output = path.join(folder, `${platform}-out`);
  await makeFakeDist(platform, dist, electronVersion);
  const cli = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  await run(process.execPath, [
    cli,
    `--${platform}`,
    'dir',
    '--x64',
    '--publish',
    'never',
    `-c.electronDist=${dist}`,
    `-c.directories.output=${output}`,
  ]);
  return path.join(output, `${platform}-unpacked`);
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        output += text;
      });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`electron-builder has ended with ${code}:\n${output}`)),
    );
  });
}

const archiveOf = (unpacked) => path.join(unpacked, 'resources', 'app.asar');

/** The whole build, but for its maps and what V8 keeps of programs that ran, and nothing else. */
function checkContents(unpacked) {
  const packed = filesIn(archiveOf(unpacked));
  const built = readdirSync(path.join(root, 'out'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map') && entry.name !== '.built')
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  assert.deepEqual(
    built.filter((file) => !file.startsWith('out/compiled/') && !packed.includes(file)),
    [],
    'every built file is packed',
  );
  const foreign = packed.filter(
    (file) => !/^(out(\/|$)|package\.json$)/.test(file) || /\.map$|node_modules|^out\/compiled\/./.test(file),
  );
  assert.deepEqual(foreign, [], 'nothing else is packed');
  const programs = ['electron', 'world-worker', 'preflight-worker', 'tenant-worker'];
  for (const needed of [
    ...programs.flatMap((name) => [`out/main/${name}.cjs`, `out/main/${name}-program.cjs`]),
    'out/preload/stage.cjs',
    'out/preload/console.cjs',
  ])
    assert.ok(packed.includes(needed), `${needed} is packed`);
  assert.ok(
    packed.some((file) => file.startsWith('out/resources/scenarios/')),
    'the scenarios are packed',
  );
  assert.deepEqual(
    readdirSync(path.join(unpacked, 'locales')),
    ['en-US.pak'],
    'only our languages are packed',
  );
}

async function checkFuses(executable) {
  const fuses = await fusesOf(executable);
  assert.deepEqual({ ...fuses, ...expectedFuses }, fuses, `the fuses of ${path.basename(executable)}`);
}

/** Version strings of ours, and the digest of the archive's header in the executable. */
function checkWindows(unpacked) {
  const { strings, integrity } = windowsResources(path.join(unpacked, 'Reseal.exe'));
  assert.equal(strings.ProductName, 'Reseal');
  assert.equal(strings.FileDescription, 'Reseal');
  assert.equal(strings.FileVersion, manifest.version);
  const [{ file, alg, value }] = integrity;
  assert.equal(file.replaceAll('\\', '/'), 'resources/app.asar');
  assert.equal(alg.toUpperCase(), 'SHA256');
  assert.equal(value, headerDigest(archiveOf(unpacked)));
}

/** SHA-256 of an archive's header: a Chromium pickle whose text begins at 16 and whose length stands at 12. */
function headerDigest(archive) {
  const bytes = readFileSync(archive);
  const header = bytes.subarray(16, 16 + bytes.readUInt32LE(12));
  return createHash('sha256').update(header).digest('hex');
}

/** Runs the packed files on the stand-in; the first heading that the stage shows. */
async function runPacked(unpacked, folder) {
  const app = path.join(folder, 'app');
  extractAll(archiveOf(unpacked), app);
  const running = await _electron.launch({
    executablePath: path.join(root, 'tests', 'standin', 'dist', 'electron'),
    args: [
      app,
      '--no-sandbox',
      `--user-data-dir=${path.join(folder, 'user-data')}`,
      `--journal=${path.join(folder, 'journal.jsonl')}`,
    ],
    cwd: folder,
  });
  try {
    const deadline = Date.now() + 30_000;
    for (;;) {
      for (const window of running.windows()) {
        const heading = window.getByRole('heading').first();
        if (await heading.isVisible().catch(() => false)) return await heading.innerText();
      }
      assert.ok(Date.now() < deadline, 'a window shows a heading within half a minute');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await running.close();
  }
}
