import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { loadTenant } from '../../cloud/tenant/load-tenant.ts';
import { decode, decoded } from './decode.ts';
import { readTenant } from './read-tenant.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Uint8Array): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
};
const zip = (entries: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])));

describe('text', () => {
  const text = '{"name":"Ångström"}';
  const little = Buffer.from(text, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', little],
    ['UTF-16 without a mark, big end first', Buffer.from(little).swap16()],
  ])('of %s is read', (_name, bytes) => {
    expect(decode(bytes)).toBe(text);
  });

  it.each<[string, Buffer, string, RegExp]>([
    [
      'Windows-1252',
      Buffer.from('{\n "n": "Gerät"}', 'latin1'),
      'Gerät',
      /^2:11 not UTF-8: read as windows-1252/,
    ],
    [
      'Windows-1252 beyond Latin-1',
      Buffer.from([0x22, 0x80, 0x96, 0x22]),
      '€–',
      /^1:2 not UTF-8: read as windows-1252/,
    ],
    [
      'UTF-8 with a byte that is not',
      Buffer.concat([Buffer.from('"Ä'), Buffer.from([0xe4]), Buffer.from('b"')]),
      'Ä\uFFFDb',
      /^1:4 neither UTF-8 nor UTF-16/,
    ],
    ['a code page that is not Windows-1252', Buffer.from([0x22, 0x81, 0x22]), '\uFFFD', /^1:2 neither/],
    ['letters that were lost before', Buffer.from('"Ger\uFFFDt"'), 'Ger\uFFFDt', /^1:5 U\+FFFD/],
    ['UTF-8', Buffer.from('"Gerät"'), 'Gerät', /^no doubt$/],
  ])('%s is read, and doubt is said with its place', (_name, bytes, holds, said) => {
    const { text: read, doubt } = decoded(bytes);
    expect(read).toContain(holds);
    expect(doubt ? `${doubt.line}:${doubt.column} ${doubt.words}` : 'no doubt').toMatch(said);
  });

  it('of a file that is doubtful is a problem of the tenant, with file and place', () => {
    const group = '{"displayName": "SG-Geräte", "groupTypes": [], "securityEnabled": true}';
    for (const name of ['a.json', 'b.json'])
      writeFileSync(path.join(folder, name), Buffer.from(group, 'latin1'));
    const { files } = readTenant(folder);
    const { check, groups } = loadTenant(files);
    expect(groups.map(({ displayName }) => displayName)).toEqual(['SG-Geräte']);
    expect(check.problems).toEqual([expect.stringMatching(/^a\.json:1:24, b\.json:1:24: not UTF-8/)]);
  });

  it.each([[''], ['{'], ['1']])('%j is itself', (short) => {
    expect(decode(Buffer.from(short))).toBe(short);
  });
});

describe('an export', () => {
  it('as a folder: JSON, YAML and zips are read, all else is listed with the reason', () => {
    write('a/b/one.json', '{}');
    write('two.YML', 'a: 1');
    write('x.ps1', '');
    write('odd', '');
    const deepest = zip({ 'five.json': '{}' });
    const again = zipSync({ 'four.json': strToU8('{}'), 'deepest.zip': deepest });
    write(
      'in.zip',
      zipSync({
        'deep/three.yaml': strToU8('a: 1'),
        'p.png': strToU8(''),
        'again.zip': again,
        'bad.zip': strToU8('PK'),
      }),
    );
    write('broken.zip', 'PK nothing');
    symlinkSync(path.join(folder, 'two.YML'), path.join(folder, 'link.json'));
    const { files, beside } = readTenant(folder);
    expect(files.map((file) => file.path).toSorted()).toEqual([
      'a/b/one.json',
      'in.zip/again.zip/four.json',
      'in.zip/deep/three.yaml',
      'two.YML',
    ]);
    expect(beside.map((file) => file.path).toSorted()).toEqual([
      'broken.zip',
      'in.zip/again.zip/deepest.zip',
      'in.zip/bad.zip',
      'in.zip/p.png',
      'link.json',
      'odd',
      'x.ps1',
    ]);
    for (const { why } of beside) expect(why).toMatch(/\w/);
  });

  it('as a zip, with the backslashes of an old Compress-Archive', () => {
    write('e.zip', zip({ 'Apps\\one.json': '{"a":1}' }));
    expect(readTenant(path.join(folder, 'e.zip')).files).toEqual([
      { path: 'Apps/one.json', text: '{"a":1}' },
    ]);
  });

  it.each([
    ['no zip', () => write('e.zip', '{"a":1}'), 'no zip that can be read'],
    ['an empty zip', () => write('e.zip', zip({})), 'no JSON or YAML file'],
    ['nothing', () => undefined, 'There is no such file'],
  ])('that is %s is refused in one line', (_name, make, words) => {
    make();
    const read = () => readTenant(path.join(folder, 'e.zip'));
    expect(read).toThrow(BadInputError);
    expect(read).toThrow(words);
  });

  it('in a zip that says it is larger than a tenant can be is refused before it is unpacked', () => {
    const bytes = zip({ 'one.json': 'x'.repeat(100) });
    const directory = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    Buffer.from(bytes.buffer, bytes.byteOffset).writeUInt32LE(0x7fff_ffff, directory + 24);
    write('e.zip', bytes);
    expect(() => readTenant(path.join(folder, 'e.zip'))).toThrow(BadInputError);
  });
});
