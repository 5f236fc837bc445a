/** The windows of the desktop, loaded when the first one opens. */
import { useMemo } from 'react';
import type { DesktopView } from '../../../shared/stage/view.ts';
import { companyPortalName } from '../pages/desktop/start-items.ts';
import type { Standing } from '../window/window.tsx';
import { CompanyPortal } from './company-portal/company-portal.tsx';
import { Edge } from './edge/edge.tsx';
import { EventViewer } from './event-viewer/event-viewer.tsx';
import { Explorer } from './explorer/explorer.tsx';
import { InstalledApp } from './installed-app.tsx';
import { Notepad } from './notepad/notepad.tsx';
import type { OpenWindow, WindowOrder } from './open-windows.ts';
import { Settings } from './settings/settings.tsx';

/** In the order in which they were opened, so that none is made anew when another comes to the front. */
export default function AppWindows(props: {
  readonly windows: readonly OpenWindow[];
  readonly view: DesktopView;
  readonly order: (order: WindowOrder) => void;
}) {
  const { windows, view, order } = props;
  return windows
    .toSorted((a, b) => a.key - b.key)
    .map((one) => (
      <ProgramWindow key={one.key} open={one} place={windows.indexOf(one)} view={view} order={order} />
    ));
}

function ProgramWindow(props: {
  readonly open: OpenWindow;
  readonly place: number;
  readonly view: DesktopView;
  readonly order: (order: WindowOrder) => void;
}) {
  const { open, place, view, order } = props;
  const { key, program, of, isAway } = open;
  const acts = useMemo(
    () => ({
      close: () => order({ type: 'close', key }),
      minimise: () => order({ type: 'minimise', key }),
      raise: () => order({ type: 'raise', key }),
    }),
    [order, key],
  );
  const standing: Standing = { ...acts, isAway, order: place + 1, cascade: (key - 1) % 3 };
  switch (program) {
    case 'settings':
      return <Settings {...standing} view={view} of={of} />;
    case 'explorer':
      return <Explorer {...standing} of={of} />;
    case 'edge':
      return <Edge {...standing} network={view.network} />;
    case 'notepad':
      return <Notepad {...standing} of={of} />;
    case 'event-viewer':
      return <EventViewer {...standing} />;
    case 'company-portal':
      return (
        <CompanyPortal
          {...standing}
          title={companyPortalName}
          organisation={view.work?.organisation ?? ''}
          view={view.companyPortal}
        />
      );
    case 'app':
      return <InstalledApp {...standing} name={of} tint={view.apps.findIndex(({ name }) => name === of)} />;
  }
}
