/** Entry of the stage window. */
import { createRoot } from 'react-dom/client';
import { stageLink } from './bridge/window-link.ts';
import { StageWindow } from './stage/stage-window.tsx';
import './theme/fonts.ts';
import './theme/stage.tokens.css';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<StageWindow link={stageLink()} />);
