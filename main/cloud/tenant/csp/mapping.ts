/** How the properties of typed configurations become the values of nodes. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';

/** One property. */
export interface Mapping {
  readonly uri: string;
  /** Value of the node by the value of the property; numbers and texts stand for themselves. */
  readonly values?: Readonly<Record<string, string>>;
  /**
   * 'hour': of a time of day '08:00:00.0000000'. 'base64': the text that the property holds encoded. 'accounts': the
   * SIDs, or else the names, of a right's accounts.
   */
  readonly from?: 'hour' | 'base64' | 'accounts';
}
/** By property; 'outer.inner' for a property of a complex one. */
export type Mappings = Readonly<Record<string, Mapping>>;

export const device = './Device/Vendor/MSFT';
export const config = `./Device/${cspRoots.Policy}/Config`;
export const userConfig = `./User/${cspRoots.Policy}/Config`;

/** true is 1. */
export const truth = { true: '1', false: '0' } as const;
/** 'blocked: true' is 'allow: 0'. */
export const blocked = { true: '0', false: '1' } as const;
export const asText = { true: 'true', false: 'false' } as const;
export const inverted = { true: 'false', false: 'true' } as const;

/** Separates the entries of a list value (Policy CSP). */
export const listSeparator = '\uF000';

/** Rows 'property: node' below one URI, all with the same values. */
export const below = (
  base: string,
  values: Mapping['values'],
  rows: Readonly<Record<string, string>>,
): Record<string, Mapping> =>
  Object.fromEntries(
    Object.entries(rows).map(([property, node]) => [
      property,
      { uri: `${base}/${node}`, ...(values ? { values } : {}) },
    ]),
  );
