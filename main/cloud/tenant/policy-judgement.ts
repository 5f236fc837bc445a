/** What a tenant's policies change in a set-up, by the table of policies: what gets in its way, and what has no effect. */
import { effectsOf, isSimulated } from '../../../shared/policies/effects-of.ts';
import type { PolicyEffect, PolicyEffectId } from '../../../shared/policies/policy-effect.ts';
import { ownOf } from '../../../shared/own.ts';
import { cspRoots } from '../../protocols/management-tree/csp-roots.ts';
import { lockRules, lockValue } from './compliance-rules.ts';
import type { CspNode, Policy } from './policy.ts';

/** One setting that gets in the way. */
export interface Obstacle {
  readonly policy: string;
  readonly uri: string;
  readonly value: string;
  readonly effect: PolicyEffectId;
  readonly weight: 'stops' | 'hinders';
  /** What else it takes, where these policies do not bring it. */
  readonly onlyWith: 'restart' | 'hybrid' | null;
  readonly does: string;
  readonly leaves: string | null;
  readonly remedy: string;
}

interface Setting {
  readonly policy: string;
  readonly uri: string;
  readonly value: string;
  readonly effect: PolicyEffect;
}

/** Settings that can reach a device before somebody has signed in to it. */
const settings = (policies: readonly Policy[]): readonly Setting[] =>
  policies.flatMap((policy) => {
    if (!canReachADevice(policy)) return [];
    return nodesOf(policy)
      .filter(({ uri }) => !/^\.?\/?User\//i.test(uri))
      .flatMap(({ uri, data: value }) =>
        effectsOf(uri, value).map((effect) => ({ policy: policy.displayName, uri, value, effect })),
      );
  });

/** What is set on the device: of a compliance policy its rules for passwords. */
function nodesOf(policy: Policy): readonly Pick<CspNode, 'uri' | 'data'>[] {
  if (policy.kind === 'settings') return policy.nodes;
  if (policy.kind !== 'compliance') return [];
  return Object.entries(lockRules).flatMap(([setting, rule]) => {
    const data = lockValue(rule, ownOf(policy.source, setting));
    return data === undefined
      ? []
      : [{ uri: `./Device/${cspRoots.Policy}/Config/DeviceLock/${rule.node}`, data }];
  });
}

const canReachADevice = ({ assignments }: Policy): boolean =>
  assignments.some(({ target }) => target.kind === 'group' || target.kind === 'all-devices');

const restarts: ReadonlySet<PolicyEffectId> = new Set<PolicyEffectId>(['restart', 'restart-of-its-own']);

/** What of these policies stops or hinders a set-up. A group may be of devices: it counts as one. */
export function obstaclesOf(policies: readonly Policy[], hybrid = false): readonly Obstacle[] {
  const all = settings(policies);
  const brought = {
    restart: all.some(({ effect }) => restarts.has(effect.id)),
    hybrid,
  };
  return all.flatMap(({ policy, uri, value, effect }): readonly Obstacle[] => {
    const { id, weight, needs, does, leaves = null, remedy = '' } = effect;
    if (weight === 'acts') return [];
    const onlyWith = needs && !brought[needs] ? needs : null;
    return [{ policy, uri, value, effect: id, weight, onlyWith, does, leaves, remedy }];
  });
}

/** Settings that reach the PC, which keeps them and does nothing with them, by their addresses. */
export const withoutEffect = (
  policies: readonly Policy[],
): readonly { readonly name: string; readonly uris: readonly string[] }[] =>
  policies.flatMap((policy) => {
    if (policy.kind !== 'settings') return [];
    const uris = policy.nodes.map(({ uri }) => uri).filter((uri) => !isSimulated(uri));
    return uris.length > 0 ? [{ name: policy.displayName, uris }] : [];
  });
