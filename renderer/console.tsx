/** Entry of the instructor's console. */
import { createRoot } from 'react-dom/client';
import { consoleLink } from './bridge/window-link.ts';
import { ConsoleWindow } from './console/console-window.tsx';
import './theme/fonts.ts';
import './theme/console.tokens.css';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<ConsoleWindow link={consoleLink()} />);
