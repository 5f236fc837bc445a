/** The moments of a rehearsal of which its debrief has pictures: the marks, the failures and the end. */
import type { DebriefPicture } from '../../../shared/exercises/debrief-picture.ts';
import type { TimelineTry, TimelineView, TryMoment } from '../../../shared/session/timeline.schema.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import { instant, iso } from '../../world/time.ts';

/** Of more, the marks that came first are left out: the failures and the end say more. */
const most = 9;

/** Of the present try; `lookBack` has what the stage showed, null where the film does not reach. */
export function picturesOf(
  { tries }: TimelineView,
  lookBack: (moment: TryMoment) => StageView | null,
): readonly DebriefPicture[] {
  const last = tries.at(-1);
  if (last === undefined) return [];
  const marks = last.deeds.flatMap(({ at, kind, label }) =>
    kind === 'mark' || kind === 'start' ? [{ at, words: label === '' ? 'Marked' : label }] : [],
  );
  const told = [
    ...last.failures.map(({ at, code }) => ({ at, words: `Failed: ${code}` })).slice(-most + 1),
    endOf(last),
  ];
  const room = Math.max(0, most - told.length);
  const moments = [...(room === 0 ? [] : marks.slice(-room)), ...told].toSorted(
    (one, other) => one.at - other.at,
  );
  return moments.flatMap(({ at, words }) => {
    const view = lookBack({ try: last.number, at });
    return view === null ? [] : [{ at: iso(instant(at)), words, view }];
  });
}

const dark = /^(off|firmware|boot)/;

/** A PC that is off shows nothing: then the page that it showed last. */
function endOf({ screens, ends }: TimelineTry): { readonly at: number; readonly words: string } {
  const now = screens.at(-1);
  const page = screens.findLast(({ screen }) => !dark.test(screen));
  if (now === undefined || page === undefined || !dark.test(now.screen))
    return { at: ends, words: 'The end' };
  const after = screens[screens.indexOf(page) + 1];
  return { at: after === undefined ? page.at : after.at - 1, words: 'The last page' };
}
