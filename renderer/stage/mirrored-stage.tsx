/** The stage's screen without the PC around it, for somebody who only looks on: nothing on it can be pressed. */
import { useEffect, useMemo, useState } from 'react';
import type { StageWatch } from '../../shared/bridge.ts';
import { pageKey } from '../../shared/stage/screens.ts';
import type { StageView } from '../../shared/stage/view.ts';
import { englishLanguage } from './catalogue.ts';
import { ShellProvider } from './apps/shell.tsx';
import { StageProvider } from './context.tsx';
import { useBeats } from './motion/beats.ts';
import { Room } from './room.tsx';
import { useEveryScript, useLanguage } from './use-language.ts';
import type { Send } from './use-stage-window.ts';
import { useStageOf } from './use-stage-window.ts';
import './frame/frame.css';
import './language.css';

const ignore: Send = async () => ({ accepted: false, reason: '', ignored: true });

export function MirroredStage({ watch }: { readonly watch: StageWatch }) {
  const [view, setView] = useState<StageView | null>(null);
  useEffect(() => {
    watch.view().then(setView, () => undefined);
    return watch.onView(setView);
  }, [watch]);
  return view === null ? null : <Screen view={view} watch={watch} />;
}

function Screen({ view, watch }: { readonly view: StageView; readonly watch: StageWatch }) {
  const language = useLanguage(view.language);
  const parts = useMemo(
    () => ({ picture: watch.picture, look: watch.look, portal: async () => null }),
    [watch],
  );
  const stage = useStageOf(view, language ?? englishLanguage, ignore, parts);
  useEveryScript(view.screen.id === 'language');
  useBeats(pageKey(view.screen), view.paused);
  return language === null ? null : (
    <StageProvider value={stage}>
      <div className="frame" data-bare="" data-powered={view.powered || undefined}>
        <main
          className="screen"
          inert
          aria-label={stage.words('frame.screen')}
          data-release={view.release}
          data-screen={view.screen.id}
          data-paused={view.paused || undefined}
        >
          <ShellProvider view={view} send={ignore}>
            <Room view={view} />
          </ShellProvider>
        </main>
        <div className="bezel">
          <p className="simulation-mark">{stage.words('frame.simulation')}</p>
        </div>
      </div>
    </StageProvider>
  );
}
