/** Sentences on what of an export was not understood, the same wherever a verdict stands beside them. */
import type { NotUnderstood } from '../cloud/tenant/not-understood.ts';
import { counted, listed } from '../../shared/words/counted.ts';
import { typeName } from './plain-names.ts';

/** Named before the others are counted. */
const mostNamed = 3;

/** '2 objects and 1 file'; '' for none. */
export function notUnderstoodCount(list: readonly NotUnderstood[]): string {
  const files = list.filter(({ type }) => type === null).length;
  const objects = list.length - files;
  return [
    ...(objects > 0 ? [counted(objects, 'object')] : []),
    ...(files > 0 ? [counted(files, 'file')] : []),
  ].join(' and ');
}

/** One sentence without its full stop; '' where all was understood. */
export function notUnderstoodWords(list: readonly NotUnderstood[]): string {
  if (list.length === 0) return '';
  const names = list.map(({ name, type, file }) => (type === null ? file : `"${name}"`));
  return `${notUnderstoodCount(list)} ${list.length === 1 ? 'was' : 'were'} not understood, so nothing of ${list.length === 1 ? 'it' : 'them'} is in this: ${listed(names, mostNamed)}`;
}

/** One of them in a list: '"Kiosk base" (Cloud PC policy), in kiosk.json'. */
export const notUnderstoodLine = ({ name, type, file }: NotUnderstood): string =>
  type === null ? file : `${name}, ${type === 'unknown' ? 'type unknown' : typeName(type)} (${file})`;
