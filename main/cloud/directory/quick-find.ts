/**
 * Finds records by something other than their id, which may change with them: what was found before is looked at again,
 * and only where it no longer holds everything is.
 */
export class QuickFind<T extends { readonly id: string }> {
  readonly #records: ReadonlyMap<string, T>;
  readonly #keyOf: (record: T) => string;
  readonly #found = new Map<string, T>();
  /** How many there were when all of them were looked at. */
  #size = 0;

  constructor(records: ReadonlyMap<string, T>, keyOf: (record: T) => string) {
    this.#records = records;
    this.#keyOf = keyOf;
  }

  /** A record with the key; undefined where there is none. */
  find(key: string): T | undefined {
    const known = this.#found.get(key);
    if (known && this.#keyOf(known) === key && this.#records.get(known.id) === known) return known;
    if (this.#records.size !== this.#size) this.#look();
    const found = this.#found.get(key);
    if (found && this.#keyOf(found) === key) return found;
    for (const record of this.#records.values()) if (this.#keyOf(record) === key) return record;
    return undefined;
  }

  #look(): void {
    this.#found.clear();
    this.#size = this.#records.size;
    for (const record of this.#records.values()) {
      const key = this.#keyOf(record);
      if (!this.#found.has(key)) this.#found.set(key, record);
    }
  }
}
