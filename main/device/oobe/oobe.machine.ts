/**
 * The out-of-box experience, in the node order of facts/set-up-order#node-order, with the pre-provisioning
 * branch: the chart that the rows of `flows/` make. States are what a person sees or waits for.
 */
import { setup } from 'xstate';
import { processActor } from '../../world/xstate-clock.ts';
import type { Row, Work } from './define-flow.ts';
import { oobeActions } from './oobe.actions.ts';
import type { OobeContext, OobeEvent, ResumeNode } from './oobe.events.ts';
import { oobeGuards } from './oobe.guards.ts';
import type { SetUpState } from './set-up.ts';
import { setUpRows } from './set-up.ts';
import type { SetUpPc } from './set-up-pc.ts';

const rows: readonly (readonly [string, Row])[] = Object.entries<Row>(setUpRows);

/** Where a boot goes on, by the node that the last one left behind; the first row that holds counts. */
const resumesAt = (node: ResumeNode, target: SetUpState) => ({
  guard: { type: 'resumes at' as const, params: { node } },
  target,
});

/** The chart for one boot of a PC. */
export function createOobeMachine(pc: SetUpPc) {
  const actor = (work: Work) =>
    processActor<OobeContext, OobeEvent>(
      pc.world.clock,
      () => pc.group,
      (context) => work(pc, context),
    );
  const workers = rows.flatMap(([state, { work }]) => (work ? [[state, actor(work)] as const] : []));

  return setup({
    types: {
      context: {} as OobeContext,
      events: {} as OobeEvent,
      input: {} as { readonly context: OobeContext },
    },
    actors: Object.fromEntries(workers),
    guards: oobeGuards(pc),
    actions: oobeActions(pc),
  }).createMachine({
    id: 'oobe',
    context: ({ input }) => input.context,
    initial: 'resuming',
    on: {
      'five presses': { target: '.choosing what to do', actions: 'open the menu' },
      'wipe ordered': { target: '.resetting' },
      // One package is applied without the menu, with several the menu opens
      // (facts/pre-provisioning-pages#five-presses).
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
          { guard: 'nobody is signed in for the technician', target: 'signing nobody in' },
          resumesAt('technician-esp', 'technician ESP'),
          resumesAt('result', 'result'),
          resumesAt('keyboard', 'asking for the keyboard'),
          resumesAt('connection', 'checking the connection'),
          resumesAt('sign-in', 'checking the connection'),
          { guard: 'nobody is signed in for the user', target: 'signing nobody in' },
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
      ...Object.fromEntries(rows.map(([state, row]) => [state, stateOf(state, row)])),
    },
  });
}

/** A row as XState wants it; its work is the actor of its name. */
function stateOf(state: string, { work, always, on, after, entry }: Row) {
  return {
    ...(work && { invoke: { src: state, input: ({ context }: { context: OobeContext }) => context } }),
    ...(always && { always }),
    ...(on && { on }),
    ...(after && { after }),
    ...(entry && { entry }),
  };
}
