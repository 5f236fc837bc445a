/** The stage: the virtual PC's frame, and on its screen the room and the page of the present view. */
import type { Link } from '../bridge/use-window.ts';
import { useWindow } from '../bridge/use-window.ts';
import type { HostNotice, StageApi } from '../../shared/bridge.ts';
import type { StageView } from '../../shared/stage/view.ts';
import type { ConnectionState } from '../bridge/web-socket.ts';
import { useCallback, useEffect } from 'react';
import { StageProvider } from './context.tsx';
import { Frame } from './frame/frame.tsx';
import { useFullScreen } from './frame/full-screen.ts';
import { useInputModality } from './frame/input-modality.ts';
import { drawPage } from './pages/index.tsx';
import { PageStack } from './shells/page-stack.tsx';
import { Card, Panel, shellKind } from './shells/shell.tsx';
import { useSend, useStageOf } from './use-stage-window.ts';

export function StageWindow({ link }: { readonly link: Link<StageApi> }) {
  const { view, connection, notice, notify } = useWindow(link);
  useFullScreen();
  useInputModality();
  return view === null ? null : (
    <Stage api={link.api} view={view} connection={connection} notice={notice} notify={notify} />
  );
}

function Stage(props: {
  readonly api: StageApi;
  readonly view: StageView;
  readonly connection: ConnectionState;
  readonly notice: HostNotice | null;
  readonly notify: (notice: HostNotice | null) => void;
}) {
  const { api, view, notify } = props;
  const send = useSend(api, notify);
  const stage = useStageOf(view, send);
  const dismiss = useCallback(() => notify(null), [notify]);
  useEffect(() => {
    document.documentElement.lang = view.language;
  }, [view.language]);

  return (
    <StageProvider value={stage}>
      <Frame view={view} send={send} connection={props.connection} notice={props.notice} dismiss={dismiss}>
        <Room view={view} />
      </Frame>
    </StageProvider>
  );
}

function Room({ view }: { readonly view: StageView }) {
  const { screen } = view;
  switch (shellKind(screen, view.release)) {
    case 'card':
      return (
        <Card screen={screen}>
          <PageStack screen={screen} draw={drawPage} />
        </Card>
      );
    case 'panel':
      return (
        <Panel screen={screen}>
          <PageStack screen={screen} draw={drawPage} />
        </Panel>
      );
    case 'bare':
      return drawPage(screen);
  }
}
