/// <reference types="vite/client" />
import type { ConsoleApi, StageApi } from '../shared/bridge.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload; the browser host has none. */
    readonly reseal?: StageApi | ConsoleApi;
  }
  interface Navigator {
    /** Keyboard Lock (Chromium): full screen only. */
    readonly keyboard?: { lock(codes: readonly string[]): Promise<void> };
  }
}
