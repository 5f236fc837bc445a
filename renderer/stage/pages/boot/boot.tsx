/** Black pages: starting, restarting, shutting down, and the first sign-in with its glow. */
import type { BootView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Dots } from '../../controls/spinner.tsx';
import './black.css';

/** The first sign-in's last line stands over a small warning. */
const warned = 'boot.few-minutes';

export function Boot({ view }: { readonly view: BootView }) {
  const { say, words, title } = useStage();
  const line = view.text === null ? null : say(view.text);
  if (view.phase === 'signing-in') {
    return (
      <div className="black" data-kind="signing-in" role="status">
        <div className="glow" aria-hidden="true" />
        <h1 tabIndex={-1} key={view.text?.key}>
          {line ?? title(view)}
        </h1>
        <p className="black-small">
          {view.note !== undefined
            ? say(view.note)
            : view.text?.key === warned
              ? words('boot.do-not-turn-off')
              : null}
        </p>
      </div>
    );
  }
  return (
    <div className="black" data-kind="boot" role="status">
      <Dots />
      {line === null ? (
        <h1 tabIndex={-1} className="visually-hidden">
          {title(view)}
        </h1>
      ) : (
        <h1 tabIndex={-1}>{line}</h1>
      )}
      {view.note === undefined ? null : <p className="black-small">{say(view.note)}</p>}
    </div>
  );
}
