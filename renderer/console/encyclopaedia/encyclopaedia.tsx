/** Every code that a deployment can fail with: what it means, what to do, and which faults bring it about. */
import { useState } from 'react';
import { placeNames } from '../../../shared/errors/error-entry.ts';
import type { ErrorEntry } from '../../../shared/errors/error-entry.ts';
import { errorCatalogue } from '../../../shared/errors/index.ts';
import {
  exercisesThatTrain,
  faultsThatReach,
  whyUnreached,
} from '../../../shared/faults/errors-of-faults.ts';
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';
import { errorsFound } from './errors-found.ts';
import './encyclopaedia.css';

/** `sought` at first: the code of a failure that shows. */
export function Encyclopaedia({ sought: first = '' }: { readonly sought?: string }) {
  const [sought, setSought] = useState(first);
  const sections = errorsFound(sought);
  const count = sections.reduce((sum, { errors }) => sum + errors.length, 0);
  return (
    <div className="encyclopaedia">
      <div className="field">
        <input
          type="search"
          aria-label={words('errors.find')}
          placeholder={words('errors.find')}
          value={sought}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setSought(currentTarget.value)}
        />
      </div>
      <p className="hint" role="status">
        {count === 0 ? words('errors.none') : words('errors.count', count, errorCatalogue.length)}
      </p>
      <div className="errors">
        {sections.map(({ title, errors }) => (
          <section key={title} aria-label={title}>
            <h2>{title}</h2>
            {errors.map((entry) => (
              // One that is found alone is read at once.
              <Entry
                key={`${entry.code ?? entry.message} ${count === 1}`}
                entry={entry}
                isOpen={count === 1}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function Entry({ entry, isOpen: atFirst }: { readonly entry: ErrorEntry; readonly isOpen: boolean }) {
  const [isOpen, setOpen] = useState(atFirst);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <code>{entry.code ?? `“${entry.message}”`}</code> <span>{entry.name ?? entry.cause}</span>
      </summary>
      {isOpen ? <Told entry={entry} /> : null}
    </details>
  );
}

function Told({ entry }: { readonly entry: ErrorEntry }) {
  const { where, step, cause, remedy, confirmed } = entry;
  const faults = faultsThatReach(entry);
  const exercises = exercisesThatTrain(entry, useDesk().view.exercises);
  return (
    <dl>
      <dt>{words('errors.where')}</dt>
      <dd>{where.map((place) => placeNames[place]).join(', ')}</dd>
      {step === undefined ? null : (
        <>
          <dt>{words('errors.step')}</dt>
          <dd>{step}</dd>
        </>
      )}
      <dt>{words('errors.cause')}</dt>
      <dd>{cause}</dd>
      <dt>{words('errors.remedy')}</dt>
      <dd>
        {remedy}
        {confirmed ? null : <span className="hint">{words('errors.unconfirmed')}</span>}
      </dd>
      <dt>{words('errors.faults')}</dt>
      <dd>
        {faults.length === 0
          ? words('errors.unreached', whyUnreached(entry) ?? '')
          : faults.map(({ title }) => title).join(', ')}
      </dd>
      {exercises.length === 0 ? null : (
        <>
          <dt>{words('errors.exercises')}</dt>
          <dd>{exercises.map(({ trueTitle, title }) => `${title} (${trueTitle})`).join('; ')}</dd>
        </>
      )}
    </dl>
  );
}
