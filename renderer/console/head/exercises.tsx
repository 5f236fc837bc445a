/** The exercises that can be held next, and how. */
import { useId, useState } from 'react';
import { levels } from '../../../shared/exercises/exercise.schema.ts';
import type { ExerciseMode } from '../../../shared/exercises/modes.ts';
import { exerciseModes } from '../../../shared/exercises/modes.ts';
import { useDesk } from '../context.tsx';
import { Section } from '../section.tsx';
import { Twice } from '../twice.tsx';
import { words } from '../words.ts';
import { begun } from './begin.ts';

export function Exercises() {
  const { view, api, tell } = useDesk();
  const { exercises, exercise: present } = view;
  const id = useId();
  const [chosen, choose] = useState(present?.exercise.id ?? exercises[0]?.id ?? '');
  const [mode, setMode] = useState<ExerciseMode>(present?.mode ?? 'try');
  const [trainee, setTrainee] = useState(present?.trainee ?? '');
  const row = exercises.find((one) => one.id === chosen);
  if (row === undefined) return null;
  return (
    <Section heading={words('exercises.heading')}>
      <div className="row">
        <div className="field">
          <label htmlFor={id}>{words('exercises.choose')}</label>
          <select id={id} value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
            {levels.map((level) => (
              <optgroup key={level} label={words(`exercises.level.${level}`)}>
                {exercises
                  .filter((one) => one.level === level)
                  .map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.trueTitle}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </div>
      </div>
      <p>{words('exercises.about', row.title, row.minutes, row.objectives.join('; '))}</p>
      <div className="row">
        <div className="group" role="group" aria-label={words('exercises.mode')}>
          {exerciseModes.map((one) => (
            <button
              key={one}
              type="button"
              data-stays=""
              title={words(`exercises.mode-hint.${one}`)}
              aria-pressed={mode === one}
              onClick={() => setMode(one)}
            >
              {words(`exercises.mode.${one}`)}
            </button>
          ))}
        </div>
        <label className="field">
          {words('exercises.trainee')}
          <input
            value={trainee}
            maxLength={80}
            autoComplete="off"
            onChange={({ currentTarget }) => setTrainee(currentTarget.value)}
          />
        </label>
        <Twice
          label={words('exercises.begin')}
          again={words('scenarios.begin-again')}
          isHarmless={view.last === null}
          act={() => void begun(api.beginExercise(chosen, mode, trainee.trim()), tell)}
        />
      </div>
    </Section>
  );
}
