/** Exactly which required app installs in which part (intune-facts 4.3, 4.7), and which of them the page waits for. */
import type { Audience, Via } from '../../graph/targeting.ts';
import { reaches } from '../../graph/targeting.ts';
import type { App, EspConfiguration, InstallContext } from '../../tenant/tenant.ts';

export type Phase = 'technician' | 'user-device' | 'user-account';

export interface PlannedApp {
  readonly app: App;
  readonly via: Via;
  /** The Enrollment Status Page waits for it, and fails with it. */
  readonly blocking: boolean;
}

/** Table 4.7: by what reached the app and where it installs. "Repair" is the second device part. */
const phases: Readonly<Record<Via, Readonly<Record<InstallContext, readonly Phase[]>>>> = {
  device: { system: ['technician', 'user-device'], user: ['user-account'] },
  user: { system: ['technician', 'user-device'], user: ['user-account'] },
};

/**
 * The apps of a phase. In the technician part `audience` holds the user assigned to the device, if any, and
 * `esp` is the configuration that reaches the device.
 */
export function planApps(
  apps: Iterable<App>,
  audience: Audience,
  esp: EspConfiguration,
  phase: Phase,
): PlannedApp[] {
  return [...apps].flatMap((app) => {
    const via = requiredVia(app, audience);
    if (!via || !phases[via][app.context].includes(phase)) return [];
    const listed = esp.selectedMobileAppIds.length === 0 || esp.selectedMobileAppIds.includes(app.id);
    if (!listed && phase === 'technician' && !esp.allowNonBlockingAppInstallation) return [];
    return [{ app, via, blocking: listed && esp.showInstallationProgress }];
  });
}

/**
 * Required wins over every other intent (4.3), so that the others need not be looked at. An exclusion carries
 * an intent too and takes from that one only. What reaches the device needs no user to count.
 */
function requiredVia(app: App, audience: Audience): Via | undefined {
  const required = app.assignments.filter(({ intent }) => intent === 'required');
  const by = reaches(required, audience);
  if (by.device.length > 0) return 'device';
  return by.user.length > 0 ? 'user' : undefined;
}
