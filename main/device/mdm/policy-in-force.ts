/** Policies of one effect that are in force on the PC (the table of policies in shared/policies). */
import { effectsOf, nodesOf } from '../../../shared/policies/effects-of.ts';
import type { PolicyEffectId } from '../../../shared/policies/policy-effect.ts';
import type { ManagementTree } from './csp/management-tree.ts';

export interface PolicyInForce {
  readonly uri: string;
  readonly value: string;
}

/** Those of the device whose value has the effect; of effects that name whole nodes. */
export const policiesInForce = (
  tree: Pick<ManagementTree, 'read'>,
  id: PolicyEffectId,
): readonly PolicyInForce[] =>
  nodesOf(id).flatMap((node) => {
    const uri = `./Device/${vendor}/${node}`;
    const value = tree.read(uri);
    return value !== undefined && effectsOf(uri, value).some((effect) => effect.id === id)
      ? [{ uri, value }]
      : [];
  });

const vendor = 'Vendor/MSFT';
