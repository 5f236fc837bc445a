/**
 * The out-of-box experience, in the node order of autopilot-facts 1.2, with the pre-provisioning branch. States
 * are what a person sees or waits for; `flows/` holds them, a part of the way each. Work and orders come from
 * `oobe.ports.ts`.
 */
import { firstPages } from './flows/first-pages.ts';
import { finishing } from './flows/finishing.ts';
import { localAccount } from './flows/local-account.ts';
import { network } from './flows/network.ts';
import { preProvisioning } from './flows/pre-provisioning.ts';
import { signIn } from './flows/sign-in.ts';
import { technicianUpdates, updates } from './flows/updates.ts';
import { userFlow } from './flows/user-flow.ts';
import { windowsHello } from './flows/windows-hello.ts';
import type { ResumeNode } from './oobe.events.ts';
import type { OobePorts } from './oobe.ports.ts';
import { oobeSetup } from './oobe.setup.ts';

const resumesAt = (node: ResumeNode, target: string) => ({
  guard: { type: 'resumes at' as const, params: { node } },
  target,
});

/** The chart for one boot of a PC. */
export function createOobeMachine(ports: OobePorts) {
  const oobe = oobeSetup(ports);
  return oobe.createMachine({
    id: 'oobe',
    context: ({ input }) => input.context,
    initial: 'resuming',
    on: {
      'five presses': { target: '.choosing what to do', actions: 'open the menu' },
    },
    states: {
      resuming: {
        always: [
          resumesAt('landing', 'loading the landing page'),
          resumesAt('technician-esp', 'technician ESP'),
          resumesAt('result', 'result'),
          resumesAt('connection', 'checking the connection'),
          resumesAt('sign-in', 'checking the connection'),
          resumesAt('local-account', 'asking for an account name'),
          resumesAt('privacy', 'asking for privacy settings'),
          resumesAt('quality-updates', 'looking at quality updates'),
          resumesAt('first-sign-in', 'arriving'),
          resumesAt('account-esp', 'arriving'),
          resumesAt('desktop', 'arriving'),
          { target: 'prefetching the profile' },
        ],
      },
      ...firstPages(oobe).states,
      ...network(oobe).states,
      ...updates(oobe).states,
      ...signIn(oobe).states,
      ...localAccount(oobe).states,
      ...userFlow(oobe).states,
      ...finishing(oobe).states,
      ...windowsHello(oobe).states,
      ...technicianUpdates(oobe).states,
      ...preProvisioning(oobe).states,
    },
  });
}
