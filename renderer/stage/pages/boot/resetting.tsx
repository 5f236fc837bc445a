import type { ResettingView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Dots } from '../../controls/spinner.tsx';
import './black.css';

export function Resetting({ view }: { readonly view: ResettingView }) {
  const { words } = useStage();
  return (
    <div className="black" data-kind="boot">
      <Dots />
      <h1 tabIndex={-1}>{words('resetting.text', Math.floor(view.percent))}</h1>
    </div>
  );
}
