/** Reseal.cmd and reseal.sh. The first is read only, for there is no Windows here; the second is run. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

describe.skipIf(process.platform === 'win32')('reseal.sh', () => {
  let place = '';
  let script = '';
  beforeAll(() => {
    place = mkdtempSync(path.join(os.tmpdir(), 'reseal launcher '));
    const clone = path.join(place, 'a clone & more');
    script = path.join(clone, 'reseal.sh');
    mkdirSync(path.join(clone, 'scripts'), { recursive: true });
    copyFileSync(path.join(root, 'reseal.sh'), script);
    writeFileSync(
      path.join(clone, 'scripts', 'reseal.mjs'),
      'console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)])); process.exitCode = 7;',
    );
    symlinkSync('a clone & more/reseal.sh', path.join(place, 'link'));
    symlinkSync(path.join(place, 'link'), path.join(place, 'link to link'));
    mkdirSync(path.join(place, 'bin'));
    for (const tool of ['sh', 'dirname', 'readlink']) {
      const { stdout } = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' });
      symlinkSync(stdout.trim(), path.join(place, 'bin', tool));
    }
  });
  afterAll(() => rmSync(place, { recursive: true }));

  /** Where it ran and with which words; its exit code. */
  const launch = (file: string, ...words: string[]) => {
    const { status, stdout } = spawnSync(file, words, { cwd: os.tmpdir(), encoding: 'utf8' });
    return [status, ...(JSON.parse(stdout) as string[])];
  };

  it('starts without words, and hands words and exit code through, in the folder of the caller', () => {
    const here = spawnSync('pwd', ['-P'], { cwd: os.tmpdir(), encoding: 'utf8' }).stdout.trim();
    expect(launch(script)).toEqual([7, here, 'start']);
    const words = ['run', 'my scenario.json', 'until=resealed', '--set', 'a="b c"', '$HOME', '*'];
    expect(launch(script, ...words)).toEqual([7, here, ...words]);
  });

  it('is found behind links, of links', () => {
    for (const link of ['link', 'link to link'])
      expect(launch(path.join(place, link), 'scenarios').slice(2)).toEqual(['scenarios']);
  });

  it('says what to install where Node is missing', () => {
    const { status, stderr } = spawnSync(script, [], {
      encoding: 'utf8',
      env: { PATH: path.join(place, 'bin') },
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^Reseal needs Node\.js 20 or newer, and it was not found\. Install it from \S+ .*\n$/,
    );
  });

  it('may be executed', () => {
    expect(statSync(path.join(root, 'reseal.sh')).mode & 0o111).toBe(0o111);
  });
});

describe('Reseal.cmd', () => {
  const text = readFileSync(path.join(root, 'Reseal.cmd'), 'latin1');
  const lines = text.split('\r\n');

  it('has the line ends that labels need, and plain characters', () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(readFileSync(path.join(root, '.gitattributes'), 'utf8')).toContain('*.cmd text eol=crlf');
  });

  it('finds its script by its own place, quoted, and hands the words over as they were typed', () => {
    const calls = lines.filter((line) => line.startsWith('node '));
    expect(calls).toEqual(['node "%~dp0scripts\\reseal.mjs" %*', 'node "%~dp0scripts\\reseal.mjs" start']);
  });

  it('goes to labels that are there, and needs neither npm nor PowerShell', () => {
    const labels = lines.filter((line) => line.startsWith(':')).map((line) => line.slice(1));
    const jumps = lines.flatMap((line) => /\bgoto (\w+)/.exec(line)?.[1] ?? []);
    expect(new Set(jumps)).toEqual(new Set(labels));
    const commands = lines.filter((line) => !/^(rem|echo) /.test(line)).join('\n');
    expect(commands).not.toMatch(/npm|powershell|pwsh/i);
  });

  it('says what to install where Node is missing', () => {
    const message = lines.slice(lines.indexOf(':missing')).join('\n');
    expect(message).toMatch(/Node\.js 20 or newer.*Install it from https:\/\/nodejs\.org/);
    expect(message).toMatch(/exit \/b 2/);
  });
});
