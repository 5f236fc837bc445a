/** The page's accessibility icon and the panel that it opens; Windows+U does the same (facts/set-up-pages#keys). */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useStage } from '../context.tsx';
import { canReadAloud } from './read-aloud.ts';
import { changeAccessibility, textSizes, useAccessibility } from './settings.ts';
import './accessibility.css';

export function AccessibilityMenu({ icon }: { readonly icon: ReactNode }) {
  const { words } = useStage();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const down = (event: globalThis.KeyboardEvent) => {
      if (!event.metaKey || event.key.toLowerCase() !== 'u') return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);

  useEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector<HTMLElement>('button')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.parentElement?.contains(event.target) !== true)
        setOpen(false);
    };
    window.addEventListener('pointerdown', outside);
    return () => window.removeEventListener('pointerdown', outside);
  }, [isOpen]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  }

  return (
    <div className="accessibility" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="tray-button"
        aria-label={words('accessibility.name')}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
      </button>
      <div
        ref={box}
        id={id}
        className="accessibility-panel"
        role="dialog"
        aria-label={words('accessibility.name')}
        hidden={!isOpen}
      >
        <Settings />
      </div>
    </div>
  );
}

function Settings() {
  const { words } = useStage();
  const { contrast, textSize, stillness, readsAloud } = useAccessibility();
  return (
    <>
      <Toggle
        label={words('accessibility.contrast')}
        isOn={contrast}
        turn={() => changeAccessibility({ contrast: !contrast })}
      />
      <Toggle
        label={words('accessibility.motion')}
        isOn={stillness}
        turn={() => changeAccessibility({ stillness: !stillness })}
      />
      <Toggle
        label={words('accessibility.read-aloud')}
        note={canReadAloud ? undefined : words('accessibility.no-voice')}
        isOn={readsAloud}
        turn={() => changeAccessibility({ readsAloud: !readsAloud })}
      />
      <div className="accessibility-sizes" role="group" aria-label={words('accessibility.text-size')}>
        <span>{words('accessibility.text-size')}</span>
        {textSizes.map((size) => (
          <button
            key={size}
            type="button"
            aria-pressed={size === textSize}
            onClick={() => changeAccessibility({ textSize: size })}
          >
            {words('progress.percent', size)}
          </button>
        ))}
      </div>
    </>
  );
}

function Toggle(props: {
  readonly label: string;
  /** Why it cannot be turned. */
  readonly note?: string | undefined;
  readonly isOn: boolean;
  readonly turn: () => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      className="accessibility-toggle"
      aria-checked={props.isOn}
      disabled={props.note !== undefined}
      onClick={props.turn}
    >
      <span>
        {props.label}
        {props.note === undefined ? null : ` (${props.note})`}
      </span>
      <span className="accessibility-mark" aria-hidden="true" />
    </button>
  );
}
