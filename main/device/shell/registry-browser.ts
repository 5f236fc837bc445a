/** What Registry Editor shows of the registry: one key at a time, and where a text is found next. */
import type {
  RegistryFound,
  RegistrySearch,
  RegistrySeen,
  RegistryValueSeen,
} from '../../../shared/stage/look.ts';
import { longestData, mostKeys } from '../../../shared/stage/look.ts';
import type { Registry, RegistryEntry, RegistryValue } from '../windows/registry.ts';

/** In the order of Registry Editor. The registry itself keeps the short names. */
const hives = [
  'HKEY_CLASSES_ROOT',
  'HKEY_CURRENT_USER',
  'HKEY_LOCAL_MACHINE',
  'HKEY_USERS',
  'HKEY_CURRENT_CONFIG',
] as const;
const shortNames: ReadonlyMap<string, string> = new Map([
  ['HKCR', 'HKEY_CLASSES_ROOT'],
  ['HKCU', 'HKEY_CURRENT_USER'],
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKU', 'HKEY_USERS'],
  ['HKCC', 'HKEY_CURRENT_CONFIG'],
]);

const folded = (text: string): string => text.toLowerCase();
const byName = (a: string, b: string): number => (folded(a) < folded(b) ? -1 : 1);
const inside = (key: string, name: string): string => (key === '' ? name : `${key}\\${name}`);

const keysOf = (registry: Registry, key: string): readonly string[] =>
  key === '' ? hives : registry.keys(key).toSorted(byName);

/** The default value comes first, whether it is set or not. */
const valuesOf = (registry: Registry, key: string): readonly RegistryEntry[] =>
  key === '' ? [] : registry.values(key).toSorted((a, b) => byName(a.name, b.name));

/** The key in the spelling that the registry has, as far as it is there: an address may lead further than the keys do. */
function spelt(registry: Registry, address: string): string {
  let key = '';
  for (const part of address.split('\\').filter((one) => one !== '')) {
    const wanted = key === '' ? (shortNames.get(part.toUpperCase()) ?? part) : part;
    const own = keysOf(registry, key).find((name) => folded(name) === folded(wanted));
    if (own === undefined) return key;
    key = inside(key, own);
  }
  return key;
}

/** As Registry Editor writes data: numbers in hexadecimal and in decimal, bytes apart. */
function dataText(value: RegistryValue): string {
  switch (value.type) {
    case 'REG_SZ':
      return value.data;
    case 'REG_MULTI_SZ':
      return value.data.join(' ');
    case 'REG_DWORD':
      return `0x${value.data.toString(16).padStart(8, '0')} (${value.data})`;
    case 'REG_QWORD':
      return `0x${value.data.toString(16)} (${value.data})`;
    case 'REG_BINARY':
      return Buffer.from(value.data, 'base64')
        .toString('hex')
        .replaceAll(/..(?=.)/g, '$& ');
  }
}

const valueSeen = ({ name, value }: RegistryEntry): RegistryValueSeen => ({
  name,
  type: value.type,
  data: dataText(value).slice(0, longestData),
});

export function registryKey(registry: Registry, address: string): RegistrySeen {
  const key = spelt(registry, address);
  return {
    at: 'registry',
    key,
    keys: keysOf(registry, key)
      .slice(0, mostKeys)
      .map((name) => ({ name, hasKeys: registry.keys(inside(key, name)).length > 0 })),
    values: valuesOf(registry, key).slice(0, mostKeys).map(valueSeen),
  };
}

/**
 * The next key whose name, or value whose name or data, holds the text, behind a key or one of its values: in the order
 * of the tree, to its end.
 */
export function findInRegistry(registry: Registry, asked: RegistrySearch): RegistryFound | null {
  const text = folded(asked.text);
  const from = spelt(registry, asked.from);
  let isBehind = false;
  const inValues = (key: string): RegistryFound | null => {
    for (const { name, value } of valuesOf(registry, key)) {
      const isHere = key === from && asked.value !== null && folded(name) === folded(asked.value);
      if (isBehind && (folded(name).includes(text) || folded(dataText(value)).includes(text)))
        return { at: 'registry-search', key, value: name };
      isBehind ||= isHere;
    }
    // A value that is gone since then must not end the search.
    isBehind ||= key === from;
    return null;
  };
  const below = (key: string): RegistryFound | null => {
    if (key === from && asked.value === null) isBehind = true;
    const found = inValues(key);
    if (found) return found;
    for (const name of keysOf(registry, key)) {
      const child = inside(key, name);
      // What stands before the place is passed over whole.
      if (!isBehind && child !== from && !from.startsWith(`${child}\\`)) continue;
      if (isBehind && folded(name).includes(text)) return { at: 'registry-search', key: child, value: null };
      const deeper = below(child);
      if (deeper) return deeper;
    }
    return null;
  };
  return text === '' ? null : below('');
}
