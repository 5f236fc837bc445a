/** The room of the screen with the page of the present view in it, and the windows over it. */
import type { StageView } from '../../shared/stage/view.ts';
import { Windows } from './apps/windows.tsx';
import { drawPage } from './pages/index.tsx';
import { PageStack } from './shells/page-stack.tsx';
import { Bare, Card, Panel, shellKind } from './shells/shell.tsx';

export function Room({ view }: { readonly view: StageView }) {
  return (
    <>
      <Page view={view} />
      {view.screen.id === 'desktop' ? null : (
        <div className="stage-windows">
          <Windows pc={view.programs?.pc ?? null} taskbar={false} />
        </div>
      )}
    </>
  );
}

function Page({ view }: { readonly view: StageView }) {
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
      return <Bare screen={screen}>{drawPage(screen)}</Bare>;
  }
}
