/** The trainee of an exercise: what was asked and said, in order, and what the instructor has to say of it. */
import type { FormEvent } from 'react';
import { faultById } from '../../../shared/faults/index.ts';
import type { InstructorView, SaidDiagnosis } from '../../../shared/exercises/exercise-views.ts';
import { remedies } from '../../../shared/exercises/remedies.ts';
import { useDesk } from '../context.tsx';
import { Facts, Section } from '../section.tsx';
import { timeOfDay } from '../time.ts';
import { words } from '../words.ts';
import './trainee.css';

export function TraineePane() {
  const { exercise } = useDesk().view;
  if (exercise === null) return <p>{words('trainee.no-exercise')}</p>;
  return (
    <div className="sections">
      <Told exercise={exercise} />
      <Said exercise={exercise} />
      <Remark key={exercise.remark} remark={exercise.remark} />
    </div>
  );
}

function Told({ exercise: { exercise, mode, trainee, begun } }: { readonly exercise: InstructorView }) {
  return (
    <Section heading={trainee === '' ? words('trainee.nobody') : trainee}>
      <Facts
        rows={[
          [words('exercises.mode'), words(`exercises.mode.${mode}`)],
          [words('trainee.begun'), begun === null ? words('trainee.not-yet') : timeOfDay(begun)],
          [words('trainee.sees'), exercise.title],
          [words('trainee.task'), exercise.task],
        ]}
      />
    </Section>
  );
}

interface Word {
  readonly at: string;
  readonly text: string;
}

const diagnosisWords = ({ step, cause, remedy, evidence, carriedOut }: SaidDiagnosis): string =>
  words(
    carriedOut ? 'trainee.diagnosis-done' : 'trainee.diagnosis',
    faultById(cause)?.title ?? cause,
    step,
    remedies.find(({ id }) => id === remedy)?.words ?? remedy,
    evidence.filter(({ real }) => real).length,
    evidence.length,
  );

/** The hand that is up, with what takes it down; nothing without one. */
export function HandUp({ since }: { readonly since: string | null }) {
  const { send } = useDesk();
  if (since === null) return null;
  return (
    <p className="lag hand-up">
      {words('trainee.hand', timeOfDay(since))}
      <button type="button" onClick={() => send({ type: 'trainee', says: 'hand', up: false })}>
        {words('trainee.hand-down')}
      </button>
    </p>
  );
}

function Said({ exercise }: { readonly exercise: InstructorView }) {
  const { send } = useDesk();
  const hint = (): void => send({ type: 'trainee', says: 'hint' });
  const { hints, diagnoses, freezes, writes } = exercise;
  const all: readonly Word[] = [
    ...hints.map(({ at, price, text }) => ({ at, text: words('trainee.hint', text, price) })),
    ...diagnoses.map((one) => ({ at: one.at, text: diagnosisWords(one) })),
    ...writes.map(({ at, words: what, reason }) => ({
      at,
      text: reason === null ? words('trainee.portal', what) : words('trainee.portal-refused', what, reason),
    })),
    ...freezes.map((at) => ({ at, text: words('trainee.freeze') })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return (
    <Section heading={words('trainee.said')}>
      {all.length === 0 ? <p>{words('trainee.nothing')}</p> : null}
      <ol className="said">
        {all.map(({ at, text }, index) => (
          <li key={index}>
            <time dateTime={at}>{timeOfDay(at)}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {exercise.mode === 'test' || hints.length === exercise.exercise.hints.length ? null : (
        <button type="button" aria-keyshortcuts="H" onClick={hint}>
          {words('trainee.give-hint')}
        </button>
      )}
    </Section>
  );
}

function Remark({ remark }: { readonly remark: string }) {
  const { send } = useDesk();

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    send({ type: 'remark', text: String(new FormData(event.currentTarget).get('remark') ?? '').trim() });
  }

  return (
    <Section heading={words('trainee.remark')}>
      <form className="row" onSubmit={onSubmit}>
        <label className="field">
          {words('trainee.remark-hint')}
          <textarea name="remark" rows={2} maxLength={500} defaultValue={remark} />
        </label>
        <button type="submit">{words('trainee.keep')}</button>
      </form>
    </Section>
  );
}
