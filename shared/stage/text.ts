/**
 * Words of the stage: looks up a catalogue of `resources/locales/stage` and fills in the places. Pure, so
 * that a report can name a screen with the same words as the page.
 */
import type { Release } from '../release.ts';
import type { StageText } from './view.ts';
import { ownOf, owns } from '../own.ts';

/** One language: key -> text with `{0}`, `{1}` … places, and where the words come from. */
export type Catalogue = Readonly<Record<string, { readonly text: string; readonly source: string }>>;

/** The text of a key with its places filled. A missing key shows itself; a missing value leaves its place. */
export function text(catalogue: Catalogue, { key, args = [] }: StageText): string {
  const entry = ownOf(catalogue, key);
  if (entry === undefined) return key;
  return entry.text.replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
}

/** The key that a release uses for `key`: its own override `<key>.<release>` where the catalogue has one. */
export function keyFor(catalogue: Catalogue, key: string, release: Release): string {
  const own = `${key}.${release}`;
  return owns(catalogue, own) ? own : key;
}

/**
 * Title of a screen: `title.<screen>[.<variant>]`, overridden by `….<release>`. A variant is a step of the
 * screen ('password' of 'sign-in', 'failure' of 'result') with a heading of its own; one without falls back
 * to the screen's.
 */
export function titleKey(catalogue: Catalogue, screen: string, release: Release, variant?: string): string {
  const withVariant = `title.${screen}.${variant}`;
  return keyFor(catalogue, owns(catalogue, withVariant) ? withVariant : `title.${screen}`, release);
}
