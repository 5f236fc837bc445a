import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCatalogue, errorSections, findErrors } from './index.ts';

interface Expectation {
  readonly expect?: { readonly code?: string };
}

const codesOf = (text: string): readonly (string | null)[] => findErrors(text).map(({ code }) => code);

describe('the catalogue', () => {
  test.each(errorSections)('has each code and message of $title once', ({ errors }) => {
    const keys = errors.map(({ code, message }) => code ?? message);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('spells every code as it is shown', () => {
    const shown = errorCatalogue.map(({ code, message }) => code ?? message);
    const codes = /^(0x[0-9A-F]{8}|[1-9]\d{2,4}|OOBE[A-Z0-9]+|AADSTS\d{5,6})$/;
    const messages = /^[A-Z][^.]+\w\.?$/;
    for (const text of shown) expect(text).toMatch(text?.includes(' ') ? messages : codes);
    for (const { name } of errorCatalogue) expect(name ?? 'none').toMatch(/^\w+$/);
  });

  test('says of every code why, what to do and where', () => {
    for (const { cause, remedy, where } of errorCatalogue) {
      expect(cause).toMatch(/^[A-Z].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
      expect(where.length).toBeGreaterThan(0);
    }
  });

  test('knows every code that the virtual PC and its services can show', () => {
    const shown = codesInMain();
    expect(shown.size).toBeGreaterThan(5);
    const unknown = [...shown].filter(([code]) => codesOf(code).length === 0);
    expect(unknown.map(([code, file]) => `${code} of ${file}`)).toEqual([]);
  });

  test('knows every code that a shipped scenario ends with', () => {
    const folder = path.join(import.meta.dirname, '../../resources/scenarios');
    const expected = globSync('*.json', { cwd: folder }).flatMap((file) => {
      const { expect } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Expectation;
      return expect?.code === undefined ? [] : [expect.code];
    });
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.filter((code) => findErrors(code).length === 0)).toEqual([]);
  });
});

describe('findErrors', () => {
  test.each([
    ['0x800705b4', '0x800705B4'],
    ['800705B4', '0x800705B4'],
    ['2147943860', '0x800705B4'],
    ['-2147023436', '0x800705B4'],
    ['1460', '0x800705B4'],
    ['1603', '1603'],
    ['0x80070643', '1603'],
    ['-2147023293', '1603'],
    [' 0xC1036501 ', '0xC1036501'],
    ['OOBEIDPS', 'OOBEIDPS'],
    ['oobeidps', 'OOBEIDPS'],
    ['menroll_e_user_license', '0x80180018'],
    ['AlreadyAssigned', '806'],
  ])('takes %s for %s', (text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  test('finds a Win32 error under its number and under its HRESULT', () => {
    expect(codesOf('1618')).toEqual(['1618', '0x80070652']);
    expect(codesOf('0x80070652')).toEqual(['1618', '0x80070652']);
  });

  test('finds all names that a word is a part of', () => {
    expect(codesOf('timeout')).toEqual(['0x800705B4', '0x80072EE2']);
  });

  test('finds what shows only a message, with either apostrophe', () => {
    expect(findErrors("can't connect to the url")).toHaveLength(1);
    expect(findErrors('Can’t connect to the URL')).toHaveLength(1);
  });

  test.each([
    '',
    '0',
    '0x',
    '12345678901',
    '4294967296',
    '-2147483649',
    '0x1800705B4',
    'no',
    '_E',
    '0x80180',
  ])('finds nothing for "%s"', (text) => {
    expect(findErrors(text)).toEqual([]);
  });

  test('agrees on a code in every spelling', () => {
    const codes = errorCatalogue.flatMap(({ code }) => (code?.startsWith('0x') ? [Number(code)] : []));
    const anyCode = fc.oneof(
      fc.constantFrom(...codes),
      fc.integer({ min: 0x8000_0000, max: 0xffff_ffff }),
      fc.integer({ min: 0x8007_0001, max: 0x8007_ffff }),
    );
    fc.assert(
      fc.property(anyCode, (code) => {
        const digits = code.toString(16);
        const found = findErrors(`0x${digits.toUpperCase()}`);
        expect(found.length > 0).toBe(known(code));
        for (const spelling of [
          `0x${digits}`,
          digits,
          digits.toUpperCase(),
          `0X${digits}`,
          String(code),
          String(code | 0),
        ])
          expect(findErrors(spelling)).toEqual(found);
      }),
    );

    function known(code: number): boolean {
      const exitCode = code > 0x8007_0000 && code <= 0x8007_ffff ? code - 0x8007_0000 : undefined;
      return codes.includes(code) || errorCatalogue.some((entry) => entry.code === String(exitCode));
    }
  });
});

/** Facilities of Windows' deployment errors: other constants of 32 bits (handles, event types) are none. */
const facilities = /^0x(8007|8009|800c|8010|8018|8019|801c|8028|8029|8103|87d[0-3]|c103|caa[0-9])/;
/** Bases that a code is added to. */
const bases = new Set(['0x80070000', '0x80190000', '0x80280000']);

/** Code -> the file of `main/` that names it: literals, and the arguments of fromWin32 and fromHttpStatus. */
function codesInMain(): ReadonlyMap<string, string> {
  const root = path.join(import.meta.dirname, '../../main');
  const files = globSync('{device,cloud,protocols}/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && !file.startsWith(path.join('protocols', 'tpm2')),
  );
  const found = new Map<string, string>();
  for (const file of files) {
    // A comment quotes what it likes.
    const source = readFileSync(path.join(root, file), 'utf8')
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\/\/.*/g, '');
    for (const [literal] of source.matchAll(/0x[0-9a-f]{8}\b/gi)) {
      const code = literal.toLowerCase();
      if (facilities.test(code) && !bases.has(code)) found.set(code, file);
    }
    for (const [, error] of source.matchAll(/fromWin32\((\d+)\)/g))
      found.set(`0x${(0x8007_0000 + Number(error)).toString(16)}`, file);
    for (const [, status] of source.matchAll(/fromHttpStatus\((\d+)\)/g))
      found.set(`0x${(0x8019_0000 + Number(status)).toString(16)}`, file);
  }
  return found;
}
