/**
 * Typed device configurations -> CSP nodes, property by property. A property that is set and not in the table
 * has no effect here and is named as a part.
 */
import { commonProperties, isGraphObject, listOf, textOf, type GraphObject } from '../graph-object.ts';
import type { CspNode } from '../policy.ts';
import { listSeparator, type Mapping, type Mappings } from './mapping.ts';
import { ownOf } from '../../../../shared/own.ts';

/** Properties of every configuration that say nothing to a device. */
const descriptive: ReadonlySet<string> = new Set([
  ...commonProperties,
  'supportsScopeTags',
  'assignments',
  'deviceManagementApplicabilityRuleOsEdition',
  'deviceManagementApplicabilityRuleOsVersion',
  'deviceManagementApplicabilityRuleDeviceMode',
]);

/** Nodes of a typed configuration and the properties that are set but not mapped. */
export function typedNodes(
  object: GraphObject,
  mappings: Mappings,
  within = '',
): { readonly nodes: CspNode[]; readonly unknown: string[] } {
  const nodes: CspNode[] = [];
  const unknown: string[] = [];
  for (const [property, value] of Object.entries(object)) {
    if (property.includes('@') || (within === '' && descriptive.has(property)) || isUnset(value)) continue;
    const name = `${within}${property}`;
    const own = ownOf(mappings, name);
    if (isGraphObject(value) && own?.from === 'accounts') {
      nodes.push({ uri: own.uri, format: 'chr', data: accountsOf(value) });
      continue;
    }
    if (isGraphObject(value)) {
      const inner = typedNodes(value, mappings, `${name}.`);
      nodes.push(...inner.nodes);
      unknown.push(...inner.unknown);
      continue;
    }
    const data = own && dataOf(own, value);
    if (own && data !== undefined) nodes.push({ uri: own.uri, format: formatOf(data), data });
    else unknown.push(name);
  }
  return { nodes, unknown };
}

const formatOf = (data: string): CspNode['format'] => {
  if (/^-?\d+$/.test(data)) return 'int';
  return data === 'true' || data === 'false' ? 'bool' : 'chr';
};

function dataOf(mapping: Mapping, value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  if (mapping.from === 'hour') return /^\d{2}:/.test(text) ? String(Number(text.slice(0, 2))) : undefined;
  if (mapping.from === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (!mapping.values) return text;
  return ownOf(mapping.values, text);
}

const accountsOf = (right: GraphObject): string =>
  listOf(right, 'localUsersOrGroups')
    .map((account) => textOf(account, 'securityIdentifier') || textOf(account, 'name'))
    .join(listSeparator);

/** What an unconfigured property looks like: Intune writes all properties of a type into an export. */
const unset: ReadonlySet<string> = new Set([
  'notConfigured',
  'userDefined',
  'deviceDefault',
  'windowsDefault',
  'none',
]);
/** The first moment of .NET stands for no moment. */
const noMoment = /^0001-01-01T00:00:00/;

function isUnset(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (isGraphObject(value)) return Object.values(value).every(isUnset);
  return typeof value === 'string' && (unset.has(value) || noMoment.test(value));
}
