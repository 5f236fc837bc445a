/** Entry of the presenter's window: only how it looks. What is in it, the console that has opened it draws there. */
import './theme/fonts.ts';
import './theme/console.tokens.css';
import './console/live/live.css';
import './console/presenter/presenter.css';
