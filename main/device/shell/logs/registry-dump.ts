/** The registry as a .reg file, as `reg export` writes it and `reg import` takes it. */
import { ownOf } from '../../../../shared/own.ts';
import type { Registry, RegistryValue } from '../../windows/registry.ts';

const hives: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKU: 'HKEY_USERS',
};

/** Undefined for a path in none of Windows' hives. */
function fullPath(path: string): string | undefined {
  const [hive = '', ...rest] = path.split('\\');
  const name = ownOf(hives, hive);
  return name === undefined ? undefined : [name, ...rest].join('\\');
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Of a line of bytes; what goes on ends with a backslash. */
const lineLength = 79;

/** `label` is 'hex:' or 'hex(7):'; `before` what stands before it on its line. */
function hex(label: string, bytes: Uint8Array, before: number): string {
  const lines: string[] = [];
  let line = label;
  for (const [index, byte] of bytes.entries()) {
    const last = index === bytes.length - 1;
    const next = `${byte.toString(16).padStart(2, '0')}${last ? '' : ','}`;
    const start = lines.length === 0 ? before : 0;
    if (start + line.length + next.length >= lineLength && line.endsWith(',')) {
      lines.push(`${line}\\`);
      line = '  ';
    }
    line += next;
  }
  return [...lines, line].join('\r\n');
}

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');

/** What a line holds, and what survives the code page in which the diagnostics scripts write the file anew. */
const plain = /^[ -~]*$/;

/** A value in the syntax of a .reg file. A text that is not plain is written as its bytes. */
function regValue(value: RegistryValue, before: number): string {
  switch (value.type) {
    case 'REG_SZ':
      return plain.test(value.data) ? quoted(value.data) : hex('hex(1):', utf16(`${value.data}\0`), before);
    case 'REG_DWORD':
      return `dword:${value.data.toString(16).padStart(8, '0')}`;
    case 'REG_QWORD': {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value.data));
      return hex('hex(b):', bytes, before);
    }
    case 'REG_MULTI_SZ':
      return hex('hex(7):', utf16(value.data.map((text) => `${text}\0`).join('') + '\0'), before);
    case 'REG_BINARY':
      return hex('hex:', Buffer.from(value.data, 'base64'), before);
  }
}

/** The file's text; as a file it is UTF-16LE with a byte order mark (`registryDumpBytes`). */
export function registryDump(registry: Registry): string {
  const keys = Object.entries(registry.state()).flatMap(([path, entries]) => {
    const full = fullPath(path);
    if (full === undefined) return [];
    const lines = entries.map(({ name, value }) => {
      const start = name === '' ? '@=' : `${quoted(name)}=`;
      return start + regValue(value, start.length);
    });
    return [`[${full}]`, ...lines, ''];
  });
  return [
    'Windows Registry Editor Version 5.00',
    '',
    '; Reseal wrote this registry in a rehearsal: no real PC, tenant or person is in it.',
    '',
    ...keys,
    '',
  ].join('\r\n');
}

export const registryDumpBytes = (dump: string): Uint8Array => utf16(`\ufeff${dump}`);
