/** Policies that change a part of Windows at once, by their effect in the table of policies (shared/policies). */
import { effectsOfNode, effectsOf } from '../../../../shared/policies/effects-of.ts';
import type { PolicyEffectId } from '../../../../shared/policies/policy-effect.ts';
import { allowAutomaticLogon } from '../../windows/automatic-logon.ts';
import type { Machine } from '../../windows/machine.ts';

type Action = (machine: Machine, holds: boolean) => void;

const actions: Partial<Record<PolicyEffectId, Action>> = {
  // Manual is how a fresh installation has it (facts/rules-of-operation#the-sign-in-assistant).
  'sign-in-assistant-off': ({ services }, off) => {
    services.configure('wlidsvc', off ? 'disabled' : 'manual');
    if (off) services.stop('wlidsvc');
  },
  'no-automatic-logon': ({ registry }, off) => allowAutomaticLogon(registry, !off),
};

/** The node was set to `data`, or deleted (undefined). */
export function actOnPolicy(machine: Machine, uri: string, data: string | undefined): void {
  for (const { id } of effectsOfNode(uri))
    actions[id]?.(machine, data !== undefined && effectsOf(uri, data).some((effect) => effect.id === id));
}
