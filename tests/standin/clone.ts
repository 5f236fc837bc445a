/** Values of the structured-clone kind to and from JSON. Injected into pages as source text: self-contained. */
export interface Clone {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** What a side can pass beyond plain values: the bridge passes functions and promises. */
export interface CloneHook {
  encode(value: unknown): object | undefined;
  decode(value: Readonly<Record<string, unknown>>): unknown;
}

export function createClone(hook?: CloneHook): Clone {
  const refuse = (value: unknown): never => {
    throw new Error(`An object could not be cloned. (${typeof value})`);
  };
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  /** `$` names the kind of what JSON has no form for. */
  const toJson = (value: unknown): unknown => {
    if (value === undefined) return { $: 'undefined' };
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (typeof value === 'number')
      return Number.isFinite(value) ? value : { $: 'number', value: String(value) };
    const hooked = hook?.encode(value);
    if (hooked) return { ...hooked, $: 'hook' };
    if (typeof value === 'bigint') return { $: 'bigint', value: String(value) };
    if (typeof value !== 'object') return refuse(value);
    if (value instanceof Date) return { $: 'date', value: value.getTime() };
    if (value instanceof Map) return { $: 'map', value: [...value].map((pair) => pair.map(toJson)) };
    if (value instanceof Set) return { $: 'set', value: [...value].map(toJson) };
    if (value instanceof Error) return { $: 'error', value: value.message, name: value.name };
    if (value instanceof Uint8Array) return { $: 'bytes', value: toBase64(value) };
    if (Array.isArray(value)) return value.map(toJson);
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key.startsWith('$') ? `$${key}` : key, toJson(one)]),
    );
  };

  const fromJson = (json: unknown): unknown => {
    if (json === null || typeof json !== 'object') return json;
    if (Array.isArray(json)) return json.map(fromJson);
    const { $: kind, value, name } = json as Readonly<Record<string, unknown>>;
    const list = (Array.isArray(value) ? value : []).map(fromJson);
    if (kind === 'undefined') return undefined;
    if (kind === 'number') return Number(value);
    if (kind === 'hook') return hook?.decode(json as Readonly<Record<string, unknown>>);
    if (kind === 'bigint') return BigInt(String(value));
    if (kind === 'date') return new Date(Number(value));
    if (kind === 'map') return new Map(list as [unknown, unknown][]);
    if (kind === 'set') return new Set(list);
    if (kind === 'error') return Object.assign(new Error(String(value)), { name });
    if (kind === 'bytes') return fromBase64(String(value));
    return Object.fromEntries(
      Object.entries(json).map(([key, one]) => [key.startsWith('$$') ? key.slice(1) : key, fromJson(one)]),
    );
  };

  return {
    encode: (value) => JSON.stringify(toJson(value)),
    decode: (text) => fromJson(JSON.parse(text)),
  };
}
