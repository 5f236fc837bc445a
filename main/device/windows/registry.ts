/** The registry: keys and value names are case-insensitive and keep the spelling that was written first. */
import { remembering } from '../../world/remember.ts';
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

/**
 * The hive of what must outlive a power-off where Windows has no value for it, or keeps it where nobody looks. No tool
 * of the PC knows the hive, and no archive holds it.
 */
export const ownHive = 'RESEAL';

const folded = (text: string): string => text.toLowerCase();

/** A path as it is kept, and as it is compared. */
interface KeyName {
  readonly path: string;
  readonly own: string;
}

/** A key's path with the short name of its hive and single backslashes. */
const canonical = remembering((path): KeyName => {
  const [hive = '', ...rest] = path.split('\\').filter((part) => part !== '');
  const name = [ownOf(hives, hive.toUpperCase()) ?? hive.toUpperCase(), ...rest].join('\\');
  return { path: name, own: folded(name) };
}, 4_096);

export class Registry {
  /** Tells the path of each key in which something was written or deleted. */
  readonly changes = new Signal<string>();
  readonly #keys = new Map<string, Key>();
  /** Names of the keys below a key, as they were asked for since a key last came or went. */
  readonly #below = new Map<string, readonly string[]>();
  #revision = 0;

  constructor(state: RegistryState = {}) {
    for (const [path, entries] of Object.entries(state)) {
      this.create(path);
      for (const { name, value } of entries) this.set(path, name, value);
    }
  }

  /** Rises whenever a key or a value becomes another than it was. */
  get revision(): number {
    return this.#revision;
  }

  /** A value, or undefined. The empty name is the key's default value. */
  get(path: string, name: string): RegistryValue | undefined {
    return this.#keys.get(canonical(path).own)?.values.get(folded(name))?.value;
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
    const before = key.values.get(folded(name));
    if (!before || !same(before.value, value)) {
      key.values.set(folded(name), { name: before?.name ?? name, value });
      this.#revision++;
    }
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
    const name = canonical(path);
    if (this.#keys.has(name.own)) return;
    this.#keyFor(name);
    this.changes.emit(name.path);
  }

  /** True if the key itself or a key below it is there. */
  exists(path: string): boolean {
    return this.#keys.has(canonical(path).own) || this.keys(path).length > 0;
  }

  /** Deletes a value; true if there was one. */
  delete(path: string, name: string): boolean {
    const key = this.#keys.get(canonical(path).own);
    if (!key?.values.delete(folded(name))) return false;
    this.#revision++;
    this.changes.emit(key.path);
    return true;
  }

  /** Deletes a key and everything below it. */
  deleteKey(path: string): void {
    const { own } = canonical(path);
    for (const [name, key] of Array.from(this.#keys)) {
      if (name !== own && !name.startsWith(`${own}\\`)) continue;
      this.#keys.delete(name);
      this.#cameOrWent();
      this.changes.emit(key.path);
    }
  }

  /** Names of the keys directly below, in the order in which they came. */
  keys(path: string): readonly string[] {
    const { own } = canonical(path);
    const asked = this.#below.get(own);
    if (asked) return asked;
    const prefix = `${own}\\`;
    const names = new Map<string, string>();
    for (const [name, key] of this.#keys) {
      if (!name.startsWith(prefix)) continue;
      const child = key.path.slice(prefix.length).split('\\', 1)[0] ?? '';
      if (!names.has(folded(child))) names.set(folded(child), child);
    }
    const found = [...names.values()];
    this.#below.set(own, found);
    return found;
  }

  /** The values of one key, in the order in which they came. */
  values(path: string): RegistryEntry[] {
    return [...(this.#keys.get(canonical(path).own)?.values.values() ?? [])];
  }

  state(): RegistryState {
    return Object.fromEntries([...this.#keys.values()].map((key) => [key.path, [...key.values.values()]]));
  }

  #keyFor({ path, own }: KeyName): Key {
    const there = this.#keys.get(own);
    if (there) return there;
    const key: Key = { path, values: new Map() };
    this.#keys.set(own, key);
    this.#cameOrWent();
    return key;
  }

  #cameOrWent(): void {
    this.#below.clear();
    this.#revision++;
  }
}

const same = (a: RegistryValue, b: RegistryValue): boolean =>
  a.type === b.type && a.type !== 'REG_MULTI_SZ' && a.data === b.data;
