/** A button for what hurts: it takes a second press within ten seconds, where there is something to lose. */
import { useEffect, useState } from 'react';
import { words } from './words.ts';

const patience = 10_000;

export function Twice(props: {
  readonly label: string;
  /** What the second press does, in words. */
  readonly again: string;
  /** There is nothing to lose: one press does. */
  readonly isHarmless: boolean;
  readonly act: () => void;
  readonly className?: string;
}) {
  const { label, again, isHarmless, act, className } = props;
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    if (!asks) return;
    const timer = setTimeout(() => setAsks(false), patience);
    return () => clearTimeout(timer);
  }, [asks]);
  return (
    <>
      <button
        type="button"
        className={className}
        data-asks={asks || undefined}
        {...(isHarmless ? {} : { 'data-stays': '' })}
        onClick={() => {
          const isMeant = isHarmless || asks;
          setAsks(!isMeant);
          if (isMeant) act();
        }}
      >
        {asks ? again : label}
      </button>
      {asks ? (
        <button type="button" data-stays="" onClick={() => setAsks(false)}>
          {words('undo')}
        </button>
      ) : null}
    </>
  );
}
