/** Which flow the PC is in, as the registry keeps it over restarts. */
import type { Flow } from '../../../shared/session/flow.ts';
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';

/** Where Windows keeps what the Enrollment Status Page must not forget. */
export const settingsKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\AutopilotSettings';

const flowKey = `${ownHive}\\Flow`;
const resealedName = 'WhiteGloveResealed';
const flowName = 'CurrentFlow';

/** What the PC is at: a flow, or the account part of the user's, after the first sign-in. */
export type FlowPart = Flow | 'account';

export const rememberFlow = (registry: Registry, flow: FlowPart): void =>
  registry.setText(flowKey, flowName, flow);

export const rememberReseal = (registry: Registry): void => registry.setNumber(flowKey, resealedName, 1);

/** The PC was resealed: what happens from then on belongs to the user's flow. */
export const wasResealed = (registry: Registry): boolean => registry.number(flowKey, resealedName) === 1;

const userHasBegun = (registry: Registry): boolean => {
  const flow = registry.text(flowKey, flowName);
  return flow === 'user' || flow === 'account';
};

/** What happens belongs to the user's flow: after Reseal, or where no technician was at work. */
export const isUserFlow = (registry: Registry): boolean => wasResealed(registry) || userHasBegun(registry);

export const flowOf = (registry: Registry): Flow => (isUserFlow(registry) ? 'user' : 'technician');

/** A user sets the PC up without a technician's preparation. */
export const isUserDriven = (registry: Registry): boolean => userHasBegun(registry) && !wasResealed(registry);

/** Resealed, and nobody has begun with the user's flow yet. */
export const awaitsUser = (registry: Registry): boolean => wasResealed(registry) && !userHasBegun(registry);
