/** The policies in force, as device management keeps them in the registry (PolicyManager). */
import type { Machine } from '../windows/machine.ts';

interface ManagedPolicy {
  /** 'device', or the SID of a user. */
  readonly scope: string;
  readonly area: string;
  readonly name: string;
  readonly value: string;
}

const policyKey = 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current';

export function managedPolicies({ registry }: Pick<Machine, 'registry'>): ManagedPolicy[] {
  return registry.keys(policyKey).flatMap((scope) =>
    registry.keys(`${policyKey}\\${scope}`).flatMap((area) =>
      registry.values(`${policyKey}\\${scope}\\${area}`).map(({ name, value }) => ({
        scope,
        area,
        name,
        value: String(value.data),
      })),
    ),
  );
}
