/**
 * The rules of axe on the page as it stands, and the contrast of the texts that axe cannot judge (on gradients,
 * translucent cards and pictures), measured on the pixels.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { screenshot } from './screenshot.ts';

interface Text {
  readonly target: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly colour: Colour;
  /** Of the nearest element that paints one. */
  readonly background: Colour;
  /** WCAG 2.2, 1.4.3: 24 px, or 18.66 px in bold. */
  readonly isLarge: boolean;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** What axe leaves to people: contrast is measured below, and a cross as a button's face is no word of its name. */
const lookedAt: ReadonlySet<string> = new Set(['color-contrast', 'label-content-name-mismatch']);

const injected = new WeakSet<Page>();

/**
 * What breaks a rule, in words. The page must not be left between two calls: the rules are put into it once.
 * In forced colours contrast is the system's: axe reads the page's own text colours there, which nobody sees.
 */
export async function accessibilityProblems(
  page: Page,
  colours: 'own' | 'forced' = 'own',
): Promise<readonly string[]> {
  const source = injected.has(page) ? { axeSource: ';' } : {};
  injected.add(page);
  const { violations, incomplete } = await new AxeBuilder({ page, ...source })
    .setLegacyMode()
    // Of the rules that are kept nothing is told.
    .options({ resultTypes: ['violations', 'incomplete'] })
    .disableRules(colours === 'forced' ? ['color-contrast'] : [])
    .analyze();
  const problems = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
  const undecided = incomplete.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => ({ id, target: target.join(' ') })),
  );
  const contrast = undecided.filter(({ id }) => id === 'color-contrast').map(({ target }) => target);
  return [
    ...problems,
    ...undecided.filter(({ id }) => !lookedAt.has(id)).map(({ id, target }) => `${id}: ${target}: look`),
    ...(await contrastProblems(page, contrast)),
  ];
}

async function contrastProblems(page: Page, targets: readonly string[]): Promise<readonly string[]> {
  const texts = (targets.length === 0 ? [] : await textsAt(page, targets)).filter((text) => !isSure(text));
  if (texts.length === 0) return [];
  const clip = aroundAll(texts);
  const picture = PNG.sync.read(await screenshot(page, clip));
  return texts.flatMap((text) => {
    const { x, y, ...size } = text.box;
    const ratio = contrastOf(picture, { ...text, box: { x: x - clip.x, y: y - clip.y, ...size } });
    const least = text.isLarge ? 3 : 4.5;
    return ratio >= least ? [] : [`contrast ${ratio.toFixed(2)} of ${least}: ${text.target}`];
  });
}

function aroundAll(texts: readonly Text[]): Text['box'] {
  const x = Math.min(...texts.map(({ box }) => box.x));
  const y = Math.min(...texts.map(({ box }) => box.y));
  const right = Math.max(...texts.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...texts.map(({ box }) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Its own background is enough, whatever lies behind that. */
function isSure({ colour, background, isLarge }: Text): boolean {
  return [0, 255].every((behind) => {
    const ground = over(background, [behind, behind, behind]);
    return ratioOf(over(colour, ground), ground) >= (isLarge ? 3 : 4.5);
  });
}

/** The texts of these elements, as far as they can be seen. */
function textsAt(page: Page, targets: readonly string[]): Promise<readonly Text[]> {
  return page.evaluate((selectors) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const rgba = (colour: string): Colour => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    return selectors.flatMap((target) => {
      const element = document.querySelector(target)!;
      const range = document.createRange();
      range.selectNodeContents(element);
      const field = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
      const all = field ? element.getBoundingClientRect() : range.getBoundingClientRect();
      // What is scrolled away is not seen.
      let [left, top, right, bottom] = [all.left, all.top, all.right, all.bottom];
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflow === 'visible') continue;
        const frame = around.getBoundingClientRect();
        [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
        [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      }
      const box = {
        x: Math.ceil(left),
        y: Math.ceil(top),
        width: Math.floor(right - left),
        height: Math.floor(bottom - top),
      };
      const shown = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (
        box.width < 4 ||
        box.height < 6 ||
        shown === null ||
        !(element.contains(shown) || shown.contains(element))
      )
        return [];
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
      let painted: Element | null = element;
      while (painted !== null && rgba(getComputedStyle(painted).backgroundColor)[3] === 0)
        painted = getComputedStyle(painted).backgroundImage === 'none' ? painted.parentElement : null;
      const background = rgba(painted === null ? 'transparent' : getComputedStyle(painted).backgroundColor);
      return [{ target, box, colour: rgba(color), background, isLarge }];
    });
  }, targets);
}

/** Of the text's colour to the most frequent colour behind it. */
function contrastOf(picture: PNG, { box, colour }: Text): number {
  const shades = shadesIn(picture, box);
  const alpha = colour[3];
  // Large letters fill more of the box than any shade of a picture behind them.
  const isLetter = ({ pixel }: Shade) =>
    alpha === 1 && pixel.every((channel, index) => Math.abs(channel - (colour[index] ?? 0)) < 24);
  const others = shades.filter((shade) => !isLetter(shade));
  const share = others.reduce((sum, { count }) => sum + count, 0) / (box.width * box.height);
  const behind = (share < 0.1 ? shades : others).reduce((most, one) =>
    one.count > most.count ? one : most,
  ).pixel;
  return ratioOf(over(colour, behind), behind);
}

interface Shade {
  readonly count: number;
  /** The first of them. */
  readonly pixel: readonly [red: number, green: number, blue: number];
}

/** The shades of a part, told apart by the first five bits of each channel. */
function shadesIn({ data, width }: PNG, box: Text['box']): readonly Shade[] {
  const counts = new Map<number, { count: number; readonly pixel: Shade['pixel'] }>();
  for (let y = box.y; y < box.y + box.height; y += 1)
    for (let x = box.x; x < box.x + box.width; x += 1) {
      const at = (y * width + x) * 4;
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { count: 1, pixel: [red, green, blue] });
      else known.count += 1;
    }
  return [...counts.values()];
}

function over([red, green, blue, alpha]: Colour, behind: readonly number[]): readonly number[] {
  return [red, green, blue].map((channel, index) => channel * alpha + (behind[index] ?? 0) * (1 - alpha));
}

/** WCAG 2.2: contrast ratio. */
function ratioOf(letters: readonly number[], behind: readonly number[]): number {
  const [a, b] = [luminance(letters), luminance(behind)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG 2.2: relative luminance. */
function luminance(pixel: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = pixel.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
