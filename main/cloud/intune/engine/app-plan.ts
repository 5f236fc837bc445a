/**
 * Exactly which app installs in which part (facts/assignment#what-installs-when), and which of them the page
 * waits for.
 */
import type { Audience, Via } from '../../directory/targeting.ts';
import type { App, EspConfiguration } from '../../tenant/tenant.ts';
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
  /** The technician's page waits until it has been tried, and does not fail with it. */
  readonly awaited?: true;
}

const deviceParts: readonly Phase[] = ['technician', 'user-device'];
const accountPart: readonly Phase[] = ['user-account'];

/**
 * By where it installs, and for whom. The second device part repairs. An MSI that installs for the device and is aimed
 * at a user whom Autopilot has not assigned to it is counted with the account
 * (facts/enrollment-status-page#what-is-tracked).
 */
const partsOf = ({ context, kind }: App, via: Via, userIsAssigned: boolean): readonly Phase[] =>
  context === 'user' || (kind === 'msi' && via === 'user' && !userIsAssigned) ? accountPart : deviceParts;

/** Whether it may come in the phase, whoever it is for. */
const mayComeIn = ({ context, kind }: App, phase: Phase): boolean =>
  phase === 'user-account' ? context === 'user' || kind === 'msi' : context === 'system';

/**
 * The apps of a phase. In the technician part `audience` holds the user assigned to the device, if any, and
 * `esp` is the configuration that reaches the device; `userIsAssigned`: the user of the audience is the one whom
 * Autopilot has assigned. What is to be uninstalled comes last: no page waits.
 */
export function planApps(
  apps: Iterable<App>,
  audience: Audience,
  esp: EspConfiguration,
  phase: Phase,
  userIsAssigned = true,
): PlannedApp[] {
  const planned = [...apps].flatMap((app): PlannedApp[] => {
    if (app.assignments.length === 0 || !mayComeIn(app, phase)) return [];
    const resolved = resolveIntent(app, audience);
    const via = resolved.uninstall ?? resolved.install;
    if (via === null || !partsOf(app, via, userIsAssigned).includes(phase)) return [];
    const intent = mobileAppIntent(resolved);
    if (resolved.uninstall) return [{ app, via, action: 'uninstall', intent, blocking: false }];
    const listed = esp.selectedMobileAppIds.length === 0 || esp.selectedMobileAppIds.includes(app.id);
    if (!listed && phase === 'technician' && !esp.allowNonBlockingAppInstallation) return [];
    const blocking = listed && esp.showInstallationProgress;
    const awaited = !listed && phase === 'technician' && esp.showInstallationProgress;
    const one = { app, via, action: 'install', intent, blocking } as const;
    return [awaited ? { ...one, awaited } : one];
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
