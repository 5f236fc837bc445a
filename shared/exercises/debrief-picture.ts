/** A page that the debrief shows as a picture. */
import type { StageView } from '../stage/view.ts';

export interface DebriefPicture {
  /** World time, ISO 8601. */
  readonly at: string;
  /** What it is a picture of: 'Failed: 0x80070643'. */
  readonly words: string;
  readonly view: StageView;
}

/** The pictures of one debrief as they are drawn. */
export interface DrawnPictures {
  /** Their style, for the root of a shadow tree. */
  readonly style: string;
  readonly pictures: readonly {
    readonly at: string;
    readonly words: string;
    /** HTML of the element `.screen`. */
    readonly markup: string;
  }[];
}
