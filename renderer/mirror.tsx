/**
 * Entry of a mirror: the stage's screen, to look at. The console that frames this page gives it its views;
 * it has no link of its own. `?of=live` names which.
 */
import { createRoot } from 'react-dom/client';
import { MirroredStage } from './stage/mirrored-stage.tsx';
import './theme/fonts.ts';
import './theme/stage.tokens.css';

// The presenter's window is drawn by the console that has opened it.
const owners: readonly (Window | null)[] = [window.parent, window.parent.opener as Window | null];
const watch = owners
  .find((owner) => owner?.mirrored !== undefined)
  ?.mirrored?.get(new URLSearchParams(location.search).get('of') ?? '');
const root = document.getElementById('root');
if (root !== null && watch !== undefined) createRoot(root).render(<MirroredStage watch={watch} />);
