/**
 * On which monitor the presenter's window stands: the one where it was last, else one that the console is not on. Browsers
 * tell of monitors once the person lets them (Window Management, W3C); else the window opens where the browser wants it.
 */

/** Of the interface ScreenDetailed what is used. */
interface Monitor {
  readonly label: string;
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
}

interface Monitors {
  readonly screens: readonly Monitor[];
  readonly currentScreen: Monitor;
}

/** Window Management, as far as a browser has it. */
type Managing = Window & { getScreenDetails?: () => Promise<Monitors> };

const kept = 'reseal.console.presenter';

/** Null where there is one monitor only, or none that may be told of. */
async function monitors(owner: Managing): Promise<Monitors | null> {
  if (owner.getScreenDetails === undefined) return null;
  try {
    const found = await owner.getScreenDetails();
    return found.screens.length > 1 ? found : null;
  } catch {
    return null;
  }
}

/** The one that was kept by its label, else another one than the console's. */
export function chosen({ screens, currentScreen }: Monitors, label: string | null): Monitor | undefined {
  return screens.find((one) => one.label === label) ?? screens.find((one) => one !== currentScreen);
}

export async function moveToItsMonitor(presenter: Window): Promise<void> {
  const found = await monitors(window);
  const monitor = found && chosen(found, localStorage.getItem(kept));
  if (!monitor || presenter.closed) return;
  presenter.moveTo(monitor.availLeft, monitor.availTop);
  presenter.resizeTo(monitor.availWidth, monitor.availHeight);
}

/** Keeps the monitor that the window stands on. */
export async function keepItsMonitor(presenter: Window): Promise<void> {
  const { screenX, screenY } = presenter;
  const found = await monitors(window);
  const monitor = found?.screens.find(
    (one) =>
      screenX >= one.availLeft &&
      screenX < one.availLeft + one.availWidth &&
      screenY >= one.availTop &&
      screenY < one.availTop + one.availHeight,
  );
  if (monitor) localStorage.setItem(kept, monitor.label);
}
