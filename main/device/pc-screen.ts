/** What a PC shows that has not reached its set-up: off, firmware, black pages. */
import type { ScreenView } from '../../shared/stage/view.ts';
import type { HardwareProfile } from './firmware/hardware-profile.ts';

export type BootPhase = 'firmware' | 'windows';

const justAMoment = { key: 'boot.just-a-moment' };

/** Screen of a power state other than 'in Windows'. */
export function powerScreen(state: string, phase: BootPhase, hardware: HardwareProfile): ScreenView {
  switch (state) {
    case 'starting':
      return phase === 'firmware'
        ? { id: 'firmware', maker: hardware.manufacturer, model: hardware.model }
        : { id: 'boot', phase: 'starting', text: justAMoment };
    case 'restarting':
      return { id: 'boot', phase: 'restarting', text: { key: 'boot.restarting' } };
    case 'shutting down':
      return { id: 'boot', phase: 'shutting-down', text: { key: 'boot.shutting-down' } };
    default:
      return { id: 'off' };
  }
}
