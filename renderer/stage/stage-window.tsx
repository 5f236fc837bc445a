/** The stage: the virtual PC's frame, and on its screen the room and the page of the present view. */
import type { Link } from '../bridge/use-window.ts';
import { useWindow } from '../bridge/use-window.ts';
import type { HostNotice, StageApi } from '../../shared/bridge.ts';
import { pageKey } from '../../shared/stage/screens.ts';
import type { StageView } from '../../shared/stage/view.ts';
import type { ConnectionState } from '../bridge/web-socket.ts';
import { useCallback } from 'react';
import { englishLanguage } from './catalogue.ts';
import { useReadAloud } from './accessibility/read-aloud.ts';
import { useAccessibility } from './accessibility/settings.ts';
import { ShellProvider } from './apps/shell.tsx';
import { useShortcuts } from './command-prompt/shortcuts.ts';
import { StageProvider } from './context.tsx';
import { Frame } from './frame/frame.tsx';
import { useInputModality } from './frame/input-modality.ts';
import { useManners } from './frame/manners.ts';
import { useBeats } from './motion/beats.ts';
import { Room } from './room.tsx';
import { useEveryScript, useLanguage } from './use-language.ts';
import { useSend, useStageOf } from './use-stage-window.ts';
import './language.css';

export function StageWindow({ link }: { readonly link: Link<StageApi> }) {
  const { view, connection, notice, notify } = useWindow(link);
  useInputModality();
  useManners();
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
  const language = useLanguage(view.language);
  const stage = useStageOf(view, language ?? englishLanguage, send, api);
  useEveryScript(view.screen.id === 'language');
  useBeats(pageKey(view.screen), view.paused);
  useShortcuts(send);
  useReadAloud(useAccessibility().readsAloud, pageKey(view.screen), view.language);
  const dismiss = useCallback(() => notify(null), [notify]);

  // The first words are on their way: nothing is said in another language until they come.
  return language === null ? null : (
    <StageProvider value={stage}>
      <Frame view={view} send={send} connection={props.connection} notice={props.notice} dismiss={dismiss}>
        <ShellProvider view={view} send={send}>
          <Room view={view} />
        </ShellProvider>
      </Frame>
    </StageProvider>
  );
}
