/// <reference types="vite/client" />
import type { ConsoleApi, StageApi, StageWatch } from '../shared/bridge.ts';
import type { CompanionLink } from '../shared/companion/calls.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; the browser host has none. */
    readonly reseal?: StageApi | ConsoleApi;
    /** Put there by the console: what its mirrors of the stage show, by their names. */
    mirrored?: ReadonlyMap<string, StageWatch>;
    /** Put there by the console: what its companion begins with. */
    companion?: { readonly link: CompanionLink; readonly scanned: string | null };
  }
  interface Navigator {
    /** Keyboard Lock (Chromium): full screen only. */
    readonly keyboard?: { lock(codes: readonly string[]): Promise<void> };
  }
}
