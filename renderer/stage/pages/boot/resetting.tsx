/** A reset: the maker's name above, as at the start, and how far it is. */
import type { ResettingView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Dots } from '../../controls/spinner.tsx';
import './black.css';

export function Resetting({ view }: { readonly view: ResettingView }) {
  const { words } = useStage();
  return (
    <div className="black" data-kind="resetting">
      <p className="black-maker">{view.maker}</p>
      <Dots />
      <h1 tabIndex={-1}>{words('resetting.text', Math.floor(view.percent))}</h1>
    </div>
  );
}
