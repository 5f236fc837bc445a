/**
 * The PC's power button and its light. A press that would cut the power of a running PC asks first: on a stage nobody
 * wants to lose the rehearsal to a slip of the hand. It is part of the case, so no page's Tab key leads to it while the
 * PC runs; F6 does. Once the PC is off there is nothing else to press, and it has the focus.
 */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { PowerIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';

const askedMilliseconds = 5000;

export function PowerKey(props: {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly isOn: boolean;
  readonly press: () => void;
}) {
  const { button, isOn, press } = props;
  const { words } = useStage();
  const hint = words('frame.power-hint');
  const again = words('frame.power-again');
  const [asks, setAsks] = useState(false);
  const [isReached, setReached] = useState(false);

  useEffect(() => {
    // A PC that starts has its pages take the focus.
    if (isOn) button.current?.blur();
    else button.current?.focus({ preventScroll: true });
  }, [button, isOn]);
  useEffect(() => {
    if (!asks) return;
    const timer = setTimeout(() => setAsks(false), askedMilliseconds);
    return () => clearTimeout(timer);
  }, [asks]);

  return (
    <div className="power">
      <p className="power-hint" role="status">
        {isOn ? (asks ? again : null) : hint}
      </p>
      <button
        ref={button}
        type="button"
        className="power-key"
        tabIndex={isOn && !isReached ? -1 : 0}
        aria-keyshortcuts="F6"
        onFocus={() => setReached(true)}
        onBlur={() => {
          setReached(false);
          setAsks(false);
        }}
        onClick={() => {
          const isMeant = !isOn || asks;
          setAsks(!isMeant);
          if (isMeant) press();
        }}
      >
        <PowerIcon />
        {words('frame.power')}
      </button>
      <span className="power-light" aria-hidden="true" />
    </div>
  );
}
