/** The Enrollment Status Page of an export without any: every tenant has a default one, so the tool left it out. */
import type { Assume } from '../../../../shared/session/assume.schema.ts';
import { derivedId } from '../derived-id.ts';
import type { TenantDraft } from '../tenant-draft.ts';
import type { Say } from './say.ts';

/** `groupTag`: undefined where a scenario is in its own tenant, which is as it shall be. */
export function assumeStatusPage(
  { espConfigurations }: TenantDraft,
  { assume, groupTag }: { readonly assume: Assume; readonly groupTag?: string },
  say: Say,
): void {
  if (espConfigurations.length > 0 || (groupTag === undefined && assume.statusPage === undefined)) return;
  const shown = assume.statusPage !== 'hidden';
  espConfigurations.push({
    id: derivedId('status page'),
    displayName: 'All users and all devices',
    priority: 0,
    isDefault: true,
    showInstallationProgress: shown,
    blockDeviceUse: true,
    allowDeviceResetOnInstallFailure: true,
    allowLogCollectionOnInstallFailure: true,
    allowDeviceUseOnInstallFailure: false,
    customErrorMessage: '',
    installProgressTimeoutInMinutes: 60,
    selectedMobileAppIds: [],
    allowNonBlockingAppInstallation: true,
    installQualityUpdates: false,
    disableUserStatusTrackingAfterFirstUser: false,
    assignments: [],
  });
  say(
    {
      what: 'Enrollment Status Page',
      value: shown ? 'shown, waits for every required app, at most 60 minutes' : 'hidden',
      why: 'the export holds no page, and every tenant has a default one',
      option: `--set assume.statusPage=${shown ? 'hidden' : 'shown'}`,
    },
    { statusPage: shown ? 'shown' : 'hidden' },
  );
}
