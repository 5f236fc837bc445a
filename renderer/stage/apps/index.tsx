/** The windows of programs, loaded when the first one opens. */
import type { PcTold } from '../../../shared/stage/view.ts';
import { companyPortalName } from '../pages/desktop/start-items.ts';
import { CompanyPortal } from './company-portal/company-portal.tsx';
import { Edge } from './edge/edge.tsx';
import { EventViewer } from './event-viewer/event-viewer.tsx';
import { Explorer } from './explorer/explorer.tsx';
import { InstalledApp } from './installed-app.tsx';
import { LogViewer } from './log-viewer/log-viewer.tsx';
import { Notepad } from './notepad/notepad.tsx';
import { actsOn } from './open-windows.ts';
import type { OpenWindow, WindowOrder } from './open-windows.ts';
import { RegistryEditor } from './registry-editor/registry-editor.tsx';
import { Settings } from './settings/settings.tsx';
import { TaskManager } from './task-manager/task-manager.tsx';

/** In the order in which they were opened, so that none is made anew when another comes to the front. */
export default function AppWindows(props: {
  readonly windows: readonly OpenWindow[];
  readonly pc: PcTold;
  readonly order: (order: WindowOrder) => void;
  readonly taskbar: boolean;
}) {
  const { windows, order } = props;
  return windows
    .toSorted((a, b) => a.key - b.key)
    .map((one) => <ProgramWindow key={one.key} {...props} open={one} order={order} />);
}

function ProgramWindow(props: {
  readonly open: OpenWindow;
  readonly windows: readonly OpenWindow[];
  readonly pc: PcTold;
  readonly order: (order: WindowOrder) => void;
  readonly taskbar: boolean;
}) {
  const { open, pc } = props;
  const { program, of } = open;
  const standing = actsOn(open, props.windows, props.order, props.taskbar);
  switch (program) {
    case 'settings':
      return <Settings {...standing} view={pc} of={of} />;
    case 'explorer':
      return <Explorer {...standing} of={of} />;
    case 'edge':
      return <Edge {...standing} network={pc.network} />;
    case 'notepad':
      return <Notepad {...standing} of={of} />;
    case 'event-viewer':
      return <EventViewer {...standing} of={of} />;
    case 'registry-editor':
      return <RegistryEditor {...standing} />;
    case 'log-viewer':
      return <LogViewer {...standing} of={of} />;
    case 'task-manager':
      return <TaskManager {...standing} />;
    case 'company-portal':
      return (
        <CompanyPortal
          {...standing}
          title={companyPortalName}
          organisation={pc.work?.organisation ?? ''}
          view={pc.companyPortal}
        />
      );
    case 'command-prompt':
      return null;
    case 'app':
      return <InstalledApp {...standing} name={of} tint={pc.apps.findIndex(({ name }) => name === of)} />;
  }
}
