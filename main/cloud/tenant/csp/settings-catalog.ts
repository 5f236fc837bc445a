/**
 * Settings-catalog instances -> CSP nodes. Choices, simple values and their collections carry a value;
 * children of an ADMX-backed choice are its <data> elements, other children are settings of their own. The
 * entries of a group collection become instances where their ids hold a placeholder such as
 * '{firewallrulename}'.
 */
import { childOf, listOf, textOf, type GraphObject } from '../graph-object.ts';
import type { CspNode } from '../policy.ts';
import { isLocalGroups, localGroupsNode } from './local-groups.ts';
import { listSeparator } from './mapping.ts';
import { ownOf } from '../../../../shared/own.ts';
import { isAdmxBacked, settingUri } from './setting-uri.ts';

export interface CatalogNodes {
  readonly nodes: readonly CspNode[];
  /** Definition ids that lead to no node. */
  readonly unknown: readonly string[];
}

/** The nodes of one `settingInstance`; `instance` fills the placeholder of a group's entries. */
export function catalogNodes(setting: GraphObject, instance = ''): CatalogNodes {
  const id = textOf(setting, 'settingDefinitionId');
  if (isLocalGroups(id)) return one(localGroupsNode(setting));
  if (Array.isArray(setting['groupSettingCollectionValue']))
    return merged(listOf(setting, 'groupSettingCollectionValue').map(entry));
  if ('groupSettingValue' in setting)
    return merged(
      listOf(childOf(setting, 'groupSettingValue'), 'children').map((child) => catalogNodes(child, instance)),
    );
  if (isAppControl(id)) return appControl(setting);
  const uri = filled(settingUri(id), instance);
  if (uri === undefined || hasPlaceholder(uri)) return { nodes: [], unknown: [id] };

  if ('choiceSettingValue' in setting)
    return choice(id, uri, childOf(setting, 'choiceSettingValue'), instance);
  if ('simpleSettingValue' in setting) return simple(id, uri, childOf(setting, 'simpleSettingValue'));
  const chosen = listOf(setting, 'choiceSettingCollectionValue');
  const values = [
    ...listOf(setting, 'simpleSettingCollectionValue').map((value) => plain(value['value'])),
    ...chosen.map((value) => optionOf(id, value)),
  ];
  const below = merged(
    chosen.flatMap((value) => listOf(value, 'children')).map((child) => catalogNodes(child, instance)),
  );
  return values.length > 0
    ? merged([one({ uri, format: 'chr', data: values.join(listSeparator) }), below])
    : { nodes: [], unknown: [id] };
}

/** App Control for Business: a choice between a policy of one's own and Intune's built-in controls. */
const isAppControl = (id: string): boolean =>
  /_applicationcontrol_policies_\{[^}]+\}_policiesoptions$/i.test(id);

/** The built-in controls come by AppLocker, a policy of one's own does not (facts/restarts#not-on-the-list). */
function appControl(setting: GraphObject): CatalogNodes {
  const children = listOf(childOf(setting, 'choiceSettingValue'), 'children');
  const { nodes, unknown } = merged(children.map((child) => catalogNodes(child, 'AppControl')));
  const modes: Readonly<Record<string, string>> = { '0': 'Enabled', '1': 'AuditOnly' };
  const worded = nodes.map((node): CspNode => {
    const mode = node.uri.endsWith('/EnforcementMode') ? ownOf(modes, node.data) : undefined;
    return mode === undefined ? node : { ...node, format: 'chr', data: mode };
  });
  return { nodes: worded, unknown };
}

/** One entry of a group collection: named by its own '..._name' where it has one, else by its place. */
function entry(group: GraphObject, index: number): CatalogNodes {
  const children = listOf(group, 'children');
  const named = children.find((child) => /\}_name$/i.test(textOf(child, 'settingDefinitionId')));
  const name = named ? plain(childOf(named, 'simpleSettingValue')['value']) : '';
  return merged(children.map((child) => catalogNodes(child, name || String(index + 1))));
}

function simple(id: string, uri: string, entryValue: GraphObject): CatalogNodes {
  const { value, valueState } = entryValue;
  // Secrets are exported as a token that only Intune can open.
  if (valueState === 'encryptedValueToken') return { nodes: [], unknown: [`${id} (secret)`] };
  return one({ uri, format: typeof value === 'number' ? 'int' : 'chr', data: plain(value) });
}

function choice(id: string, uri: string, value: GraphObject, instance: string): CatalogNodes {
  const option = optionOf(id, value);
  const children = listOf(value, 'children');
  const own = children.filter((child) => isElementOf(id, child));
  const others = merged(
    children.filter((child) => !isElementOf(id, child)).map((child) => catalogNodes(child, instance)),
  );
  const admx = isAdmxBacked(uri) || own.length > 0;
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
    return `<data id="${escaped(name)}" value="${escaped(elementValue(element))}"/>`;
  });
  return `<enabled/>${data.join('')}`;
}

/** A list element's entries are joined as ADMX lists are: name and value in turns, by the separator. */
function elementValue(element: GraphObject): string {
  const single = childOf(element, 'simpleSettingValue')['value'];
  if (single !== undefined) return plain(single);
  const list = listOf(element, 'simpleSettingCollectionValue');
  if (list.length > 0)
    return list.flatMap(({ value }, index) => [String(index + 1), plain(value)]).join(listSeparator);
  return optionOf(textOf(element, 'settingDefinitionId'), childOf(element, 'choiceSettingValue'));
}

const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const placeholder = /\{(?!tenantid\})[^}]*\}/i;

const filled = (uri: string | undefined, instance: string): string | undefined =>
  instance === '' ? uri : uri?.replace(placeholder, encodeURIComponent(instance));

/** '{tenantid}' is filled in at delivery; other placeholders name instances that the catalog does not tell. */
const hasPlaceholder = (uri: string): boolean => placeholder.test(uri);

const one = (node: CspNode): CatalogNodes => ({ nodes: [node], unknown: [] });

const merged = (parts: readonly CatalogNodes[]): CatalogNodes => ({
  nodes: parts.flatMap((part) => part.nodes),
  unknown: parts.flatMap((part) => part.unknown),
});

const formatOf = (option: string): CspNode['format'] => {
  if (/^-?\d+$/.test(option)) return 'int';
  return option === 'true' || option === 'false' ? 'bool' : 'chr';
};
