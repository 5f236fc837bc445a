/**
 * Exactly which app installs in which part (facts/assignment#what-installs-when), and which of them the page
 * waits for.
 */
import type { Audience, Via } from '../../directory/targeting.ts';
import type { App, EspConfiguration, InstallContext } from '../../tenant/tenant.ts';
import type { MobileAppIntent } from '../../directory/records.ts';
import { mobileAppIntent, resolveIntent } from './app-intent.ts';

export type Phase = 'technician' | 'user-device' | 'user-account';

export interface PlannedApp {
  readonly app: App;
  readonly via: Via;
  /** 'conflict': it supersedes what another app needs. */
  readonly action: 'install' | 'uninstall' | 'conflict';
  readonly intent: MobileAppIntent;
  /** The Enrollment Status Page waits for it, and fails with it. */
  readonly blocking: boolean;
}

/** Table 4.7: by where it installs, whoever it is aimed at. "Repair" is the second device part. */
const phases: Readonly<Record<InstallContext, readonly Phase[]>> = {
  system: ['technician', 'user-device'],
  user: ['user-account'],
};

/**
 * The apps of a phase. In the technician part `audience` holds the user assigned to the device, if any, and
 * `esp` is the configuration that reaches the device. What is to be uninstalled comes last: no page waits.
 */
export function planApps(
  apps: Iterable<App>,
  audience: Audience,
  esp: EspConfiguration,
  phase: Phase,
): PlannedApp[] {
  const planned = [...apps].flatMap((app): PlannedApp[] => {
    if (app.assignments.length === 0 || !phases[app.context].includes(phase)) return [];
    const resolved = resolveIntent(app, audience);
    const intent = mobileAppIntent(resolved);
    if (resolved.uninstall)
      return [{ app, via: resolved.uninstall, action: 'uninstall', intent, blocking: false }];
    if (!resolved.install) return [];
    const listed = esp.selectedMobileAppIds.length === 0 || esp.selectedMobileAppIds.includes(app.id);
    if (!listed && phase === 'technician' && !esp.allowNonBlockingAppInstallation) return [];
    const blocking = listed && esp.showInstallationProgress;
    return [{ app, via: resolved.install, action: 'install', intent, blocking }];
  });
  const of = (action: PlannedApp['action']): PlannedApp[] => planned.filter((one) => one.action === action);
  return [...of('install'), ...of('uninstall')];
}

/**
 * An app of the device that installs for its user is not waited for in a hybrid join
 * (facts/enrollment-status-page#what-is-tracked).
 */
export const untrackedInHybrid = (planned: PlannedApp): PlannedApp =>
  planned.via === 'device' && planned.app.context === 'user' ? { ...planned, blocking: false } : planned;
