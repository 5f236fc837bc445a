/** The five-press menu, the landing and result pages, reset. */
import type {
  DeviceSummary,
  ExportDrive,
  ExportLogsView,
  MenuOption,
  NoticeView,
} from '../../../../../shared/stage/view.ts';
import type { AutopilotProfile } from '../../../../protocols/autopilot/profile.ts';
import { assignedUserOf, isHybrid } from '../../../../protocols/autopilot/profile.ts';
import { qrPayload } from '../../../../protocols/autopilot/qr.ts';
import { formatHResult, fromWin32 } from '../../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../../protocols/hresult/win32.ts';
import { sentenceOf } from '../../failure-sentences.ts';
import type { Page } from '../../page.ts';
import { progress } from '../../page.ts';

/** Windows 11 has learnt to export logs; a resealed PC is not pre-provisioned again. */
const options: readonly MenuOption[] = ['install-package', 'pre-provision', 'export-logs', 'reset'];

export const menu: Page = ({ menu, resealed }, { release }) => ({
  id: 'provisioning-menu',
  options: options.filter(
    (option) =>
      !(option === 'pre-provision' && resealed) &&
      !(option === 'export-logs' && release !== 'windows-11-24h2'),
  ),
  selected: menu.selected,
  canContinue: menu.selected !== null,
});

/** HRESULT_FROM_WIN32(ERROR_NOT_READY): the drive holds no media. */
const notReady = fromWin32(Win32.ERROR_NOT_READY);

const exportControls: Readonly<Record<ExportLogsView['step'], ExportLogsView['controls']>> = {
  folder: ['cancel', 'next'],
  exporting: [],
  exported: ['close'],
  failed: ['close', 'retry'],
};

const drives = (hasMedia: boolean): readonly ExportDrive[] => (hasMedia ? ['C:', 'D:'] : ['C:']);

export const exportPage =
  (step: ExportLogsView['step']): Page =>
  ({ exportDrive }, { packages }) => ({
    id: 'export-logs',
    step,
    choices: drives(packages.length > 0),
    selected: exportDrive,
    error:
      step === 'failed'
        ? { code: formatHResult(notReady), description: { key: 'export-logs.device-not-ready' } }
        : null,
    controls: exportControls[step],
  });

export const notice =
  (notice: NoticeView['notice'], controls: NoticeView['controls']): Page =>
  () => ({ id: 'notice', notice, controls });

const summary = (profile: AutopilotProfile | null, qr: string | null): DeviceSummary => ({
  organisation: profile?.CloudAssignedTenantDomain ?? null,
  profile: profile?.DeploymentProfileName ?? null,
  user: profile ? assignedUserOf(profile) || null : null,
  qr,
});

export const landing =
  (state: 'loading' | 'loaded' | 'pre-provisioning'): Page =>
  ({ profile, landing: { qrId } }) => {
    const loading = state === 'loading';
    const named = (profile?.DeploymentProfileName ?? '') !== '';
    return {
      id: 'landing',
      ...summary(
        profile,
        profile && !loading ? qrPayload({ id: qrId, ztdId: profile.ZtdRegistrationId }) : null,
      ),
      loading,
      canContinue: state === 'loaded' && named,
      progress: state === 'pre-provisioning' ? { key: 'landing.hybrid-progress' } : null,
    };
  };

/** Between Next and the Enrollment Status Page: a hybrid join stays on the landing page. */
export const preparing: Page = (context, facts) =>
  (isHybrid(context.profile) ? landing('pre-provisioning') : progress('applying-settings'))(context, facts);

export const result: Page = (
  { profile, landing: { qrId }, startedAt, finishedAt, failure },
  { resultVariant, canCollectLogs },
) => {
  const spent = startedAt !== null && finishedAt !== null ? finishedAt - startedAt : null;
  const outcome = failure ? 'Failure' : 'Success';
  return {
    id: 'result',
    ...summary(
      profile,
      profile
        ? qrPayload({
            id: qrId,
            ztdId: profile.ZtdRegistrationId,
            result: { outcome, elapsedMilliseconds: spent ?? 0 },
          })
        : null,
    ),
    outcome: failure ? 'failure' : 'success',
    elapsed:
      spent === null
        ? null
        : { hours: Math.floor(spent / 3_600_000), minutes: Math.floor((spent % 3_600_000) / 60_000) },
    error: failure && {
      sentence: sentenceOf(failure),
      // A PC without a profile has met no error.
      code: failure.step === 'profile' || failure.withoutCode === true ? null : formatHResult(failure.code),
    },
    variant: resultVariant,
    controls: failure
      ? ['retry', 'reset', ...(canCollectLogs ? ['view-diagnostics' as const] : [])]
      : ['reseal'],
  };
};

export const resetting: Page = (_context, facts) => ({
  id: 'resetting',
  maker: facts.maker,
  percent: facts.resetPercent(),
});
