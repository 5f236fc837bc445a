/**
 * Administrative templates: groupPolicyConfiguration with its definition values. Graph names a definition by an id
 * that only the service knows; tools that expand it tell its display name, class and category. The policy reaches the
 * PC; a value whose node of the Policy CSP is known is set, each other one is listed without effect.
 */
import { childOf, flagOf, listOf, textOf, type GraphObject } from '../graph-object.ts';
import { templateNodes } from '../csp/administrative-templates.catalogue.ts';
import type { CspNode } from '../policy.ts';
import type { Reader } from '../tenant-draft.ts';
import { readAssignments } from './assignments.ts';

/** What of a definition a tool wrote: expanded, or beside the value as IntuneManagement does. */
function definitionOf(value: GraphObject): {
  readonly name: string;
  readonly user: boolean;
  readonly told: string;
} {
  const definition = childOf(value, 'definition');
  const name = textOf(definition, 'displayName') || textOf(value, '#Definition_displayName');
  const category = textOf(definition, 'categoryPath') || textOf(value, '#Definition_categoryPath');
  const inClass = textOf(definition, 'classType') || textOf(value, '#Definition_classType');
  const bound = textOf(value, 'definition@odata.bind');
  const id = /\('([^']+)'\)/.exec(bound)?.[1] ?? textOf(definition, 'id') ?? textOf(value, 'id');
  const told = name ? `${category}\\${name}` : `definition ${id || 'without a name'}`;
  return { name, user: inClass === 'user', told };
}

/** Values of presentations, in the order in which they stand. */
const presented = (value: GraphObject): readonly string[] =>
  listOf(value, 'presentationValues').map((presentation) => {
    const own = presentation['value'];
    return typeof own === 'string' || typeof own === 'number' || typeof own === 'boolean' ? String(own) : '';
  });

export const readGroupPolicyConfiguration: Reader = (reading) => {
  const { object, id, name, draft, part } = reading;
  const values = listOf(object, 'definitionValues');
  if (values.length === 0) part('the export holds no definition values');
  const nodes = values.flatMap((value): CspNode[] => {
    const { name: displayName, user, told } = definitionOf(value);
    const node = templateNodes(displayName, user, flagOf(value, 'enabled'), presented(value));
    if (!node) part(`${told}: without effect in a rehearsal`);
    return node ? [node] : [];
  });
  draft.policies.push({
    kind: 'settings',
    origin: 'template',
    id,
    displayName: name,
    nodes,
    assignments: readAssignments(reading),
  });
};
