/** The PC is off: nothing but black. Its power button belongs to the frame. */
import { useStage } from '../../context.tsx';
import './black.css';

export function Off() {
  const { title } = useStage();
  return (
    <div className="black" data-kind="off">
      <h1 tabIndex={-1} className="visually-hidden">
        {title('off')}
      </h1>
    </div>
  );
}
