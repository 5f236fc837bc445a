/** Whether the screen offers what a person wants to choose. Presses are judged by the chart itself. */
import type { ScreenView } from '../../shared/stage/view.ts';

/** Values that the screen's list, cards or options hold. */
function offered(screen: ScreenView): readonly string[] {
  switch (screen.id) {
    case 'language':
    case 'region':
    case 'keyboard':
    case 'second-keyboard':
      return screen.choices.map(({ id }) => id);
    case 'network':
      return screen.wireless.map(({ ssid }) => ssid);
    case 'purpose':
      return ['personal', 'work'];
    case 'provisioning-menu':
      return screen.options;
    case 'oem-registration':
    case 'provisioning-package':
      return screen.choices.map(({ id }) => id);
    case 'local-account':
      return screen.choices;
    case 'privacy':
      return screen.switches.map(({ id }) => id);
    case 'stay-signed-in':
      return screen.step === 'question' ? ['manage'] : [];
    default:
      return [];
  }
}

export const isOffered = (screen: ScreenView, value: string): boolean => offered(screen).includes(value);
