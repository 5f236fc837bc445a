/** What the DM client sends of its own accord (facts/syncml#what-the-client-opens-with). */
import { AlertCode } from '../../protocols/syncml/status-codes.ts';
import type { Alert, Command } from '../../protocols/syncml/syncml.messages.ts';
import type { Machine } from '../windows/machine.ts';
import { waitsForDomainJoin } from './domain-join.ts';
import { deviceIdOf } from './csp/device-ids.ts';
import type { LocUri } from './csp/loc-uri.ts';
import { encodeLocUri } from './csp/loc-uri.ts';
import type { ManagementState } from './management-state.ts';

type WithoutId<T> = T extends Command ? Omit<T, 'cmdId'> : never;
/** A command before the message gives it its CmdID. */
export type OutgoingCommand = WithoutId<Exclude<Command, { kind: 'Atomic' | 'Sequence' }>>;

/** CmdIDs 1, 2, 3 … */
export const number = (commands: readonly OutgoingCommand[]): Command[] =>
  commands.map((command, index) => ({ ...command, cmdId: index + 1 }));

type OutgoingAlert = WithoutId<Alert>;

const clientEvent = (type: string, data: string): OutgoingAlert => ({
  kind: 'Alert',
  data: AlertCode.ClientEvent,
  items: [{ type: `com.microsoft/MDM/${type}`, format: 'chr', data }],
});

/** Alerts and DevInfo. `bootstrap`: the first session after enrolment. */
export function openingCommands(
  machine: Machine,
  state: ManagementState,
  bootstrap: boolean,
): readonly OutgoingCommand[] {
  const { manufacturer, model } = machine.hardware;
  const devInfo = { DevId: deviceIdOf(machine), Man: manufacturer, Mod: model, DmV: '1.3', Lang: 'en-US' };
  const replace: OutgoingCommand = {
    kind: 'Replace',
    items: Object.entries(devInfo).map(([node, data]) => ({ source: `./DevInfo/${node}`, data })),
  };
  return [
    { kind: 'Alert', data: AlertCode.ClientInitiatedManagementSession, items: [] },
    // Until somebody signs in, Windows runs as defaultuser0, whom the server does not know.
    clientEvent('LoginStatus', state.user ? 'user' : 'others'),
    ...(state.user ? [clientEvent('AADUserToken', state.user.accessToken)] : []),
    ...(bootstrap ? [clientEvent('BootstrapSync', 'device')] : []),
    ...(waitsForDomainJoin(machine) ? [clientEvent('OdjSync', 'device')] : []),
    replace,
  ];
}

const genericAlert = (uri: LocUri, type: string, data: string): OutgoingAlert => ({
  kind: 'Alert',
  data: AlertCode.GenericAlert,
  items: [
    {
      source: encodeLocUri(uri),
      type: `Reversed-Domain-Name:com.microsoft.mdm.${type}`,
      format: 'int',
      mark: 'informational',
      data,
    },
  ],
});

/** The end of a job that an Exec had started. */
export const jobAlert = (job: LocUri, status: string): OutgoingAlert =>
  genericAlert(job, 'win32csp_install', status);

/** How a policy fared after it was accepted: 0, or the error; the alert's type is assumed. */
export const policyAlert = (policy: LocUri, code: number): OutgoingAlert =>
  genericAlert(policy, 'policymanager', String(code));
