/** What a PC shows that has not reached its set-up: off, firmware, black pages. */
import type { ScreenView } from '../../shared/stage/view.ts';
import type { HardwareProfile } from './hardware/hardware-profile.ts';

/** `updating`: percent of the updates that this boot finishes. */
export type BootPhase = 'firmware' | 'windows' | { readonly updating: number } | 'welcome';

const black = (phase: 'starting' | 'restarting' | 'shutting-down', key: string): ScreenView => ({
  id: 'boot',
  phase,
  text: { key },
});

function bootScreen(phase: BootPhase, hardware: HardwareProfile): ScreenView {
  if (phase === 'firmware') return { id: 'firmware', maker: hardware.manufacturer, model: hardware.model };
  if (phase === 'windows') return black('starting', 'boot.just-a-moment');
  if (phase === 'welcome') return black('starting', 'boot.welcome');
  const { updating } = phase;
  return {
    id: 'boot',
    phase: 'updating',
    text:
      updating === 0 ? { key: 'boot.updates-underway' } : { key: 'boot.updates-percent', args: [updating] },
  };
}

/** Screen of a power state other than 'in Windows'. */
export function powerScreen(state: string, phase: BootPhase, hardware: HardwareProfile): ScreenView {
  switch (state) {
    case 'starting':
      return bootScreen(phase, hardware);
    case 'restarting':
      return black('restarting', 'boot.restarting');
    case 'shutting down':
      return black('shutting-down', 'boot.shutting-down');
    default:
      return { id: 'off' };
  }
}
