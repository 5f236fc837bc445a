/** The PC is off: nothing but black. Its power button belongs to the frame. */
import type { OffView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import './black.css';

export function Off({ view }: { readonly view: OffView }) {
  const { title } = useStage();
  return (
    <div className="black" data-kind="off">
      <h1 tabIndex={-1} className="visually-hidden">
        {title(view)}
      </h1>
    </div>
  );
}
