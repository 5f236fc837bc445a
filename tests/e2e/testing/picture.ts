/**
 * Pictures of the stage to compare with: half the size, and few enough shades that a gradient packs well. They
 * are compared by the mean colour of small blocks, which another Chromium's smoothing hardly moves, and a word
 * that is missing or has moved does.
 */
import { PNG } from 'pngjs';

/** Shades are kept in steps of this size, so a recorded one is off by up to half of it. */
const step = 16;
const block = 8;
/** A block is another one when the mean of a channel differs by more than this. */
const tolerance = 16;
/** Blocks that may differ: fewer than a word of a button has. */
const allowed = 3;

/** The smallest PNG of a screenshot. */
export function packed(screenshot: Buffer): Buffer {
  const picture = PNG.sync.read(screenshot);
  inSteps(picture.data).copy(picture.data);
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}

/** A channel's value in steps; that of an opaque pixel's opacity is its own. */
const steps = Buffer.from(
  Array.from({ length: 256 }, (_, value) => Math.min(255, Math.round(value / step) * step)),
);

function inSteps(data: Buffer): Buffer {
  const rounded = Buffer.allocUnsafe(data.length);
  for (let at = 0; at < data.length; at += 1) rounded[at] = steps[data[at] ?? 0] ?? 0;
  return rounded;
}

export interface Difference {
  readonly same: boolean;
  readonly blocks: number;
  /** The new picture, with what differs inverted. */
  readonly shown: Buffer;
}

export function compare(recorded: Buffer, screenshot: Buffer): Difference {
  const before = PNG.sync.read(recorded);
  const now = PNG.sync.read(screenshot);
  if (before.width !== now.width || before.height !== now.height)
    return { same: false, blocks: Number.POSITIVE_INFINITY, shown: screenshot };
  // Nearly always, with the same Chromium.
  if (inSteps(now.data).equals(before.data)) return { same: true, blocks: 0, shown: screenshot };
  const [earlier, later] = [sumsOf(before), sumsOf(now)];
  const differs = (at: number) =>
    [1, 2, 3].some(
      (channel) =>
        Math.abs((earlier[at * 4 + channel] ?? 0) - (later[at * 4 + channel] ?? 0)) >
        tolerance * (earlier[at * 4] ?? 0),
    );
  const differing = new Set([...Array(earlier.length / 4).keys()].filter(differs));
  if (differing.size <= allowed) return { same: true, blocks: differing.size, shown: screenshot };
  invert(now, differing);
  return { same: false, blocks: differing.size, shown: PNG.sync.write(now) };
}

const blockAt = (width: number, x: number, y: number): number =>
  Math.floor(y / block) * Math.ceil(width / block) + Math.floor(x / block);

/** Of each block, one behind the other: how many pixels it has, and what their red, green and blue come to. */
function sumsOf({ width, height, data }: PNG): Uint32Array {
  const sums = new Uint32Array(4 * blockAt(width, width - 1, height - 1) + 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [(y * width + x) * 4, blockAt(width, x, y) * 4];
      sums[to] = (sums[to] ?? 0) + 1;
      for (let channel = 0; channel < 3; channel += 1)
        sums[to + 1 + channel] = (sums[to + 1 + channel] ?? 0) + (data[from + channel] ?? 0);
    }
  return sums;
}

function invert({ width, height, data }: PNG, blocks: ReadonlySet<number>): void {
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      if (!blocks.has(blockAt(width, x, y))) continue;
      const at = (y * width + x) * 4;
      for (const channel of [at, at + 1, at + 2]) data[channel] = 255 - (data[channel] ?? 0);
    }
}
