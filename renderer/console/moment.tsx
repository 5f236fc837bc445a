/** The moment and the span of the rehearsal that the panes look at together: timeline, log and traces. */
import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { MisuseError } from '../../shared/failures.ts';
import type { TimelineView, TryMoment } from '../../shared/session/timeline.schema.ts';
import { useDesk } from './context.tsx';
import { useTimeline } from './timeline/use-timeline.ts';

/** World times, milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Moments {
  /** All tries; null until they have been asked for. */
  readonly timeline: TimelineView | null;
  /** What somebody has pointed at; null: the present. */
  readonly pinned: number | null;
  /** The same with its try. */
  readonly moment: TryMoment | null;
  /** `number` is the try's; the present one where it is left out. */
  readonly pin: (at: number | null, number?: number) => void;
  /** What somebody has drawn over the timeline; null: all of it. */
  readonly span: Span | null;
  readonly setSpan: (span: Span | null) => void;
}

const MomentContext = createContext<Moments | null>(null);

export function MomentProvider({ children }: { readonly children: ReactNode }) {
  const { api, view } = useDesk();
  const timeline = useTimeline(api, view);
  const present = timeline?.tries.length ?? 1;
  const [moment, setMoment] = useState<TryMoment | null>(null);
  const [span, setSpan] = useState<Span | null>(null);
  const moments = useMemo(
    () => ({
      timeline,
      pinned: moment && moment.at,
      moment,
      pin: (at: number | null, number = present) => setMoment(at === null ? null : { try: number, at }),
      span,
      setSpan,
    }),
    [timeline, present, moment, span],
  );
  return <MomentContext value={moments}>{children}</MomentContext>;
}

export function useMoments(): Moments {
  const moments = useContext(MomentContext);
  if (moments === null) throw new MisuseError('a pane is drawn outside of a rehearsal');
  return moments;
}
