/** Which rows of the table of policies hold for a node and its value. */
import type { PolicyEffect, PolicyEffectId } from './policy-effect.ts';
import { policyEffects } from './policy-effects.catalogue.ts';

/**
 * The address below 'Vendor/MSFT/' in lower case; 'devdetail/…' for the few that lie elsewhere. './Vendor/…' is the
 * device's, as './Device/Vendor/…' is; letter case and '%20' make no difference.
 */
function addressOf(uri: string): string {
  const path = uri
    .trim()
    .replace(/^\.?\/?/, '')
    .replaceAll('%20', ' ')
    .toLowerCase();
  return path.replace(/^(device|user)\//, '').replace(/^vendor\/msft\//, '');
}

const rows = policyEffects.map((effect) => ({
  effect,
  whole: new Set(effect.nodes.filter((node) => !node.endsWith('*')).map((node) => node.toLowerCase())),
  beginnings: effect.nodes
    .filter((node) => node.endsWith('*'))
    .map((node) => node.slice(0, -1).toLowerCase()),
}));

/** Rows of a node, whatever its value. */
export function effectsOfNode(uri: string): readonly PolicyEffect[] {
  const address = addressOf(uri);
  return rows
    .filter(
      ({ whole, beginnings }) => whole.has(address) || beginnings.some((begin) => address.startsWith(begin)),
    )
    .map(({ effect }) => effect);
}

/** '<enabled/>…' is 'enabled'; other values stand for themselves, in lower case. */
const stateOf = (data: string): string =>
  /^<(enabled|disabled)\b/i.exec(data.trim())?.[1]?.toLowerCase() ?? data.trim().toLowerCase();

/** Whether a row's effect comes of this value. */
function isSetOffBy({ values, contains = '', notValues }: PolicyEffect, data: string): boolean {
  const state = stateOf(data);
  return (
    (values?.includes(state) ?? true) && state.includes(contains) && !(notValues?.includes(state) ?? false)
  );
}

/** What setting the node to this value sets off. */
export const effectsOf = (uri: string, data: string): readonly PolicyEffect[] =>
  effectsOfNode(uri).filter((effect) => isSetOffBy(effect, data));

/** Addresses of the rows of an effect, for whoever looks what is in force. */
export const nodesOf = (id: PolicyEffectId): readonly string[] =>
  policyEffects.filter((effect) => effect.id === id).flatMap(({ nodes }) => nodes);

/** Whether something here acts on the node; the others are kept and told back, and change nothing. */
export const isSimulated = (uri: string): boolean => effectsOfNode(uri).some(({ idle }) => !idle);
