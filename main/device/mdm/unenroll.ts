/**
 * Leaving management ("Retire"; DMClient/Unenroll): what the server set goes with its certificates and the
 * enrolment, once the session that ordered it is over. The join to Entra ID stays.
 */
import { SyncMlStatus } from '../../protocols/syncml/status-codes.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { seconds } from '../../world/time.ts';
import { deviceManagementEvents } from '../windows/events/device-management.catalogue.ts';
import type { StoreLocation } from '../windows/certificate-store.ts';
import type { CspContext, NodeCall, NodeRule } from './csp/csp.ts';
import { findEnrolment, removeEnrolment } from './enrolment.ts';
import { ownHive } from '../windows/registry.ts';

const notice = seconds(10);
/** The order until it is carried out, so that a power-off does not keep the PC managed; key and value are ours. */
const orderKey = `${ownHive}\\Unenroll`;
const orderName = 'Ordered';
/** Providers whose values are the server's: what an administrator's profiles and certificates came by. */
const managed =
  /^\.\/(Device|User)\/Vendor\/MSFT\/(Policy\/Config|WiFi|VPNv2|RootCATrustedCertificates|ClientCertificateInstall|BitLocker|DMClient|EnrollmentStatusTracking|NodeCache|PassportForWork)\//i;
const locations: readonly StoreLocation[] = ['LocalMachine', 'CurrentUser'];

function* leave({ machine, tree }: CspContext): Process<void> {
  yield* sleep(notice);
  const enrolment = findEnrolment(machine.registry);
  if (!enrolment) return;
  const ids = ['SCEP', 'PFXCertInstall'].flatMap((kind) =>
    ['Device', 'User'].flatMap((scope) =>
      tree.children(`./${scope}/Vendor/MSFT/ClientCertificateInstall/${kind}`),
    ),
  );
  for (const location of locations)
    for (const { purpose, thumbprint } of machine.certificates.list(location, 'My'))
      if (ids.includes(purpose)) machine.certificates.remove(thumbprint);
  for (const [uri] of tree.entries()) if (managed.test(uri)) tree.remove(uri);
  machine.certificates.remove(enrolment.certificateThumbprint);
  removeEnrolment(machine.registry, enrolment.id);
  machine.registry.deleteKey(orderKey);
  machine.eventLog.write(deviceManagementEvents.unenrolled, {});
}

function execute({ context }: NodeCall, data: string): number {
  const enrolment = findEnrolment(context.machine.registry);
  if (!enrolment || data !== enrolment.providerId) return SyncMlStatus.CommandFailed;
  context.machine.registry.setText(orderKey, orderName, enrolment.id);
  context.background(leave(context));
  return SyncMlStatus.OK;
}

/** Takes up an order that a power-off cut short. */
export function resumeUnenroll(context: CspContext): void {
  if (context.machine.registry.text(orderKey, orderName) !== undefined) context.background(leave(context));
}

/** Its data names the provider that the PC shall leave. */
export const unenrollRule: NodeRule = { path: 'Unenroll', format: 'chr', access: 'EG', initial: '', execute };
