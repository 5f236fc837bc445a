/** Electron's events that a listener can prevent. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** A word about the stand-in itself, for whoever reads the test's output. */
export function warn(message: string): void {
  console.error(`[stand-in] ${message}`);
}
