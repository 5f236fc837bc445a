/**
 * Several policies for one node (facts/policies#conflicts): compliance stands above configuration, and of two
 * compliance policies the stricter one counts; configurations with different values are in conflict, and the
 * value stays as it is; custom OMA-URI profiles are not looked at: the last one sent is the effective one.
 */
import { effectsOfNode } from '../../../../shared/policies/effects-of.ts';
import { remembering } from '../../../world/remember.ts';
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { lockRules, lockValue, type LockRule } from '../../tenant/compliance-rules.ts';
import type { CompliancePolicy, CspNode, Policy } from '../../tenant/policy.ts';
import { ownOf } from '../../../../shared/own.ts';

export interface ResolvedPolicy {
  readonly policy: Policy;
  /** What is sent for it. */
  readonly nodes: readonly CspNode[];
  /** URIs whose value is in conflict. */
  readonly conflicts: readonly string[];
}

const deviceLock = `./Device/${cspRoots.Policy}/Config/DeviceLock`;

/** A password setting of a compliance policy as it is set on the device. */
interface EnforcedNode extends CspNode {
  readonly stricter: LockRule['stricter'];
}

function enforcedNodes({ source }: CompliancePolicy): EnforcedNode[] {
  return Object.entries(lockRules).flatMap(([setting, rule]): EnforcedNode[] => {
    const data = lockValue(rule, ownOf(source, setting));
    const uri = `${deviceLock}/${rule.node}`;
    return data === undefined ? [] : [{ uri, format: 'int', data, stricter: rule.stricter }];
  });
}

/** A tenant's policies name few thousand addresses, and each kind of device asks for all of them. */
const mostAddresses = 20_000;

/** Lists of accounts of several policies are merged by the device (facts/hybrid-join#policies-that-merge). */
const isMergedAt = remembering(
  (uri) => effectsOfNode(uri).some(({ id }) => id === 'merged-in-the-domain'),
  mostAddresses,
);
const isMerged = ({ uri }: CspNode): boolean => isMergedAt(uri);

/** './Vendor/…' is the device's too; names of nodes are the same in any letter case. */
const keyOf = remembering(
  (uri) => uri.replace(/^\.\/(?!Device\/|User\/)/i, './Device/').toLowerCase(),
  mostAddresses,
);

/** Separates the entries of a list value (Policy CSP). */
const listSeparator = '\uF000';

/** The same for the same values: elements of a template's value, and entries of a list, come in any order. */
function inOrder(data: string): string {
  const elements = data.match(/<data\b[^>]*>/g);
  if (elements) return [data.replaceAll(/<data\b[^>]*>/g, '').trim(), ...elements.toSorted()].join('');
  return data.includes(listSeparator) ? data.split(listSeparator).toSorted().join(listSeparator) : data;
}

export function resolveConflicts(policies: readonly Policy[]): ResolvedPolicy[] {
  const strictest = new Map<string, string>();
  for (const policy of policies)
    if (policy.kind === 'compliance')
      for (const { uri, data, stricter } of enforcedNodes(policy)) {
        const known = strictest.get(keyOf(uri));
        const asksMore = stricter === 'higher' ? Number(data) > Number(known) : Number(data) < Number(known);
        if (known === undefined || asksMore) strictest.set(keyOf(uri), data);
      }

  const values = new Map<string, Set<string>>();
  for (const policy of policies)
    if (policy.kind === 'settings' && policy.origin !== 'custom')
      for (const { uri, data } of policy.nodes.filter((node) => !isMerged(node))) {
        const key = keyOf(uri);
        const known = values.get(key);
        if (known) known.add(inOrder(data));
        else values.set(key, new Set([inOrder(data)]));
      }

  return policies.map((policy): ResolvedPolicy => {
    if (policy.kind === 'compliance') {
      const nodes = enforcedNodes(policy)
        .filter(({ uri, data }) => strictest.get(keyOf(uri)) === data)
        .map(({ uri, format, data }) => ({ uri, format, data }));
      return { policy, nodes, conflicts: [] };
    }
    if (policy.kind !== 'settings') return { policy, nodes: [], conflicts: [] };
    const { nodes, origin } = policy;
    if (origin === 'custom') return { policy, nodes, conflicts: [] };
    const isOverruled = ({ uri, data }: CspNode): boolean => (strictest.get(keyOf(uri)) ?? data) !== data;
    const isInConflict = (node: CspNode): boolean =>
      !strictest.has(keyOf(node.uri)) && (values.get(keyOf(node.uri))?.size ?? 1) > 1;
    return {
      policy,
      nodes: nodes.filter((node) => !isOverruled(node) && !isInConflict(node)),
      conflicts: nodes.filter(isInConflict).map(({ uri }) => uri),
    };
  });
}
