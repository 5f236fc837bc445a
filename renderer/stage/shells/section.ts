/** Windows 10's tab over the panel, and the colour of a result (autopilot-facts 5). */
import type { ScreenView } from '../../../shared/stage/view.ts';

export type Section = 'basics' | 'network' | 'account' | 'services' | 'finish-setup';

/** Landing and result show no tab (measured on screenshots). */
export const sections: Readonly<Partial<Record<ScreenView['id'], Section>>> = {
  language: 'basics',
  region: 'basics',
  keyboard: 'basics',
  'second-keyboard': 'basics',
  'provisioning-menu': 'basics',
  notice: 'basics',
  'provisioning-package': 'basics',
  license: 'basics',
  network: 'network',
  'captive-portal': 'network',
  'update-progress': 'network',
  progress: 'network',
  purpose: 'account',
  'microsoft-account': 'account',
  'oem-registration': 'services',
  'sign-in': 'account',
  'terms-of-use': 'account',
  problem: 'account',
  'name-device': 'basics',
  'local-account': 'account',
  hello: 'account',
  privacy: 'services',
  esp: 'finish-setup',
};

export type Tone = 'plain' | 'success' | 'failure';

export function toneOf(screen: ScreenView): Tone {
  if (screen.id !== 'result' || screen.variant === 'plain') return 'plain';
  return screen.outcome;
}
