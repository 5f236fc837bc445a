/**
 * Settings-catalog instances -> CSP nodes. Choices, simple values and their collections carry a value;
 * children of an ADMX-backed choice are its <data> elements, other children are settings of their own.
 */
import { childOf, listOf, textOf, type GraphObject } from '../graph-object.ts';
import type { CspNode } from '../tenant.ts';
import { settingUri } from './setting-uri.ts';

export interface CatalogNodes {
  readonly nodes: readonly CspNode[];
  /** Definition ids that lead to no node. */
  readonly unknown: readonly string[];
}

/** Separator of list values (autopilot's own lists use it too, intune-facts 2.4). */
const listSeparator = '\uF000';

/** The nodes of one `settingInstance`. */
export function catalogNodes(instance: GraphObject): CatalogNodes {
  const id = textOf(instance, 'settingDefinitionId');
  const uri = settingUri(id);
  const groups = listOf(instance, 'groupSettingCollectionValue');
  if (groups.length > 0)
    return merged(groups.flatMap((group) => listOf(group, 'children')).map(catalogNodes));
  if ('groupSettingValue' in instance)
    return merged(listOf(childOf(instance, 'groupSettingValue'), 'children').map(catalogNodes));
  if (uri === undefined || hasPlaceholder(uri)) return { nodes: [], unknown: [id] };

  if ('choiceSettingValue' in instance) return choice(id, uri, childOf(instance, 'choiceSettingValue'));
  if ('simpleSettingValue' in instance) {
    const value = childOf(instance, 'simpleSettingValue')['value'];
    return one({ uri, format: typeof value === 'number' ? 'int' : 'chr', data: plain(value) });
  }
  const simple = listOf(instance, 'simpleSettingCollectionValue').map((entry) => plain(entry['value']));
  const chosen = listOf(instance, 'choiceSettingCollectionValue').map((entry) => optionOf(id, entry));
  const values = [...simple, ...chosen];
  return values.length > 0
    ? one({ uri, format: 'chr', data: values.join(listSeparator) })
    : { nodes: [], unknown: [id] };
}

function choice(id: string, uri: string, value: GraphObject): CatalogNodes {
  const option = optionOf(id, value);
  const children = listOf(value, 'children');
  const own = children.filter((child) => isElementOf(id, child));
  const others = merged(children.filter((child) => !isElementOf(id, child)).map(catalogNodes));
  const admx = uri.includes('~') || own.length > 0;
  const data = admx ? admxData(option, id, own) : option;
  const format = admx ? 'chr' : formatOf(option);
  return { nodes: [{ uri, format, data }, ...others.nodes], unknown: others.unknown };
}

/** The part of a choice's value after its definition id: '..._allowtelemetry_1' is '1'. */
function optionOf(id: string, value: GraphObject): string {
  const chosen = textOf(value, 'value');
  return chosen.toLowerCase().startsWith(`${id.toLowerCase()}_`) ? chosen.slice(id.length + 1) : chosen;
}

const isElementOf = (id: string, child: GraphObject): boolean =>
  textOf(child, 'settingDefinitionId').toLowerCase().startsWith(`${id.toLowerCase()}_`);

/** The value of an ADMX-backed node: state and elements. */
function admxData(option: string, id: string, elements: readonly GraphObject[]): string {
  if (option === '0') return '<disabled/>';
  const data = elements.map((element) => {
    const name = textOf(element, 'settingDefinitionId').slice(id.length + 1);
    const simple = childOf(element, 'simpleSettingValue')['value'];
    const chosen = childOf(element, 'choiceSettingValue');
    const value =
      simple === undefined ? optionOf(textOf(element, 'settingDefinitionId'), chosen) : plain(simple);
    return `<data id="${escaped(name)}" value="${escaped(value)}"/>`;
  });
  return `<enabled/>${data.join('')}`;
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** '{tenantid}' is filled in at delivery; other placeholders name instances that the catalog does not tell. */
const hasPlaceholder = (uri: string): boolean => /\{(?!tenantid\})/i.test(uri);

const one = (node: CspNode): CatalogNodes => ({ nodes: [node], unknown: [] });

const merged = (parts: readonly CatalogNodes[]): CatalogNodes => ({
  nodes: parts.flatMap((part) => part.nodes),
  unknown: parts.flatMap((part) => part.unknown),
});

const formatOf = (option: string): CspNode['format'] => {
  if (/^-?\d+$/.test(option)) return 'int';
  return option === 'true' || option === 'false' ? 'bool' : 'chr';
};
