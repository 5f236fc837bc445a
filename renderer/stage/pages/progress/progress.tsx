/** A ring (dots on Windows 10) and a line: checking for updates, looking for the organisation. */
import type { ProgressView } from '../../../../shared/stage/view.ts';
import { drawingOf } from '../../../../shared/stage/screens.ts';
import { drawings } from '../../art/drawings.tsx';
import { useStage, useWindows10 } from '../../context.tsx';
import { Dots, Ring } from '../../controls/spinner.tsx';
import './progress.css';

export function Progress({ view }: { readonly view: ProgressView }) {
  const { say, words } = useStage();
  const windows10 = useWindows10();
  const drawing = drawingOf(view);
  // A text of two lines tells on its second what not to do.
  const [title = '', ...others] = say(view.title).split('\n');
  const percent = view.percent === null ? null : Math.floor(view.percent);
  return (
    <div className="page progress-page">
      <div className="page-art" aria-hidden="true">
        {drawing === undefined ? null : drawings[drawing]}
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={title}
        aria-valuetext={percent === null ? undefined : words('progress.percent', percent)}
        {...(percent === null ? {} : { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        {windows10 ? <Dots /> : <Ring percent={percent} />}
      </div>
      <div className="progress-words">
        <h1 tabIndex={-1}>{title}</h1>
        {others.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {view.subtitle === null ? null : <p>{say(view.subtitle)}</p>}
        {percent === null ? null : <p className="progress-percent">{words('progress.percent', percent)}</p>}
      </div>
    </div>
  );
}
