/**
 * What an instructor sees under the hood: one table for each of the simulation's stores and wires. Looking changes
 * nothing, and a trainee sees none of it.
 */
import * as v from 'valibot';

export const hoodPages = [
  'log',
  'tpm',
  'commands',
  'tree',
  'registry',
  'events',
  'syncml',
  'http',
  'hosts',
] as const;
export type HoodPage = (typeof hoodPages)[number];

export interface HoodAsk {
  readonly page: HoodPage;
  /** Words that a row has to hold, in any case; '' for all. */
  readonly search: string;
  /** The row that is open, whose parts are told too; null for none. */
  readonly open: string | null;
  /** World times, milliseconds since 1970, between which something happened; null for all. */
  readonly span: { readonly from: number; readonly to: number } | null;
}

const instant = v.pipe(v.number(), v.safeInteger());

export const hoodAskSchema: v.GenericSchema<HoodAsk> = v.strictObject({
  page: v.picklist(hoodPages),
  search: v.pipe(v.string(), v.maxLength(200)),
  open: v.nullable(v.pipe(v.string(), v.maxLength(4_096))),
  span: v.nullable(v.strictObject({ from: instant, to: instant })),
});

export interface HoodRow {
  /** Of this row alone on its page, as long as it is there. */
  readonly id: string;
  /** World time, milliseconds since 1970; null for what simply is. */
  readonly at: number | null;
  readonly title: string;
  /** At most `longestValue` characters. */
  readonly value: string;
  /** What it tells went wrong. */
  readonly bad?: true;
  /** There are parts to be opened. */
  readonly opens?: true;
}

/** A titled text of an open row: a message, pretty-printed. */
export interface HoodPart {
  readonly title: string;
  readonly text: string;
}

export interface HoodSeen {
  readonly page: HoodPage;
  /** How many rows the page has, and how many fit what was asked. */
  readonly count: number;
  readonly found: number;
  /** At most `mostRows`; what happened last comes first. */
  readonly rows: readonly HoodRow[];
  readonly parts: readonly HoodPart[];
}

export const mostRows = 200;
export const longestValue = 240;
