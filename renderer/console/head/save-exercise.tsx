/** Makes an exercise of this rehearsal: asks for what is to be read, the rest is taken from what was set and done. */
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { ExerciseTexts } from '../../../shared/exercises/exercise-texts.ts';
import { levels } from '../../../shared/exercises/exercise.schema.ts';
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';
import './save-exercise.css';

/** Hints that the form has room for; a file takes ten. */
const hints = [1, 2, 3] as const;
const usualPrice = 5;

export function SaveExercise() {
  const desk = useDesk();
  const { view, api, tell } = desk;
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setBusy] = useState(false);
  const level = view.exercise?.exercise.level ?? 'intermediate';
  const trueTitle = view.exercise?.exercise.trueTitle ?? view.failure?.cause ?? view.scenario.title;

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      const { place, told } = await api.saveExercise(textsOf(new FormData(event.currentTarget)));
      tell([place === null ? words('save.cancelled') : `${words('save.saved', place)}.`, ...told].join(' '));
      if (place !== null) dialog.current?.close();
    } catch {
      tell(words('failed'));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        {words('save.exercise')}
      </button>
      <dialog ref={dialog} className="save-exercise" aria-label={words('save.exercise-heading')}>
        <form key={view.journal} onSubmit={(event) => void onSubmit(event)}>
          <h2>{words('save.exercise-heading')}</h2>
          <p className="hint">{words('save.exercise-hint')}</p>
          <label className="field">
            {words('save.title')}
            <input name="title" required maxLength={120} autoComplete="off" />
          </label>
          <label className="field">
            {words('save.true-title')}
            <input
              name="trueTitle"
              required
              maxLength={200}
              autoComplete="off"
              defaultValue={trueTitle.slice(0, 200)}
            />
          </label>
          <label className="field wide">
            {words('save.story')}
            <textarea name="story" required rows={2} maxLength={2_000} />
          </label>
          <label className="field wide">
            {words('save.task')}
            <textarea
              name="task"
              required
              rows={2}
              maxLength={1_000}
              defaultValue={words('save.usual-task')}
            />
          </label>
          <label className="field wide">
            {words('save.objectives')}
            <textarea name="objectives" required rows={2} maxLength={2_000} />
          </label>
          <label className="field">
            {words('save.level')}
            <select name="level" defaultValue={level}>
              {levels.map((one) => (
                <option key={one} value={one}>
                  {words(`exercises.level.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            {words('save.minutes')}
            <input name="minutes" type="number" min={1} max={480} required defaultValue={20} />
          </label>
          {hints.map((hint) => (
            <fieldset key={hint} className="wide">
              <label className="field">
                {words('save.hint', hint)}
                <input name={`hint-${hint}`} maxLength={1_000} autoComplete="off" />
              </label>
              <label className="field price">
                {words('save.price', hint)}
                <input
                  name={`price-${hint}`}
                  type="number"
                  min={0}
                  max={100}
                  defaultValue={hint * usualPrice}
                />
              </label>
            </fieldset>
          ))}
          <div className="row wide">
            <button type="submit" className="primary" disabled={isBusy}>
              {words('save.exercise-save')}
            </button>
            <button type="button" onClick={() => dialog.current?.close()}>
              {words('keys.close')}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}

/** Of the fields what was written; lines are objectives, hints without a text are none. */
function textsOf(form: FormData): ExerciseTexts {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  return {
    title: text('title'),
    trueTitle: text('trueTitle'),
    story: text('story'),
    task: text('task'),
    objectives: text('objectives')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(0, 10),
    level: levels.find((one) => one === text('level')) ?? 'intermediate',
    minutes: Number(text('minutes')),
    hints: hints.flatMap((hint) => {
      const said = text(`hint-${hint}`);
      return said === '' ? [] : [{ text: said, price: Number(text(`price-${hint}`)) }];
    }),
  };
}
