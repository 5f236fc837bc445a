/**
 * Values too large for one message go in chunks, both ways (OMA-TS-DM_Protocol 1.2, 7;
 * facts/syncml#large-objects).
 */
import type { Item } from '../../protocols/syncml/syncml.messages.ts';

/** Characters of a value in one message. */
const chunkSize = 60_000;

/** An item in as many parts as it needs; all but the last say that more is to come. */
export function chunked(item: Item, size = chunkSize): readonly Item[] {
  const { data = '', ...rest } = item;
  if (data.length <= size) return [item];
  const parts: Item[] = [];
  for (let at = 0; at < data.length; at += size) {
    const part: Item = { ...rest, data: data.slice(at, at + size) };
    parts.push(at + size < data.length ? { ...part, moreData: true } : part);
  }
  return parts;
}

/** Puts the chunks of a device's values together, by the place that they come from. */
export class ChunkCollector {
  readonly #parts = new Map<string, string>();

  /** For the state digest. */
  state(): unknown {
    return this.#parts;
  }

  /** No value is under way. */
  get isEmpty(): boolean {
    return this.#parts.size === 0;
  }

  /** The whole value with its last chunk; undefined before. */
  take({ source = '', data = '', moreData = false }: Item): string | undefined {
    const value = (this.#parts.get(source) ?? '') + data;
    if (moreData) this.#parts.set(source, value);
    else this.#parts.delete(source);
    return moreData ? undefined : value;
  }
}
