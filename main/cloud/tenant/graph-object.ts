/** A Microsoft Graph object as it stands in a file: unknown JSON, read field by field. */
import { ownOf } from '../../../shared/own.ts';
import { instant, iso, parseInstant } from '../../world/time.ts';
export type GraphObject = Readonly<Record<string, unknown>>;

export const isGraphObject = (value: unknown): value is GraphObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text of `key`, or '' where there is none. */
export const textOf = (object: GraphObject, key: string): string => {
  const value = ownOf(object, key);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

/**
 * A moment with milliseconds, so that texts compare as times do; Windows PowerShell writes '/Date(1740787200000)/'.
 * What is neither stays as it is.
 */
export function isoOf(moment: string): string {
  const [, sinceEpoch] = /^\/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/$/.exec(moment) ?? [];
  const at = sinceEpoch === undefined ? parseInstant(moment) : instant(Number(sinceEpoch));
  return at === undefined ? moment : iso(at);
}

/** The number of `key`; texts of digits count too, since PowerShell clients send them. */
export const numberOf = (object: GraphObject, key: string, otherwise = 0): number => {
  const value = ownOf(object, key);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : otherwise;
};

/** The flag of `key`; 'true' as text counts, since PowerShell clients send it (facts/graph#lenient-bodies). */
export const flagOf = (object: GraphObject, key: string, otherwise = false): boolean => {
  const value = ownOf(object, key);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return otherwise;
};

/** The objects of a collection, or of the `value` list around one. */
export const listOf = (object: GraphObject, key: string): readonly GraphObject[] => {
  const value = ownOf(object, key);
  if (Array.isArray(value)) return value.filter(isGraphObject);
  return isGraphObject(value) && Array.isArray(value['value']) ? value['value'].filter(isGraphObject) : [];
};

export const textsOf = (object: GraphObject, key: string): readonly string[] => {
  const value = ownOf(object, key);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
};

export const childOf = (object: GraphObject, key: string): GraphObject => {
  const value = ownOf(object, key);
  return isGraphObject(value) ? value : {};
};

/** '#microsoft.graph.win32LobApp' and 'microsoft.graph.win32LobApp' are 'win32LobApp'; '' without a type. */
export const graphType = (object: GraphObject): string => typeName(textOf(object, '@odata.type'));

export const typeName = (type: string): string => type.replace(/^#?microsoft\.graph\./i, '');

/** The name that people know an object by; '' where it has none. */
export const nameOf = (object: GraphObject): string =>
  textOf(object, 'displayName') ||
  textOf(object, 'name') ||
  textOf(object, 'userPrincipalName') ||
  textOf(object, 'deviceName') ||
  textOf(object, 'serialNumber');

/** Properties that tell of an Intune policy as an object, whatever its type, and nothing to a device. */
export const commonProperties = [
  'id',
  'displayName',
  'description',
  'version',
  'createdDateTime',
  'lastModifiedDateTime',
  'roleScopeTagIds',
] as const;
