/**
 * Entry of a mirror: the stage's screen, to look at. The console that frames or has opened this page gives it its views;
 * it has no link of its own. `?of=live` names which.
 */
import { createRoot } from 'react-dom/client';
import { MirroredStage } from './stage/mirrored-stage.tsx';
import './theme/fonts.ts';
import './theme/stage.tokens.css';

const owner: Window | null = window.opener instanceof Object ? (window.opener as Window) : window.parent;
const watch = owner?.mirrored?.get(new URLSearchParams(location.search).get('of') ?? '');
const root = document.getElementById('root');
if (root !== null && watch !== undefined) createRoot(root).render(<MirroredStage watch={watch} />);
