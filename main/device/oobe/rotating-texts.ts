/** Texts that change by themselves while a page waits. Pure functions of how long it has waited. */
import type { StageText } from '../../../shared/stage/view.ts';
import type { SimDuration } from '../../world/time.ts';
import { seconds } from '../../world/time.ts';

/**
 * "Checking for updates": two texts of 5 s, then a loop of 15 s each (facts/set-up-order#node-order 7,
 * facts/set-up-pages#update-pages).
 */
const opening = ['updates.checking', 'updates.just-a-moment'];
const loop = ['updates.keep-on', 'updates.sit-back', 'updates.getting-ready', 'updates.thanks'];
const openingStep = seconds(5);
const loopStep = seconds(15);

const at = (texts: readonly string[], index: number): string => texts[index % texts.length] ?? '';

export function updateText(waited: SimDuration): StageText {
  const openingTime = openingStep * opening.length;
  if (waited < openingTime) return { key: at(opening, Math.floor(waited / openingStep)) };
  return { key: at(loop, Math.floor((waited - openingTime) / loopStep)) };
}

/** The first sign-in animation (facts/set-up-pages#first-sign-in): greeting, then two lines. */
const firstSignInTexts = ['boot.hi', 'boot.getting-ready', 'boot.few-minutes'];

export function firstSignInText(waited: SimDuration): StageText {
  const index = Math.min(Math.floor(waited / seconds(8)), firstSignInTexts.length - 1);
  return { key: firstSignInTexts[index] ?? '' };
}
