/** Which part of the set-up a screen belongs to. */
import type { EspView, ScreenId, ScreenView } from '../stage/view.ts';
import type { Phase } from './timeline.schema.ts';

/** The screens of the other parts; all that are not here are the first pages of a set-up. */
const phases: Readonly<Partial<Record<ScreenId, Phase | null>>> = {
  off: 'off',
  'provisioning-menu': 'technician',
  'provisioning-package': 'technician',
  landing: 'technician',
  result: 'result',
  'sign-in': 'user',
  'stay-signed-in': 'user',
  'terms-of-use': 'user',
  hello: 'user',
  'lock-screen': 'user',
  desktop: 'desktop',
  // These come in the midst of any part.
  firmware: null,
  boot: null,
  resetting: null,
  progress: null,
  'update-progress': null,
  problem: null,
  notice: null,
  diagnostics: null,
  'export-logs': null,
};

/** The status page is in the part of the last category that has begun. */
function phaseOfStatus({ categories }: EspView): Phase {
  const begun = categories.findLast(({ state }) => state !== 'notStarted' && state !== 'notRequired');
  if (begun?.id === 'AccountSetupCategory') return 'account-setup';
  return begun?.id === 'DeviceSetupCategory' ? 'device-setup' : 'preparation';
}

export function phaseOf(screen: ScreenView): Phase | null {
  if (screen.id === 'esp') return phaseOfStatus(screen);
  const phase = phases[screen.id];
  return phase === undefined ? 'set-up' : phase;
}
