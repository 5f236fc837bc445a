import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorCatalogue } from '../../../shared/errors/index.ts';
import { HResults } from './codes.ts';
import { formatHResult, fromWin32 } from './hresult.ts';
import { Win32 } from './win32.ts';

const main = path.resolve(import.meta.dirname, '../..');

/** The sources below the hosts, without this folder and the TPM with its own codes; comments taken out. */
const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter(
    (file) => file.endsWith('.ts') && !/\.test\.ts$|^(protocols\/(hresult|tpm2)|tpm|hosts)\//.test(file),
  )
  .map((file) => {
    const text = readFileSync(path.join(main, file), 'utf8');
    return { file, text: text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '') };
  });

describe('the table of codes', () => {
  test('is the only place of an HRESULT', () => {
    const written =
      /\bhresult\(0x|\bfromWin32\(\d|\b0x(8007|8009|800[bc]|8018|8019|801c|8103|87d[0-9])[\da-f]{4}\b/i;
    expect(sources.length).toBeGreaterThan(300);
    expect(sources.filter(({ text }) => written.test(text)).map(({ file }) => file)).toEqual([]);
    expect(sources.filter(({ text }) => /\bconst (N?ERR(OR)?|MENROLL|DSREG)_\w+ =/.test(text))).toEqual([]);
  });

  test('has each code once', () => {
    for (const codes of [Object.values<number>(HResults), Object.values<number>(Win32)])
      expect(new Set(codes).size).toBe(codes.length);
  });

  const shown: readonly (readonly [string, string])[] = [
    ...Object.entries(HResults).map(([name, code]) => [name, formatHResult(code)] as const),
    ...Object.entries(Win32).map(([name, error]) => [name, formatHResult(fromWin32(error))] as const),
  ];
  const named = errorCatalogue.filter(({ name }) => shown.some(([symbol]) => symbol === name));

  test.each(named)('calls $code $name as the catalogue does', ({ code, name }) => {
    const row = shown.find(([symbol]) => symbol === name);
    const numbers = [row?.[1], String(Win32[name as keyof typeof Win32])];
    expect(numbers).toContain(code);
  });

  test('shares its symbols with the catalogue', () => expect(named.length).toBeGreaterThan(25));
});
