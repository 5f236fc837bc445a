/**
 * A value as Graph means it, without what transport and tools put around it: annotations of OData's full metadata
 * (OData JSON Format 4.01, 4.6) and of IntuneManagement go, the shape of the SDKs' models is undone, and
 * IntuneManagement's '%OrganizationId%' becomes the tenant's id. Says where an export was cut off.
 */
import { isGraphObject, type GraphObject } from '../graph-object.ts';
import { owns } from '../../../../shared/own.ts';

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

export const plainValue = (value: unknown, cleaning: Cleaning): unknown =>
  clean(isOfPowerShellSdk(value) ? camelCased(value) : value, [], cleaning);

/**
 * Whether `Get-Mg... | ConvertTo-Json` wrote it: properties with a capital letter, and those that the model does not
 * know, the type among them, in AdditionalProperties (learn.microsoft.com/powershell/microsoftgraph).
 */
function isOfPowerShellSdk(value: unknown): boolean {
  const first = Array.isArray(value) ? value.find(isGraphObject) : value;
  if (!isGraphObject(first)) return false;
  const inner = owns(first, 'value') ? first['value'] : first['Value'];
  if (Array.isArray(inner)) return isOfPowerShellSdk(inner);
  return ['AdditionalProperties', 'DisplayName', 'Id'].some(
    (key) => owns(first, key) && !owns(first, key.charAt(0).toLowerCase() + key.slice(1)),
  );
}

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (!isGraphObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.charAt(0).toLowerCase() + key.slice(1), camelCased(one)]),
  );
}

/** What models of the SDKs keep beside the properties that they know. */
const beside = /^additional(?:Properties|Data)$/;

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
    if (beside.test(key) && isGraphObject(value)) {
      changed = true;
      entries.unshift(...Object.entries(cleanObject(value, place, cleaning)));
      continue;
    }
    if (isAnnotation(key) || key === 'backingStore') {
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
