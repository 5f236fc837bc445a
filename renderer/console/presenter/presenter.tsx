/**
 * The presenter's view: the stage large in a window of its own, with a caption, for a projector. The console draws into
 * it, so that it needs no link; its keys are the console's, and those of a hand-held presenter: PageDown does the next
 * step or lets a show play on, PageUp looks at the page before, a full stop blanks it.
 */
import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useDesk } from '../context.tsx';
import { useKeys, useKeyUses } from '../keys/use-keys.tsx';
import { Mirror } from '../live/mirror.tsx';
import { useMoments } from '../moment.tsx';
import { stopsOf, courseOf } from '../timeline/course.ts';
import { usePastWatch } from '../timeline/past-watch.ts';
import { timeOfDay } from '../time.ts';
import { screenName, words } from '../words.ts';
import { keepItsMonitor, moveToItsMonitor } from './screens.ts';

export function Presenter() {
  const { tell } = useDesk();
  const { listen } = useKeys();
  const [opened, setOpened] = useState<Window | null>(null);

  const open = useCallback(() => {
    if (opened !== null && !opened.closed) {
      opened.focus();
      return;
    }
    const child = window.open('./presenter', 'reseal-presenter', 'popup,width=1280,height=760');
    if (child === null) {
      tell(words('presenter.denied'));
      return;
    }
    child.addEventListener('load', () => {
      setOpened(child);
      void moveToItsMonitor(child);
    });
  }, [opened, tell]);

  useEffect(() => {
    if (opened === null) return;
    const close = (): void => opened.close();
    const gone = (): void => {
      void keepItsMonitor(opened);
      setOpened(null);
    };
    opened.addEventListener('pagehide', gone);
    window.addEventListener('pagehide', close);
    return () => {
      opened.removeEventListener('pagehide', gone);
      window.removeEventListener('pagehide', close);
      close();
    };
  }, [opened]);
  useEffect(() => (opened === null ? undefined : listen(opened)), [opened, listen]);

  useKeyUses([{ key: 'p', does: 'keys.presenter', act: open }]);
  const root = opened?.document.getElementById('root') ?? null;
  return (
    <>
      <button type="button" aria-keyshortcuts="P" onClick={open}>
        {words('presenter.open')}
      </button>
      {root === null ? null : createPortal(<Slide />, root)}
    </>
  );
}

/** What the room sees. */
function Slide() {
  const { view, api } = useDesk();
  const { moment, blank, turn } = useTurns();
  const past = usePastWatch(api, moment);
  useKeyUses([
    { key: 'PageDown', does: 'keys.next', act: () => turn(1) },
    { key: 'PageUp', does: 'keys.previous', act: () => turn(-1) },
    { key: '.', does: 'keys.blank', act: () => turn('blank') },
  ]);
  if (blank) return <div className="presenter-blank" />;
  const watch = moment === null ? api.stage : past;
  return (
    <main className="presenter">
      <Mirror
        key={moment === null ? 'live' : 'past'}
        name={moment === null ? 'presenter' : 'presenter-past'}
        watch={watch}
        label={words('live.stage', screenName(view.screen))}
      />
      <p className="caption" role="status">
        {moment === null
          ? caption(view)
          : words('timeline.preview', timeOfDay(new Date(moment.at).toISOString()))}
      </p>
    </main>
  );
}

/** What shows, and what was done last; never a cause that the room is to find. */
function caption({ screen, last, revealed, paused, show }: ReturnType<typeof useDesk>['view']): string {
  if (revealed !== null) return words('verdict.cause', revealed);
  if (show?.plays === true && !paused && show.caption !== '') return show.caption;
  const name = paused ? `${screenName(screen)} · ${words('verdict.frozen')}` : screenName(screen);
  return last === null ? name : words('presenter.caption', name, last.text);
}

/** Where the presentation stands: at the present, or at a page before it. */
function useTurns() {
  const { view, send } = useDesk();
  const { timeline, moment, pin } = useMoments();
  const [blank, setBlank] = useState(false);
  const course = timeline && courseOf(timeline, moment?.try ?? timeline.tries.length);

  function turn(to: 1 | -1 | 'blank'): void {
    if (to === 'blank' || blank) {
      setBlank(!blank);
      return;
    }
    if (course === null) return;
    const stops = stopsOf(course);
    const at = moment?.at ?? course.ends;
    const next = to === 1 ? stops.find((stop) => stop > at) : stops.findLast((stop) => stop < at);
    if (moment !== null || to === -1)
      pin(next === undefined || next >= course.ends ? null : next, course.number);
    else if (view.paused) send({ type: 'resume' });
    else if (view.show) send({ type: 'play', on: true });
    else view.fillIn.forEach(send);
  }
  return { moment, blank, turn };
}
