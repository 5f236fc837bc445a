/** Orders of the OOBE chart to the PC: what a turn does besides changing what the chart remembers. */
import { milliseconds } from '../../world/time.ts';
import { field } from './change.ts';
import type { OobeContext, OobeEvent } from './oobe.events.ts';
import { noteFirstPages } from './resume.ts';
import type { SetUpPc } from './set-up-pc.ts';
import { managementReports } from './set-up-pc.ts';
import { createLocalAccount, nameDevice, noteLicense, savePrivacy } from './settings.ts';
import { noteHelloDecision, noteHelloSkipped } from './windows-hello.ts';

type Order = (context: OobeContext, event: OobeEvent) => void;

export function oobeOrders(pc: SetUpPc) {
  const machine = () => pc.windows().machine;
  const deployment = () => pc.windows().deployment;
  // The chart is in the middle of a transition when it orders this: the power follows when that is over.
  const afterwards = (order: () => void) => () => void pc.world.clock.after(milliseconds(0), order);

  return {
    'welcome the user back': ({ user }) => {
      if (user) deployment().userReturned(user);
    },
    'note the license': () => noteLicense(machine().registry),
    'note the first pages': (context) => noteFirstPages(machine().registry, context),
    'give the device its name': (_context, event) =>
      nameDevice(machine(), field(event, 'device-name').trim()),
    'create the local account': ({ localAccount }) => createLocalAccount(machine(), localAccount.name),
    'save the privacy settings': ({ privacy }) => savePrivacy(machine().registry, privacy),
    'note that Hello begins': () => noteHelloDecision(machine(), true),
    'note that Hello is not wanted': () => noteHelloDecision(machine(), false),
    'note that Hello was skipped': () => noteHelloSkipped(machine()),
    'show diagnostics': () => pc.showDiagnostics('AutopilotWhiteGloveLogs.zip'),
    'look into the failure': () => pc.showDiagnostics('MDMDiagReport.zip'),
    'collect logs': () => pc.collectLogs('MDMDiagReport.zip'),
    'hold a session with the MDM server': () => deployment().sync(),
    'check access': () => pc.companyPortal.check(),
    'export the management report': () => pc.collectLogs('MDMDiagReport.zip', managementReports),
    'settle the work account': ({ managesDevice }) => deployment().settleWorkAccount(managesDevice),
    'continue anyway': () => deployment().continueAnyway(),
    'disconnect from the network': () => pc.network.disconnect(),
    'forget the network': () => {
      if (pc.network.connectedTo !== null) pc.network.forget(pc.network.connectedTo);
    },
    restart: afterwards(pc.restart),
    'shut down': afterwards(pc.shutDown),
    'start afresh': afterwards(pc.startAfresh),
  } as const satisfies Record<string, Order>;
}
