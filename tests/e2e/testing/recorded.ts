/** The recorded pictures: `node scripts/screenshots.mjs` records them anew. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compare, packed } from './picture.ts';

export const recorded = path.join(import.meta.dirname, '..', '__screenshots__');
const results = path.join(import.meta.dirname, '..', '..', '..', 'test-out', 'results', 'gallery');
export const renews = process.env['RESEAL_RENEW_SCREENSHOTS'] === '1';

/** Keeps the picture where they are recorded; else says what differs. */
export function pictureProblem(file: string, picture: Buffer): string | undefined {
  const known = path.join(recorded, file);
  if (renews) {
    mkdirSync(path.dirname(known), { recursive: true });
    writeFileSync(known, packed(picture));
    return undefined;
  }
  if (!existsSync(known)) return `${file}: not recorded yet`;
  const { same, blocks, shown } = compare(readFileSync(known), picture);
  if (same) return undefined;
  const shownIn = path.join(results, file);
  mkdirSync(path.dirname(shownIn), { recursive: true });
  writeFileSync(shownIn, shown);
  return `${file}: ${blocks} blocks`;
}
