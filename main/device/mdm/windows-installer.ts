/**
 * The Windows Installer runs one installation at a time (intune-facts 4.5). Who comes second is refused with
 * ERROR_INSTALL_ALREADY_RUNNING (1618); what to do then is the caller's rule.
 */
export const ERROR_INSTALL_ALREADY_RUNNING = 1618;

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
