/** The registry as a .reg file. */
import type { Registry, RegistryValue } from '../../windows/registry.ts';

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(',');

/** A value in the syntax of a .reg file. */
function regValue(value: RegistryValue): string {
  switch (value.type) {
    case 'REG_SZ':
      return quoted(value.data);
    case 'REG_DWORD':
      return `dword:${value.data.toString(16).padStart(8, '0')}`;
    case 'REG_QWORD': {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value.data));
      return `hex(b):${hex(bytes)}`;
    }
    case 'REG_MULTI_SZ':
      return `hex(7):${hex(Buffer.from(`${value.data.join('\0')}\0\0`, 'utf16le'))}`;
    case 'REG_BINARY':
      return `hex:${hex(Buffer.from(value.data, 'base64'))}`;
  }
}

export function registryDump(registry: Registry): string {
  const keys = Object.entries(registry.state()).flatMap(([path, entries]) => [
    `[${path.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE').replace(/^HKU/, 'HKEY_USERS')}]`,
    ...entries.map(({ name, value }) => `${name === '' ? '@' : quoted(name)}=${regValue(value)}`),
    '',
  ]);
  return ['Windows Registry Editor Version 5.00', '', ...keys].join('\r\n');
}
