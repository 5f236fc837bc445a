/**
 * The trainee's part of an exercise: a key on the desk, a drawer over the case with task, hints, "I know the cause" and
 * the raised hand, and the portal page that opens from it. It lies before the screen, never in it, and leaves the PC usable. Whether a diagnosis is right is not
 * known here.
 */
import { Suspense, lazy, useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Diagnosis } from '../../../shared/exercises/diagnosis.schema.ts';
import type { TraineeView } from '../../../shared/exercises/trainee-view.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import { useStage } from '../context.tsx';
import type { Send } from '../use-stage-window.ts';
import './exercise.css';

const DiagnosisForm = lazy(() => import('./diagnosis-form.tsx'));
const PortalPage = lazy(() => import('./portal-page.tsx'));

export function Exercise(props: {
  readonly exercise: TraineeView;
  /** Name of the page that shows. */
  readonly page: string;
  /** A new one whenever something may be other than before. */
  readonly turn: StageView;
  readonly send: Send;
  /** Where F6 leads: the portal page or the drawer, or the key while both are shut. */
  readonly stop: (element: HTMLElement | null) => void;
}) {
  const { exercise, page, send, stop } = props;
  const { words } = useStage();
  // Whoever comes to the PC reads first what is asked; a booth shows the PC.
  const [isOpen, setOpen] = useState(exercise.mode !== 'show');
  const [isSaying, setSaying] = useState(false);
  const [isAtPortal, setAtPortal] = useState(false);
  const heading = useId();
  const portalHeading = useId();
  const portal = useRef<HTMLElement>(null);
  const drawer = useRef<HTMLElement>(null);
  const key = useRef<HTMLButtonElement>(null);

  const shown = `${isOpen} ${isSaying} ${isAtPortal}`;
  const former = useRef(shown);
  useEffect(() => {
    const front = isAtPortal ? portal : isOpen ? drawer : key;
    stop(front.current);
    if (former.current !== shown) front.current?.focus({ preventScroll: true });
    former.current = shown;
    return () => stop(null);
  }, [shown, isOpen, isAtPortal, stop]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (isAtPortal) setAtPortal(false);
    else setOpen(false);
  }

  function say(diagnosis: Diagnosis): void {
    void send({ type: 'trainee', says: 'diagnosis', ...diagnosis }).then(({ accepted }) => {
      if (accepted) setSaying(false);
    });
  }

  return (
    <>
      <button
        ref={key}
        type="button"
        className="keycap exercise-key"
        // A keyboard has it outside of every page's order; F6 leads here.
        tabIndex={-1}
        aria-keyshortcuts="F6"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words('frame.exercise')}
        {exercise.handIsUp ? <span className="hand-light" aria-hidden="true" /> : null}
      </button>
      <section
        ref={drawer}
        className="exercise"
        data-beside=""
        role="dialog"
        aria-labelledby={heading}
        tabIndex={-1}
        hidden={!isOpen || isAtPortal}
        onKeyDown={onKeyDown}
      >
        <h2 id={heading} lang="en" dir="ltr">
          {exercise.title}
        </h2>
        {isSaying ? (
          <Suspense>
            <DiagnosisForm
              page={page}
              colleagues={exercise.colleagues}
              say={say}
              leave={() => setSaying(false)}
            />
          </Suspense>
        ) : (
          <Task exercise={exercise} send={send} diagnose={() => setSaying(true)} />
        )}
        <p role="status" className="noted">
          {exercise.diagnoses === 0 ? null : words('frame.noted', exercise.diagnoses)}
        </p>
        <p className="exercise-keys">
          <button
            type="button"
            aria-pressed={exercise.handIsUp}
            onClick={() => void send({ type: 'trainee', says: 'hand', up: !exercise.handIsUp })}
          >
            {words('frame.hand')}
          </button>
          <button type="button" onClick={() => setAtPortal(true)}>
            {words('frame.portal')}
          </button>
          <button type="button" onClick={() => setOpen(false)}>
            {words('frame.exercise-close')}
          </button>
        </p>
      </section>
      {isAtPortal ? (
        <section
          ref={portal}
          className="admin-page"
          data-beside="covers"
          data-look="console"
          role="dialog"
          aria-labelledby={portalHeading}
          tabIndex={-1}
          onKeyDown={onKeyDown}
        >
          <Suspense>
            <PortalPage
              heading={portalHeading}
              turn={props.turn}
              send={send}
              leave={() => setAtPortal(false)}
            />
          </Suspense>
        </section>
      ) : null}
    </>
  );
}

function Task(props: { readonly exercise: TraineeView; readonly send: Send; readonly diagnose: () => void }) {
  const { exercise, send } = props;
  const { words } = useStage();
  const { given, next } = exercise.hints;
  return (
    <>
      <div lang="en" dir="ltr">
        <p>{exercise.story}</p>
        <p className="task">{exercise.task}</p>
      </div>
      <div aria-live="polite">
        {given.length === 0 ? null : (
          <ol className="hints" aria-label={words('frame.hints')} lang="en" dir="ltr">
            {given.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ol>
        )}
      </div>
      {exercise.mode === 'test' ? <p>{words('frame.no-hints')}</p> : null}
      <div className="exercise-keys">
        <button type="button" onClick={props.diagnose}>
          {words('frame.diagnose')}
        </button>
        {next === null ? null : (
          <NextHint
            key={given.length}
            price={next}
            take={() => void send({ type: 'trainee', says: 'hint' })}
          />
        )}
      </div>
    </>
  );
}

/** Asks once before it costs. */
function NextHint({ price, take }: { readonly price: number; readonly take: () => void }) {
  const { words } = useStage();
  const question = words('frame.hint-ask', price);
  const [asks, setAsks] = useState(false);
  return (
    <>
      <button
        type="button"
        onBlur={() => setAsks(false)}
        onClick={(event) => {
          const isMeant = asks || price === 0;
          setAsks(!isMeant);
          if (!isMeant) return;
          // The key of the next hint is another one, or there is none.
          event.currentTarget.closest<HTMLElement>('.exercise')?.focus({ preventScroll: true });
          take();
        }}
      >
        {words('frame.hint', price)}
      </button>
      <p role="status" className="hint-ask">
        {asks ? question : null}
      </p>
    </>
  );
}
