/** What becomes of an app that several assignments reach with different intents (facts/assignment#intents). */
import type { MobileAppIntent } from '../../directory/records.ts';
import type { Audience, Via } from '../../directory/targeting.ts';
import { reaches } from '../../directory/targeting.ts';
import type { App, AppIntent } from '../../tenant/tenant.ts';

export interface ResolvedIntent {
  /** By whom the app is required or to be taken away; a device comes before a user. */
  readonly install: Via | null;
  readonly uninstall: Via | null;
  /** Offered in Company Portal: that the user's assignments alone can do. */
  readonly available: boolean;
}

/**
 * Required wins over uninstall whoever either is aimed at; uninstall for the user wins over available; available
 * for the user wins over uninstall for the device. An exclusion carries an intent too and takes from that one only.
 */
export function resolveIntent(app: App, audience: Audience): ResolvedIntent {
  const via = (...intents: readonly AppIntent[]): Readonly<Record<Via, boolean>> => {
    const by = reaches(
      app.assignments.filter(({ intent }) => intents.includes(intent)),
      audience,
    );
    return { device: by.device.length > 0, user: by.user.length > 0 };
  };
  const required = via('required');
  const uninstall = via('uninstall');
  const offered = via('available', 'availableWithoutEnrollment').user;

  if (required.device || required.user)
    return { install: required.device ? 'device' : 'user', uninstall: null, available: offered };
  if (uninstall.user)
    return { install: null, uninstall: uninstall.device ? 'device' : 'user', available: false };
  if (offered) return { install: null, uninstall: null, available: true };
  return { install: null, uninstall: uninstall.device ? 'device' : null, available: false };
}

export function mobileAppIntent({ install, uninstall, available }: ResolvedIntent): MobileAppIntent {
  if (install) return available ? 'requiredAndAvailableInstall' : 'requiredInstall';
  if (uninstall) return 'requiredUninstall';
  return available ? 'available' : 'notAvailable';
}
