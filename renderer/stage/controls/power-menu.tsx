/** Windows' own power button, at the corner of the lock screen and in Start. */
import { useState } from 'react';
import { PowerIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';
import './power-menu.css';

export function PowerMenu() {
  const { words, press } = useStage();
  const [isOpen, setOpen] = useState(false);
  return (
    <div
      className="power-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
      }}
    >
      {isOpen ? (
        <div className="power-choices" role="group" aria-label={words('lock-screen.power')}>
          {(['shut-down', 'restart'] as const).map((control) => (
            <button key={control} type="button" onClick={() => press(control)}>
              {words(`control.${control}`)}
            </button>
          ))}
        </div>
      ) : null}
      <button
        type="button"
        className="power-button"
        aria-label={words('lock-screen.power')}
        title={words('lock-screen.power')}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <PowerIcon />
      </button>
    </div>
  );
}
