/**
 * What the accessibility panel sets: marks on the root element that the style sheets know, and whether pages
 * are read aloud. They last until the window is closed, as they do in a setup that has no user yet.
 */
import { useSyncExternalStore } from 'react';

export interface Accessibility {
  readonly contrast: boolean;
  /** Per cent. */
  readonly textSize: number;
  readonly stillness: boolean;
  readonly readsAloud: boolean;
}

export const textSizes = [100, 125, 150, 200] as const;

let settings: Accessibility = { contrast: false, textSize: 100, stillness: false, readsAloud: false };
const listeners = new Set<() => void>();

function mark(name: string, isSet: boolean): void {
  document.documentElement.toggleAttribute(name, isSet);
}

export function changeAccessibility(change: Partial<Accessibility>): void {
  settings = { ...settings, ...change };
  mark('data-contrast', settings.contrast);
  mark('data-text-size', settings.textSize !== 100);
  document.documentElement.style.setProperty('--text-size', String(settings.textSize / 100));
  markStillness();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The system's own wish for less motion, which counts as much as the panel's. */
const wish = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-reduced-motion: reduce)');

const isStill = () => settings.stillness || (wish?.matches ?? false);

function markStillness(): void {
  mark('data-still', isStill());
  for (const listener of listeners) listener();
}

if (wish !== null) {
  wish.addEventListener('change', markStillness);
  markStillness();
}

/** Whether nothing may move by itself. */
export function useStillness(): boolean {
  return useSyncExternalStore(subscribe, isStill, isStill);
}

const current = () => settings;

export function useAccessibility(): Accessibility {
  return useSyncExternalStore(subscribe, current, current);
}
