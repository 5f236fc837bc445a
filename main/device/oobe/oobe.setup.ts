/** Types, actors, guards and actions of the OOBE chart, bound to the PC around it. */
import { assign, setup } from 'xstate';
import { processActor } from '../../world/xstate-clock.ts';
import type { Change } from './change.ts';
import { field } from './change.ts';
import { oobeChanges } from './oobe.changes.ts';
import type { OobeContext, OobeEvent } from './oobe.events.ts';
import { oobeGuards } from './oobe.guards.ts';
import type { OobePorts } from './oobe.ports.ts';

export interface OobeInput {
  readonly context: OobeContext;
}

const assignChange = (change: Change) =>
  assign<OobeContext, OobeEvent, undefined, OobeEvent, never>(({ context, event }) => change(context, event));

/** One XState action for each named change. */
function assigning<Name extends string>(changes: Readonly<Record<Name, Change>>) {
  return Object.fromEntries(
    Object.entries<Change>(changes).map(([name, change]) => [name, assignChange(change)]),
  ) as Record<Name, ReturnType<typeof assignChange>>;
}

export function oobeSetup(ports: OobePorts) {
  const actor = <Input>(work: (input: Input) => ReturnType<OobePorts['prefetchProfile']>) =>
    processActor<Input, OobeEvent>(ports.clock, ports.group, work);

  const changes = oobeChanges(ports);

  return setup({
    types: {
      context: {} as OobeContext,
      events: {} as OobeEvent,
      input: {} as OobeInput,
    },
    actors: {
      'prefetch the profile': actor(ports.prefetchProfile),
      'probe the internet': actor(ports.probeInternet),
      'sign in to the portal': actor(ports.signInToPortal),
      'activate Autopilot': actor(ports.activateAutopilot),
      'load the landing page': actor(ports.loadLanding),
      'connect to the network': actor(ports.connectNetwork),
      'check for updates': actor(ports.checkForUpdates),
      'install updates': actor(ports.installUpdates),
      'rename the device': actor(ports.renameDevice),
      'find the branding': actor(ports.findBranding),
      'check the user name': actor(ports.checkUserName),
      'look up the personal account': actor(ports.checkPersonalAccount),
      'wait for the phone': actor(ports.waitForPhone),
      'install the package': actor(ports.installPackage),
      'sign in': actor(ports.signIn),
      'join as the user': actor(ports.joinAsUser),
      'reach the domain': actor(ports.reachDomain),
      'sign in to the domain': actor(ports.signInToDomain),
      'open the terms of use': actor(ports.openTerms),
      'answer the terms of use': actor(ports.answerTerms),
      'run the technician ESP': actor(ports.technicianEsp),
      'run the user ESP': actor(ports.userEsp),
      'run the account ESP': actor(ports.accountEsp),
      'prepare the desktop': actor(ports.firstSignIn),
      'learn the user': actor(ports.learnUser),
      'set up Windows Hello': actor(ports.setUpHello),
      'reseal the device': actor(ports.reseal),
      'reset the PC': actor(ports.resetPc),
    },
    guards: oobeGuards(ports),
    actions: {
      ...assigning(changes),
      'welcome the user back': ({ context }) => {
        if (context.user) ports.userReturned(context.user);
      },
      'note the license': () => ports.noteLicense(),
      'note the first pages': ({ context }) => ports.noteFirstPages(context),
      'give the device its name': ({ event }) => ports.nameDevice(field(event, 'device-name').trim()),
      'create the local account': ({ context }) => ports.createLocalAccount(context.localAccount.name),
      'save the privacy settings': ({ context }) => ports.savePrivacy(context.privacy),
      'note that Hello was skipped': () => ports.noteHelloSkipped(),
      'show diagnostics': () => ports.showDiagnostics(),
      'collect logs': () => ports.collectLogs(),
      'settle the work account': ({ context }) => ports.settleWorkAccount(context.managesDevice),
      'continue anyway': () => ports.continueAnyway(),
      'forget the network': () => ports.forgetNetwork(),
      restart: () => ports.restart(),
      'shut down': () => ports.shutDown(),
      'start afresh': () => ports.startAfresh(),
    },
  });
}

export type OobeSetup = ReturnType<typeof oobeSetup>;
