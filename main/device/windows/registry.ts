/** The registry: keys and value names are case-insensitive and keep the spelling that was written first. */
import { Signal } from '../../world/signal.ts';
import { ownOf } from '../../../shared/own.ts';

/** Data of a value by its type. A REG_BINARY is base64 here; a REG_QWORD is a safe integer. */
export type RegistryValue =
  | { readonly type: 'REG_SZ'; readonly data: string }
  | { readonly type: 'REG_MULTI_SZ'; readonly data: readonly string[] }
  | { readonly type: 'REG_DWORD'; readonly data: number }
  | { readonly type: 'REG_QWORD'; readonly data: number }
  | { readonly type: 'REG_BINARY'; readonly data: string };

/** One value as it is listed and saved. */
export interface RegistryEntry {
  readonly name: string;
  readonly value: RegistryValue;
}

/** The whole registry as JSON: key path -> its values. */
export type RegistryState = Readonly<Record<string, readonly RegistryEntry[]>>;

interface Key {
  readonly path: string;
  readonly values: Map<string, RegistryEntry>;
}

const hives: Readonly<Record<string, string>> = {
  HKEY_LOCAL_MACHINE: 'HKLM',
  HKEY_CURRENT_USER: 'HKCU',
  HKEY_USERS: 'HKU',
};

/** A key's path with the short name of its hive and single backslashes. */
function canonical(path: string): string {
  const [hive = '', ...rest] = path.split('\\').filter((part) => part !== '');
  return [ownOf(hives, hive.toUpperCase()) ?? hive.toUpperCase(), ...rest].join('\\');
}

const folded = (text: string): string => text.toLowerCase();

export class Registry {
  /** Tells the path of each key in which something was written or deleted. */
  readonly changes = new Signal<string>();
  readonly #keys = new Map<string, Key>();

  constructor(state: RegistryState = {}) {
    for (const [path, entries] of Object.entries(state)) {
      this.create(path);
      for (const { name, value } of entries) this.set(path, name, value);
    }
  }

  /** A value, or undefined. The empty name is the key's default value. */
  get(path: string, name: string): RegistryValue | undefined {
    return this.#keys.get(folded(canonical(path)))?.values.get(folded(name))?.value;
  }

  /** A REG_SZ, or undefined where there is none of that type. */
  text(path: string, name: string): string | undefined {
    const value = this.get(path, name);
    return value?.type === 'REG_SZ' ? value.data : undefined;
  }

  /** A REG_DWORD or REG_QWORD, or undefined where there is none of these types. */
  number(path: string, name: string): number | undefined {
    const value = this.get(path, name);
    return value?.type === 'REG_DWORD' || value?.type === 'REG_QWORD' ? value.data : undefined;
  }

  set(path: string, name: string, value: RegistryValue): void {
    const key = this.#keyFor(canonical(path));
    const known = key.values.get(folded(name));
    key.values.set(folded(name), { name: known?.name ?? name, value });
    this.changes.emit(key.path);
  }

  setText(path: string, name: string, data: string): void {
    this.set(path, name, { type: 'REG_SZ', data });
  }

  /** Writes a REG_DWORD: an unsigned 32-bit number. */
  setNumber(path: string, name: string, data: number): void {
    this.set(path, name, { type: 'REG_DWORD', data: data >>> 0 });
  }

  /** Makes the key if it is not there: an empty key can mean something. */
  create(path: string): void {
    const key = canonical(path);
    if (this.#keys.has(folded(key))) return;
    this.#keyFor(key);
    this.changes.emit(key);
  }

  /** True if the key itself or a key below it is there. */
  exists(path: string): boolean {
    const own = folded(canonical(path));
    for (const key of this.#keys.keys()) if (key === own || key.startsWith(`${own}\\`)) return true;
    return false;
  }

  /** Deletes a value; true if there was one. */
  delete(path: string, name: string): boolean {
    const key = this.#keys.get(folded(canonical(path)));
    if (!key?.values.delete(folded(name))) return false;
    this.changes.emit(key.path);
    return true;
  }

  /** Deletes a key and everything below it. */
  deleteKey(path: string): void {
    const own = folded(canonical(path));
    for (const [name, key] of Array.from(this.#keys)) {
      if (name !== own && !name.startsWith(`${own}\\`)) continue;
      this.#keys.delete(name);
      this.changes.emit(key.path);
    }
  }

  /** Names of the keys directly below, in the order in which they came. */
  keys(path: string): string[] {
    const prefix = `${folded(canonical(path))}\\`;
    const names = new Map<string, string>();
    for (const [name, key] of this.#keys) {
      if (!name.startsWith(prefix)) continue;
      const child = key.path.slice(prefix.length).split('\\', 1)[0] ?? '';
      if (!names.has(folded(child))) names.set(folded(child), child);
    }
    return [...names.values()];
  }

  /** The values of one key, in the order in which they came. */
  values(path: string): RegistryEntry[] {
    return [...(this.#keys.get(folded(canonical(path)))?.values.values() ?? [])];
  }

  state(): RegistryState {
    return Object.fromEntries([...this.#keys.values()].map((key) => [key.path, [...key.values.values()]]));
  }

  #keyFor(path: string): Key {
    const known = this.#keys.get(folded(path));
    if (known) return known;
    const key: Key = { path, values: new Map() };
    this.#keys.set(folded(path), key);
    return key;
  }
}
