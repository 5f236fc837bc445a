/** The moment and the span of the rehearsal that the panes look at together: timeline, log and traces. */
import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { MisuseError } from '../../shared/failures.ts';

/** World times, milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Moments {
  /** What somebody has pointed at; null: the present. */
  readonly pinned: number | null;
  readonly pin: (at: number | null) => void;
  /** What somebody has drawn over the timeline; null: all of it. */
  readonly span: Span | null;
  readonly setSpan: (span: Span | null) => void;
}

const MomentContext = createContext<Moments | null>(null);

export function MomentProvider({ children }: { readonly children: ReactNode }) {
  const [pinned, pin] = useState<number | null>(null);
  const [span, setSpan] = useState<Span | null>(null);
  const moments = useMemo(() => ({ pinned, pin, span, setSpan }), [pinned, span]);
  return <MomentContext value={moments}>{children}</MomentContext>;
}

export function useMoments(): Moments {
  const moments = useContext(MomentContext);
  if (moments === null) throw new MisuseError('a pane is drawn outside of a rehearsal');
  return moments;
}
