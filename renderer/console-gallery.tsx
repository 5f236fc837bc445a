/**
 * Gallery of the console for screenshot tests: what it is to show stands in `window.consoleSeen`, put there before the
 * page. Not part of the production build.
 */
import { createRoot } from 'react-dom/client';
import type { ConsoleApi } from '../shared/bridge.ts';
import type { ConsoleView } from '../shared/session/console-view.ts';
import type { PortalView } from '../shared/portal/portal-view.ts';
import type { HoodPage, HoodSeen } from '../shared/session/hood.ts';
import type { TimelineView } from '../shared/session/timeline.schema.ts';
import type { StageView } from '../shared/stage/view.ts';
import { ConsoleWindow } from './console/console-window.tsx';
import './theme/fonts.ts';
import './theme/console.tokens.css';

interface ConsoleSeen {
  readonly view: ConsoleView;
  readonly stage: StageView;
  readonly timeline: TimelineView;
  /** What the film shows, in order. */
  readonly past: readonly { readonly at: number; readonly view: StageView }[];
  readonly hood: Readonly<Record<HoodPage, HoodSeen>>;
  readonly portal: PortalView | null;
}

const { consoleSeen } = window as Window & { consoleSeen?: ConsoleSeen };

const accepted = async () => ({ accepted: true }) as const;
const never = () => () => {};

function showing({ view, stage, timeline, past, hood, portal }: ConsoleSeen): ConsoleApi {
  return {
    host: 'browser',
    view: async () => view,
    submit: accepted,
    onView: never,
    onNotice: never,
    begin: accepted,
    beginExercise: accepted,
    goOnFrom: accepted,
    show: accepted,
    save: async () => null,
    saveExercise: async () => ({ place: null, told: [] }),
    timeline: async () => timeline,
    lookBack: async ({ at }) => past.findLast((one) => one.at <= at)?.view ?? null,
    companion: async () => ({ reached: false, why: 'there is no Graph here' }),
    portal: async () => portal,
    hood: async ({ page }) => hood[page],
    stage: {
      view: async () => stage,
      onView: never,
      picture: async () => null,
      look: async () => null,
    },
    tenants: {
      giving: { by: 'sending', send: async () => '' },
      known: async () => ({ present: null, recent: [] }),
      forget: async () => {},
      start: async () => {},
      stop: async () => {},
      onNews: never,
      begin: accepted,
      save: async () => null,
    },
  };
}

const root = document.getElementById('root');
if (root !== null && consoleSeen !== undefined)
  createRoot(root).render(<ConsoleWindow link={{ api: showing(consoleSeen), onState: never }} />);
