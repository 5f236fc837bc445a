/**
 * ClientCertificateInstall: SCEP makes a key in the TPM and asks the NDES server for a certificate; PFX
 * profiles bring their key along (pfx-import.ts; facts/policies#networks-and-certificates).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { minutes } from '../../../world/time.ts';
import { deviceManagementEvents } from '../../windows/events/device-management.catalogue.ts';
import type { Csp, CspContext, NodeCall, NodeRule } from './csp.ts';
import type { LocUri, Scope } from './loc-uri.ts';
import { childUri, parseLocUri } from './loc-uri.ts';
import { pfxRules } from './pfx-import.ts';
import { enrolScep } from './scep-enrolment.ts';

const root = cspRoots.ClientCertificateInstall;
const scep = 'SCEP/{UniqueID}';

/** SCEP/{UniqueID}/Status. */
export const ScepStatus = { Finished: 1, Pending: 2, ActionFailed: 16, Unknown: 32 } as const;

/** Asks until the certificate is there, or RetryCount is used up. */
function* enrol(context: CspContext, uri: LocUri, id: string): Process<void> {
  const { tree, machine } = context;
  const install = (node: string): string => tree.read(childUri(uri, 'Install', node)) ?? '';
  const tell = (status: number, error: number): void => {
    tree.write(childUri(uri, 'ErrorCode'), String(error | 0));
    tree.write(childUri(uri, 'Status'), String(status));
  };
  tell(ScepStatus.Pending, 0);
  const retries = Number(install('RetryCount') || '3');
  for (let attempt = 0; ; attempt++) {
    const answer = yield* enrolScep(context, {
      container: `SCEP ${uri.scope} ${id}`,
      purpose: id,
      serverUrl: install('ServerURL'),
      challenge: install('Challenge'),
      subject: install('SubjectName'),
      location: uri.scope === 'Device' ? 'LocalMachine' : 'CurrentUser',
    });
    if ('thumbprint' in answer) {
      tree.write(childUri(uri, 'CertThumbprint'), answer.thumbprint);
      tell(ScepStatus.Finished, 0);
      break;
    }
    machine.eventLog.write(deviceManagementEvents.scepFailed, { HRESULT: answer.code });
    if (!answer.mayRetry || attempt >= retries) {
      tell(ScepStatus.ActionFailed, answer.code);
      break;
    }
    yield* sleep(minutes(Number(install('RetryDelay') || '5')));
  }
  context.jobEnded(childUri(uri, 'Status'));
}

function execute({ context, uri, names }: NodeCall): number {
  const certificate = parseLocUri(['.', uri.scope, ...uri.segments.slice(0, -2)].join('/'));
  if (context.tree.read(childUri(certificate, 'Install', 'ServerURL')) === undefined)
    return SyncMlStatus.CommandFailed;
  const thumbprint = context.tree.read(childUri(certificate, 'CertThumbprint')) ?? '';
  if (context.machine.certificates.find(thumbprint)) return SyncMlStatus.OK;
  context.background(enrol(context, certificate, names['UniqueID'] ?? ''));
  return SyncMlStatus.AcceptedForProcessing;
}

const parameters: readonly (readonly [string, NodeRule['format']])[] = [
  ['ServerURL', 'chr'],
  ['Challenge', 'chr'],
  ['EKUMapping', 'chr'],
  ['KeyUsage', 'int'],
  ['SubjectName', 'chr'],
  ['KeyProtection', 'int'],
  ['RetryDelay', 'int'],
  ['RetryCount', 'int'],
  ['TemplateName', 'chr'],
  ['KeyLength', 'int'],
  ['HashAlgorithm', 'chr'],
  ['CAThumbprint', 'chr'],
  ['SubjectAlternativeNames', 'chr'],
  ['ValidPeriod', 'chr'],
  ['ValidPeriodUnits', 'int'],
  ['ContainerName', 'chr'],
  ['CustomTextToShowInPrompt', 'chr'],
  ['AADKeyIdentifierList', 'chr'],
];

export const clientCertificateInstall: Csp = {
  name: 'ClientCertificateInstall',
  root,
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [
    { path: scep, format: 'node', access: 'ADG' },
    { path: `${scep}/Install`, format: 'node', access: 'ADG' },
    ...parameters.map(
      ([node, format]): NodeRule => ({ path: `${scep}/Install/${node}`, format, access: 'ADGR' }),
    ),
    { path: `${scep}/Install/Enroll`, format: 'null', access: 'E', execute },
    { path: `${scep}/CertThumbprint`, format: 'chr', access: 'G' },
    { path: `${scep}/Status`, format: 'int', access: 'G' },
    { path: `${scep}/ErrorCode`, format: 'int', access: 'G' },
    ...pfxRules,
  ],
};

/** Takes up the enrolments that a power-off cut short, or those that failed. */
export function resumeScep(context: CspContext, which: 'cut-short' | 'failed', scope: Scope): void {
  const list = parseLocUri(`./${scope}/${root}/SCEP`);
  const wanted = which === 'failed' ? ScepStatus.ActionFailed : ScepStatus.Pending;
  for (const id of context.tree.children(list)) {
    const uri = childUri(list, id);
    if (context.tree.read(childUri(uri, 'Status')) !== String(wanted)) continue;
    context.tree.write(childUri(uri, 'Status'), String(ScepStatus.Pending));
    context.background(enrol(context, uri, id));
  }
}
