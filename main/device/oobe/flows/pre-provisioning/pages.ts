/** The five-press menu, the landing and result pages, reset. */
import type { DeviceSummary, NoticeView } from '../../../../../shared/stage/view.ts';
import type { AutopilotProfile } from '../../../../protocols/autopilot/profile.ts';
import { assignedUserOf } from '../../../../protocols/autopilot/profile.ts';
import { qrPayload } from '../../../../protocols/autopilot/qr.ts';
import { formatHResult } from '../../../../protocols/hresult/hresult.ts';
import { sentenceOf } from '../../failure-sentences.ts';
import type { Page } from '../../page.ts';

export const menu: Page = ({ menu, resealed }) => ({
  id: 'provisioning-menu',
  options: resealed ? ['install-package', 'reset'] : ['install-package', 'pre-provision', 'reset'],
  selected: menu.selected,
  canContinue: menu.selected !== null,
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
  (state: 'loading' | 'loaded'): Page =>
  ({ profile, landing: { qrId } }) => {
    const loading = state === 'loading';
    return {
      id: 'landing',
      ...summary(
        profile,
        profile && !loading ? qrPayload({ id: qrId, ztdId: profile.ZtdRegistrationId }) : null,
      ),
      loading,
      canContinue: !loading && profile !== null,
      problem: !loading && profile === null ? { key: 'landing.no-profile' } : null,
    };
  };

export const result: Page = (
  { profile, landing: { qrId }, startedAt, finishedAt, failure },
  { release, resultVariant },
) => {
  const spent = startedAt !== null && finishedAt !== null ? finishedAt - startedAt : null;
  // Windows 10 shows the code on both pages, Windows 11 on failure only (facts/pre-provisioning-pages#qr-code).
  const withQr = profile !== null && (release === 'windows-10-22h2' || failure !== null);
  const outcome = failure ? 'Failure' : 'Success';
  return {
    id: 'result',
    ...summary(
      profile,
      withQr
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
    error: failure ? { sentence: sentenceOf(failure), code: formatHResult(failure.code) } : null,
    variant: resultVariant,
    controls: failure ? ['retry', 'reset', 'view-diagnostics'] : ['reseal'],
  };
};

export const resetting: Page = (_context, facts) => ({
  id: 'resetting',
  maker: facts.maker,
  percent: facts.resetPercent(),
});
