/** Listens for the console's keys, and hands them to whoever has taken them. */
import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { MisuseError } from '../../../shared/failures.ts';
import type { KeyUse } from './keys.ts';
import { isTaken, nameOfKey } from './keys.ts';

interface Keys {
  /** The uses that there are at the moment. */
  readonly uses: () => readonly KeyUse[];
  readonly take: (use: KeyUse) => () => void;
  /** Hears the keys of another window, too. */
  readonly listen: (other: Window) => () => void;
  /** Single letters do something; else only those with Control (WCAG 2.2, 2.1.4). */
  readonly areOn: boolean;
  readonly turn: (on: boolean) => void;
}

const KeysContext = createContext<Keys | null>(null);

const kept = 'reseal.console.keys';

/** An element of whichever window: each has its own `Element`. */
const elementOf = ({ target }: KeyboardEvent): Pick<Element, 'closest'> | null =>
  target !== null && 'closest' in target ? (target as Element) : null;

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const taken = useRef(new Set<KeyUse>());
  const [areOn, setOn] = useState(() => localStorage.getItem(kept) !== 'off');

  const listen = useCallback(
    (heard: Window) => {
      let byPointer = false;
      const pointed = (): void => {
        byPointer = true;
      };
      const down = (event: KeyboardEvent): void => {
        if (event.key === 'Tab') byPointer = false;
        const key = nameOfKey(event);
        if (key === null || event.defaultPrevented || event.repeat) return;
        if (!areOn && !key.startsWith('Control+') && key !== '?') return;
        if (isTaken(key, elementOf(event), byPointer)) return;
        const use = [...taken.current].findLast((one) => one.key === key);
        if (use === undefined) return;
        event.preventDefault();
        use.act();
      };
      heard.addEventListener('pointerdown', pointed, true);
      heard.addEventListener('keydown', down);
      return () => {
        heard.removeEventListener('pointerdown', pointed, true);
        heard.removeEventListener('keydown', down);
      };
    },
    [areOn],
  );
  // Before the page is painted: whoever sees it may press.
  useLayoutEffect(() => listen(window), [listen]);

  const keys = useMemo(
    () => ({
      uses: () => [...taken.current],
      take(use: KeyUse) {
        taken.current.add(use);
        return () => void taken.current.delete(use);
      },
      listen,
      areOn,
      turn(on: boolean) {
        localStorage.setItem(kept, on ? 'on' : 'off');
        setOn(on);
      },
    }),
    [areOn, listen],
  );
  return <KeysContext value={keys}>{children}</KeysContext>;
}

export function useKeys(): Keys {
  const keys = useContext(KeysContext);
  if (keys === null) throw new MisuseError('a part of the console takes a key outside of it');
  return keys;
}

/** Takes keys as long as the component is there: with the commit that draws it, so that no key comes to nobody. */
export function useKeyUses(uses: readonly KeyUse[]): void {
  const { take } = useKeys();
  const newest = useRef(uses);
  useLayoutEffect(() => {
    newest.current = uses;
  });
  const names = uses.map(({ key, does }) => `${key} ${does}`).join('\n');
  useLayoutEffect(() => {
    const ends = newest.current.map(({ key, does }) =>
      take({ key, does, act: () => newest.current.find((one) => one.key === key)?.act() }),
    );
    return () => ends.forEach((end) => end());
  }, [names, take]);
}
