/**
 * The Windows Installer runs one installation at a time (facts/apps#one-installation-at-a-time). Who comes
 * second is refused with ERROR_INSTALL_ALREADY_RUNNING (1618); what to do then is the caller's rule.
 */
import { Win32 } from '../../protocols/hresult/win32.ts';

/** Exit codes of an installation that has succeeded. */
export const installedCodes: ReadonlySet<number> = new Set([
  0,
  Win32.ERROR_SUCCESS_REBOOT_INITIATED,
  Win32.ERROR_SUCCESS_REBOOT_REQUIRED,
]);

export class WindowsInstaller {
  #running: string | null = null;

  /** Name of the product that is being installed, or null. */
  get running(): string | null {
    return this.#running;
  }

  /** Takes the installer for `product`; the answer gives it back. Undefined while another product has it. */
  take(product: string): (() => void) | undefined {
    if (this.#running !== null) return undefined;
    this.#running = product;
    return () => {
      this.#running = null;
    };
  }
}
