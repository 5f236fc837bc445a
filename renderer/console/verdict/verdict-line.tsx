/** The line under the head: a pill with how the rehearsal stands, and a failure with its true cause and what mends it. */
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import type { StandingFailure } from '../../../shared/session/console-view.ts';
import { useDesk } from '../context.tsx';
import { DoneIcon, FailedIcon, FrozenIcon, RunningIcon, WaitsIcon } from '../icons.tsx';
import { Menu } from '../menu.tsx';
import { spanWords, timeOfDay } from '../time.ts';
import { screenName, words } from '../words.ts';
import { useKeyUses } from '../keys/use-keys.tsx';
import { HandUp } from '../trainee/trainee-pane.tsx';
import { liftsOf, wayOnOf } from './mend.ts';
import type { Verdict } from './verdict.ts';
import { verdictOf } from './verdict.ts';
import './verdict.css';

const icons: Readonly<Record<Verdict, () => ReactNode>> = {
  running: RunningIcon,
  frozen: FrozenIcon,
  waits: WaitsIcon,
  failed: FailedIcon,
  done: DoneIcon,
};

export function VerdictLine() {
  const { view } = useDesk();
  const verdict = verdictOf(view);
  const word = words(`verdict.${verdict}`);
  const Icon = icons[verdict];
  useEffect(() => {
    document.title = words('verdict.window', word, view.scenario.title);
  }, [word, view.scenario.title]);
  return (
    <section className="verdict" data-verdict={verdict} aria-label={words('verdict.heading')}>
      <p className="verdict-pill" role="status">
        <Icon />
        {word}
      </p>
      {view.exercise === null ? null : <HandUp since={view.exercise.handUp} />}
      <ShowLine />
      {view.failure === null ? <Standing verdict={verdict} /> : <Failed failure={view.failure} />}
    </section>
  );
}

/** Of a show: whether it plays or somebody has the PC, and what changes that. */
function ShowLine() {
  const { view, send } = useDesk();
  if (!view.show) return null;
  const { plays } = view.show;
  return (
    <div className="row show-line">
      <p>{words(plays ? 'show.plays' : 'show.taken')}</p>
      <button type="button" onClick={() => send({ type: 'play', on: !plays })}>
        {words(plays ? 'show.take' : 'show.on')}
      </button>
    </div>
  );
}

/** What shows, and since when it is waited. */
function Standing({ verdict }: { readonly verdict: Verdict }) {
  const { outcome, waits, time, screen } = useDesk().view;
  if (verdict === 'done' && outcome !== 'running' && outcome !== 'failed')
    return <p>{words(`verdict.done.${outcome}`)}</p>;
  if (verdict === 'waits' && waits !== null)
    return <p>{words('verdict.waits-at', screenName(screen), spanWords(waits.since, time))}</p>;
  return <p>{screenName(screen)}</p>;
}

function Failed({ failure }: { readonly failure: StandingFailure }) {
  const { view, send } = useDesk();
  const [first] = failure.causes;
  return (
    <>
      <div className="verdict-words" role="alert">
        <p>
          <strong>{failure.place}</strong> <code>{failure.code}</code>
        </p>
        <p>
          {words('verdict.cause', failure.cause)}
          {first === undefined ? null : (
            <span className="hint">
              {words('verdict.set', timeOfDay(first.set))}
              {first.felt === null ? null : words('verdict.felt', timeOfDay(first.felt))}
            </span>
          )}
        </p>
      </div>
      <div className="row">
        {view.revealed === null ? (
          <button type="button" onClick={() => send({ type: 'reveal' })}>
            {words('verdict.reveal')}
          </button>
        ) : (
          <p className="hint">{words('verdict.revealed')}</p>
        )}
        <Menu label={words('verdict.shows')}>
          <Shown failure={failure} />
        </Menu>
        <Mend failure={failure} />
      </div>
    </>
  );
}

/** What somebody at the PC has to go by. */
function Shown({ failure: { code, seen, at } }: { readonly failure: StandingFailure }) {
  const { screen } = useDesk().view;
  return (
    <dl className="facts">
      <div>
        <dt>{words('header.screen')}</dt>
        <dd>{screenName(screen)}</dd>
      </div>
      <div>
        <dt>{words('verdict.code')}</dt>
        <dd>
          <code>{code}</code>, {timeOfDay(at)}
        </dd>
      </div>
      <div className="wide">
        <dt>{words('verdict.seen')}</dt>
        <dd>{seen}</dd>
      </div>
    </dl>
  );
}

/** The focus went with the button that was pressed: who goes by keyboard would have to begin at the top. */
function takeFocus(said: HTMLElement | null): void {
  if (document.activeElement === document.body) said?.focus();
}

/** Lifts what was set; where nothing was, tells the remedy; once it is mended, what leads on. */
function Mend({ failure }: { readonly failure: StandingFailure }) {
  const { view, send } = useDesk();
  const wayOn = wayOnOf(failure);
  const lifts = wayOn === null ? liftsOf(failure, view.faults) : [];
  const mend = (): void => lifts.forEach(send);
  useKeyUses(lifts.length === 0 ? [] : [{ key: 'm', does: 'keys.mend', act: mend }]);
  if (wayOn !== null)
    return (
      <p className="mended" tabIndex={-1} ref={takeFocus}>
        {words(`verdict.way-on.${wayOn}`)}
      </p>
    );
  if (lifts.length > 0)
    return (
      <button type="button" className="primary" aria-keyshortcuts="M" onClick={mend}>
        {words('verdict.mend')}
      </button>
    );
  const remedy = [failure.remedy, failure.next].filter((one) => one !== null);
  return remedy.length === 0 ? null : (
    <Menu label={words('verdict.mend')}>
      {remedy.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </Menu>
  );
}
