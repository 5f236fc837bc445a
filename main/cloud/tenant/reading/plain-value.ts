/**
 * A value as Graph means it, without what transport and tools put around it: annotations of OData's full metadata
 * (OData JSON Format 4.01, 4.6) and of IntuneManagement go, the SDK's `odataType` becomes `@odata.type`, and
 * IntuneManagement's '%OrganizationId%' becomes the tenant's id. Says where an export was cut off.
 */
import { isGraphObject, type GraphObject } from '../graph-object.ts';

export interface Cleaning {
  readonly organizationId: string;
  /** A place whose content the export left out, and what to do about it. */
  cutOff(place: string, why: string): void;
}

export const nextPage =
  'the list goes on at another page (@odata.nextLink), which the export does not hold; export all pages';

const kept = new Set(['@odata.type', '@odata.context', '@odata.nextLink']);

/** IntuneManagement writes what a definition is beside its value: '#Definition_displayName'. */
const isAnnotation = (key: string): boolean =>
  key.startsWith('#')
    ? !/^#(Definition|Presentation)_/.test(key)
    : key.includes('@odata.') && !kept.has(key) && !key.endsWith('@odata.bind');

export const plainValue = (value: unknown, cleaning: Cleaning): unknown => clean(value, [], cleaning);

function clean(value: unknown, place: string[], cleaning: Cleaning): unknown {
  if (typeof value === 'string') return cleanText(value, cleaning);
  if (Array.isArray(value)) return cleanList(value, place, cleaning);
  return isGraphObject(value) ? cleanObject(value, place, cleaning) : value;
}

const cleanText = (text: string, { organizationId }: Cleaning): string =>
  text.includes('%OrganizationId%') ? text.replaceAll('%OrganizationId%', organizationId) : text;

function cleanList(list: readonly unknown[], place: string[], cleaning: Cleaning): readonly unknown[] {
  let changed = false;
  const cleaned = list.map((entry, index) => {
    if (typeof entry !== 'string' && typeof entry !== 'object') return entry;
    place.push(`[${index}]`);
    const now = clean(entry, place, cleaning);
    place.pop();
    changed ||= now !== entry;
    return now;
  });
  return changed ? cleaned : list;
}

/** The same object where nothing of it changes. Names such as `__proto__` stay ordinary ones. */
function cleanObject(object: GraphObject, place: string[], cleaning: Cleaning): GraphObject {
  let changed = false;
  const entries: [string, unknown][] = [];
  for (const [key, value] of Object.entries(object)) {
    if (key.endsWith('@odata.nextLink'))
      cleaning.cutOff([...place, `.${key.split('@')[0]}`].join(''), nextPage);
    if (isAnnotation(key)) {
      changed = true;
      continue;
    }
    const name = key === 'odataType' ? '@odata.type' : key;
    const simple = typeof value !== 'string' && (typeof value !== 'object' || value === null);
    if (!simple) place.push(`.${key}`);
    const now = simple ? value : clean(value, place, cleaning);
    if (!simple) place.pop();
    changed ||= now !== value || name !== key;
    entries.push([name, now]);
  }
  return changed ? Object.fromEntries(entries) : object;
}
