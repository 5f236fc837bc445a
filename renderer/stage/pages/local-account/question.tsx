/** The security question, chosen from the six; the device takes those away that were answered. */
import { useId } from 'react';
import type { LocalAccountView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';

export function Question({ view }: { readonly view: LocalAccountView }) {
  const { words, choose } = useStage();
  const id = useId();
  const label = words('local-account.question.choice', view.question);
  return (
    <div className="account-question">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <select
        id={id}
        value={view.selected ?? ''}
        data-initial-focus
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="" disabled>
          {label}
        </option>
        {view.choices.map((question) => (
          <option key={question} value={question}>
            {words(`local-account.question.${question}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
