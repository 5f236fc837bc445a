/**
 * Entry of the companion's window. The console that opens it gives it its link to Microsoft Graph and what was scanned;
 * without one, the page was served by the door, and asks that.
 */
import { createRoot } from 'react-dom/client';
import { Companion } from './companion/companion.tsx';
import { overHttp } from './companion/over-http.ts';
import './theme/fonts.ts';
import './theme/console.tokens.css';

const given = (window.opener as Window | null)?.companion;
const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(<Companion link={given?.link ?? overHttp} scanned={given?.scanned ?? null} />);
