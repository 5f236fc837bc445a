/** Reads a .reg file as `reg import` does: keys by path, values by name, whatever their case. */

export type RegData = string | number | Uint8Array;
export type RegKeys = ReadonlyMap<string, ReadonlyMap<string, RegData>>;

const unquoted = (text: string): string => text.replaceAll(/\\(["\\])/g, '$1');

function dataOf(text: string, line: string): RegData {
  if (/^"(?:[^"\\]|\\["\\])*"$/.test(text)) return unquoted(text.slice(1, -1));
  const dword = /^dword:([0-9a-f]{8})$/.exec(text)?.[1];
  if (dword !== undefined) return Number.parseInt(dword, 16);
  const [, type, bytes] = /^hex(?:\(([0-9a-f]+)\))?:((?:[0-9a-f]{2}(?:,|$))*)$/.exec(text) ?? [];
  if (bytes === undefined) throw new Error(`reg import stumbles over: ${line}`);
  const value = Uint8Array.from(bytes.split(',').filter(Boolean), (byte) => Number.parseInt(byte, 16));
  return type === '1' ? new TextDecoder('utf-16le').decode(value).replace(/\0$/, '') : value;
}

/** Throws for a line that is none of a .reg file. */
export function readReg(bytes: Uint8Array): RegKeys {
  if (bytes[0] !== 0xff || bytes[1] !== 0xfe) throw new Error('The file has no byte order mark of UTF-16');
  return readRegText(new TextDecoder('utf-16le').decode(bytes));
}

export function readRegText(text: string): RegKeys {
  const [head, ...lines] = text.replaceAll(/,\\\r\n {2}/g, ',').split('\r\n');
  if (head !== 'Windows Registry Editor Version 5.00') throw new Error(`No .reg file: ${head}`);
  const keys = new Map<string, Map<string, RegData>>();
  let key: Map<string, RegData> | undefined;
  for (const line of lines) {
    if (line === '' || line.startsWith(';')) continue;
    const path = /^\[(HKEY_(?:LOCAL_MACHINE|USERS|CURRENT_USER)\\.+)\]$/.exec(line)?.[1]?.toLowerCase();
    if (path !== undefined) {
      key = new Map();
      keys.set(path, key);
      continue;
    }
    const [, name, data] = /^(@|"(?:[^"\\]|\\["\\])*")=(.*)$/s.exec(line) ?? [];
    if (!key || name === undefined || data === undefined)
      throw new Error(`reg import stumbles over: ${line}`);
    key.set(name === '@' ? '' : unquoted(name.slice(1, -1)).toLowerCase(), dataOf(data, line));
  }
  return keys;
}
