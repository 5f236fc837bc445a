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

function inSteps(data: Buffer): Buffer {
  const rounded = Buffer.from(data);
  for (let at = 0; at < data.length; at += 1)
    if (at % 4 !== 3) rounded[at] = Math.min(255, Math.round((data[at] ?? 0) / step) * step);
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
  const differing = blocksOf(now).filter(
    (pixels) =>
      Math.max(
        ...[0, 1, 2].map((channel) => Math.abs(mean(before, pixels, channel) - mean(now, pixels, channel))),
      ) > tolerance,
  );
  for (const at of differing.flat())
    for (const channel of [at, at + 1, at + 2]) now.data[channel] = 255 - (now.data[channel] ?? 0);
  return { same: differing.length <= allowed, blocks: differing.length, shown: PNG.sync.write(now) };
}

/** The places of each block's pixels in the data. */
function blocksOf({ width, height }: PNG): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  const across = Math.ceil(width / block);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = Math.floor(y / block) * across + Math.floor(x / block);
      (blocks[at] ??= []).push((y * width + x) * 4);
    }
  return blocks;
}

function mean({ data }: PNG, pixels: readonly number[], channel: number): number {
  return pixels.reduce((sum, at) => sum + (data[at + channel] ?? 0), 0) / pixels.length;
}
