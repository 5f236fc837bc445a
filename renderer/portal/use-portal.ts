/** What the portal page shows now, and its writes with what the services answered. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Submitted } from '../../shared/bridge.ts';
import type { PortalAsk, PortalView } from '../../shared/portal/portal-view.ts';
import type { GraphWrite } from '../../shared/session/input.ts';
import { words } from './words.ts';

export interface PortalLink {
  portal(ask: PortalAsk): Promise<PortalView | null>;
  write(write: GraphWrite): Promise<Submitted>;
}

export interface PortalState {
  readonly view: PortalView | null;
  readonly ask: PortalAsk;
  readonly search: (words: string) => void;
  readonly choose: (device: string) => void;
  /** What came of the last write; '' before the first. */
  readonly told: string;
  /** Does what `name` says. */
  readonly act: (name: string, write: GraphWrite) => void;
}

/** Milliseconds between two looks while the rehearsal goes on by itself. */
const rest = 500;

/** `turn` is another one whenever there may be something new. */
export function usePortal(link: PortalLink, turn: unknown): PortalState {
  const [ask, setAsk] = useState<PortalAsk>({ search: '', device: null });
  const [view, setView] = useState<PortalView | null>(null);
  const [told, setTold] = useState('');
  const [written, setWritten] = useState(0);
  /** The look that was begun last. */
  const last = useRef({ ask, written, at: Number.NEGATIVE_INFINITY });
  const isHere = useRef(true);

  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  useEffect(() => {
    const look = (): void => {
      const own = { ask, written, at: performance.now() };
      last.current = own;
      link.portal(ask).then(
        (answer) => {
          // What was asked before the last choice is of no interest any more.
          if (isHere.current && last.current.ask === ask) setView(answer);
        },
        () => {},
      );
    };
    const { current: before } = last;
    const isAnother = before.ask !== ask || before.written !== written;
    const wait = isAnother ? 0 : Math.max(0, before.at + rest - performance.now());
    const timer = setTimeout(look, wait);
    return () => clearTimeout(timer);
  }, [link, ask, written, turn]);

  const act = useCallback(
    (name: string, write: GraphWrite): void => {
      link.write(write).then(
        (answer) => {
          setTold(
            answer.accepted
              ? words('answer', name, answer.status ?? '')
              : words('answer.refused', name, answer.reason),
          );
          setWritten((count) => count + 1);
        },
        () => setTold(words('answer.lost', name)),
      );
    },
    [link],
  );

  return {
    view,
    ask,
    search: (search) => setAsk((before) => ({ ...before, search })),
    choose: (device) => setAsk((before) => ({ ...before, device })),
    told,
    act,
  };
}
