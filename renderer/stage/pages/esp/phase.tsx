/**
 * The page's one live region. It speaks when a category begins, ends or fails, not at every count: a reader
 * would never come to an end otherwise.
 */
import { useState } from 'react';
import type { EspCategoryView, EspView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';

export function Phase(props: {
  readonly categories: readonly EspCategoryView[];
  readonly failure: EspView['failure'];
}) {
  const { words, say } = useStage();
  const [spoken, setSpoken] = useState({ states: '', sentence: '' });
  const states = props.categories.map((category) => category.state).join();
  if (spoken.states !== states) {
    const current = props.categories.findLast((category) => category.state !== 'notStarted');
    const sentence =
      current === undefined ? '' : words('esp.category-status', say(current.label), say(current.status));
    setSpoken({ states, sentence });
  }
  return (
    <div className="visually-hidden" role="status">
      {spoken.sentence}
      {props.failure === null ? null : ` ${say(props.failure.text)} ${props.failure.code}`}
    </div>
  );
}
