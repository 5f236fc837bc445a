/** Draws pages of the stage without a window, by the stage's own components, which are built into a file of their own. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { DebriefPicture, DrawnPictures } from '../../shared/exercises/debrief-picture.ts';
import type { StageView } from '../../shared/stage/view.ts';

/** `renderer/still.tsx`. */
interface Stills {
  readonly stillStyle: string;
  drawStill(view: StageView, name: string): Promise<string>;
}

/** Beside the bundle; nobody who runs from the sources has it. */
const builtFile = path.join(import.meta.dirname, 'still.cjs');

/** Null where there is nothing to draw, or nothing to draw with. */
export async function draw(pictures: readonly DebriefPicture[]): Promise<DrawnPictures | null> {
  if (pictures.length === 0 || !existsSync(builtFile)) return null;
  const { stillStyle, drawStill } = createRequire(builtFile)(builtFile) as Stills;
  return {
    style: stillStyle,
    pictures: await Promise.all(
      pictures.map(async ({ at, words, view }, index) => ({
        at,
        words,
        markup: await drawStill(view, `p${index}`),
      })),
    ),
  };
}
