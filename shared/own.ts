/**
 * Look-ups by a name from outside (a file, a message, a command line). Every plain object also has `constructor`,
 * `toString` and `__proto__`, and a name from outside may be one of these: only what the table itself holds counts.
 * `scripts/check-lookups.mjs` fails on any other look-up by a text.
 */

/** Whether `table` itself has `name`. */
export const owns = (table: object, name: string): boolean => Object.hasOwn(table, name);

/** What `table` itself holds under `name`, else undefined. */
export const ownOf = <V>(table: Readonly<Record<string, V>>, name: string): V | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
