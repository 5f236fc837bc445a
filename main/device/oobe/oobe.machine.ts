/**
 * The out-of-box experience, in the node order of autopilot-facts 1.2, with the pre-provisioning branch. States
 * are what a person sees or waits for; `flows/` holds them, a part of the way each. Work and orders come from
 * `oobe.ports.ts`.
 */
import { firstPages } from './flows/first-pages.ts';
import { finishing } from './flows/finishing.ts';
import { hybridJoin } from './flows/hybrid-join.ts';
import { localAccount } from './flows/local-account.ts';
import { network } from './flows/network.ts';
import { personalAccount } from './flows/personal-account.ts';
import { preProvisioning } from './flows/pre-provisioning.ts';
import { provisioningPackages } from './flows/provisioning-packages.ts';
import { signIn } from './flows/sign-in.ts';
import { technicianUpdates, updates, updatesOfThePurpose } from './flows/updates.ts';
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
      'wipe ordered': { target: '.resetting' },
      // One package is applied without the menu, with several the menu opens (autopilot-facts 2.1).
      'packages offered': [
        {
          guard: 'the only package is open',
          target: '.installing the package',
          actions: 'select the first package',
        },
        {
          guard: 'there is one package',
          target: '.asking for the package password',
          actions: 'select the first package',
        },
        { target: '.choosing what to do', actions: 'open the menu from here' },
      ],
    },
    states: {
      resuming: {
        always: [
          resumesAt('resetting', 'resetting'),
          resumesAt('technician-updates', 'checking for updates first'),
          resumesAt('landing', 'loading the landing page'),
          resumesAt('technician-esp', 'technician ESP'),
          resumesAt('result', 'result'),
          resumesAt('keyboard', 'asking for the keyboard'),
          resumesAt('connection', 'checking the connection'),
          resumesAt('sign-in', 'checking the connection'),
          { guard: 'device setup goes on without its user', target: 'user ESP' },
          resumesAt('user-esp', 'checking the connection'),
          resumesAt('purpose', 'going on as chosen'),
          resumesAt('local-account', 'asking for an account name'),
          resumesAt('privacy', 'asking for privacy settings'),
          resumesAt('registration', 'looking at the registration'),
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
      ...updatesOfThePurpose(oobe).states,
      ...signIn(oobe).states,
      ...personalAccount(oobe).states,
      ...localAccount(oobe).states,
      ...userFlow(oobe).states,
      ...hybridJoin(oobe).states,
      ...finishing(oobe).states,
      ...windowsHello(oobe).states,
      ...technicianUpdates(oobe).states,
      ...preProvisioning(oobe).states,
      ...provisioningPackages(oobe).states,
    },
  });
}
