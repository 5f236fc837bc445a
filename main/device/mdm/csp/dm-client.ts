/**
 * DMClient CSP: the enrolment's bookkeeping and the first sync (facts/syncml#nodes-that-are-read,
 * facts/status-page-nodes#firstsyncstatus).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { findEnrolment } from '../enrolment.ts';
import { unenrollRule } from '../unenroll.ts';
import type { Csp, NodeCall, NodeRule } from './csp.ts';
import { firstSyncStatusRules } from './first-sync-status.ts';
import { hardwareDeviceIdOf } from './device-ids.ts';

const provider = 'Provider/{ProviderID}';
/** Registry name of EntDMID, which diagnostics tools read (facts/syncml#nodes-that-are-read). */
const correlationsKey =
  'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\Diagnostics\\Autopilot\\EstablishedCorrelations';

const rule = (node: string, format: NodeRule['format'], access: string, initial?: string): NodeRule => ({
  path: `${provider}/${node}`,
  format,
  access,
  ...(initial === undefined ? {} : { initial }),
});

function rememberEntDmId({ context, uri }: NodeCall, data: string | undefined): void {
  if (uri.scope === 'User' || data === undefined) return;
  const { registry } = context.machine;
  registry.setText(correlationsKey, 'EntDMID', data);
  const enrolment = findEnrolment(registry);
  if (!enrolment) return;
  registry.setText(
    `HKLM\\SOFTWARE\\Microsoft\\Enrollments\\${enrolment.id}\\DMClient\\${enrolment.providerId}`,
    'EntDMID',
    data,
  );
}

const poll = [
  'NumberOfFirstRetries',
  'IntervalForFirstSetOfRetries',
  'NumberOfSecondRetries',
  'IntervalForSecondSetOfRetries',
  'NumberOfRemainingScheduledRetries',
  'IntervalForRemainingScheduledRetries',
];

export const dmClient: Csp = {
  name: 'DMClient',
  root: cspRoots.DMClient,
  scopes: ['Device', 'User'],
  rules: [
    { path: provider, format: 'node', access: 'ADG' },
    {
      path: 'HWDevID',
      format: 'chr',
      access: 'G',
      initial: ({ context }) => hardwareDeviceIdOf(context.machine),
    },
    { ...rule('EntDMID', 'chr', 'GR'), changed: rememberEntDmId },
    rule('EntDeviceName', 'chr', 'GR'),
    rule('ExchangeID', 'chr', 'G', ''),
    rule('PublisherDeviceID', 'chr', 'GR', ''),
    rule('SignedEntDMID', 'chr', 'GR'),
    rule('CertRenewTimeStamp', 'chr', 'G', ''),
    rule('ManagementServiceAddress', 'chr', 'GR'),
    rule('UPN', 'chr', 'GR'),
    rule('HelpPhoneNumber', 'chr', 'ADGR'),
    rule('HelpWebsite', 'chr', 'ADGR'),
    rule('HelpEmailAddress', 'chr', 'ADGR'),
    rule('RequireMessageSigning', 'bool', 'ADGR'),
    rule('SyncApplicationVersion', 'chr', 'ADGR', '1.0'),
    rule('MaxSyncApplicationVersion', 'chr', 'G', '5.0'),
    rule('AADResourceID', 'chr', 'ADGR'),
    rule('AADDeviceID', 'chr', 'G'),
    rule('EnrollmentType', 'chr', 'G', 'Device'),
    rule('EnableOmaDmKeepAliveMessage', 'bool', 'ADGR', 'false'),
    rule('ForceAadToken', 'int', 'ADGR', '0'),
    rule('EnhancedAppLayerSecurity/SecurityMode', 'int', 'ADGR', '0'),
    rule('Push/PFN', 'chr', 'ADGR'),
    rule('Push/ChannelURI', 'chr', 'G', ''),
    rule('Push/Status', 'int', 'G', '0'),
    rule('Poll/PollOnLogin', 'bool', 'ADGR', 'false'),
    rule('Poll/AllUsersPollOnFirstLogin', 'bool', 'ADGR', 'false'),
    ...poll.map((node) => rule(`Poll/${node}`, 'int', 'ADGR')),
    rule('ConfigLock/Lock', 'int', 'ADGR', '0'),
    rule('ConfigRefresh/Enabled', 'bool', 'ADGR', 'false'),
    rule('ConfigRefresh/Cadence', 'int', 'ADGR', '90'),
    rule('ConfigRefresh/PausePeriod', 'int', 'ADGR', '0'),
    rule('MultipleSession/NumAllowedConcurrentUserSessionForBackgroundSync', 'int', 'ADGR'),
    rule('MultipleSession/NumAllowedConcurrentUserSessionAtUserLogonSync', 'int', 'ADGR'),
    rule('MultipleSession/IntervalForScheduledRetriesForUserSession', 'int', 'ADGR'),
    rule('MultipleSession/NumberOfScheduledRetriesForUserSession', 'int', 'ADGR'),
    rule('Recovery/AllowRecovery', 'int', 'ADGR', '0'),
    rule('LinkedEnrollment/Priority', 'int', 'ADGR', '1'),
    rule('LinkedEnrollment/Enroll', 'null', 'E'),
    unenrollRule,
    ...firstSyncStatusRules,
  ],
};
