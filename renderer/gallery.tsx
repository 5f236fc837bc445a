/**
 * Gallery for development and screenshot tests: `?view=landing`, `?view=landing@windows-10-22h2`, `&paused`;
 * without a view, the list of all. Not part of the production build.
 */
import { createRoot } from 'react-dom/client';
import type { StageApi } from '../shared/bridge.ts';
import { releases } from '../shared/release.ts';
import type { StageView } from '../shared/stage/view.ts';
import { viewNames, viewOf } from './stage/gallery/views.ts';
import { StageWindow } from './stage/stage-window.tsx';
import './theme/fonts.css';
import './theme/stage.tokens.css';
import './stage/gallery/gallery.css';

/** A link that always shows one view and writes down what would be sent. */
function recording(view: StageView): StageApi {
  const log: unknown[] = [];
  return {
    host: 'browser',
    view: async () => view,
    submit: async (input) => {
      log.push(input);
      document.documentElement.dataset.sent = JSON.stringify(log);
      return { accepted: true };
    },
    onView: () => () => {},
    onNotice: () => () => {},
  };
}

function List() {
  return (
    <ul className="gallery">
      {viewNames.flatMap((name) =>
        releases.map((release) => (
          <li key={`${name}@${release}`}>
            <a href={`?view=${name}@${release}`}>{`${name}@${release}`}</a>
          </li>
        )),
      )}
    </ul>
  );
}

const query = new URLSearchParams(location.search);
const view = viewOf(query.get('view') ?? '');
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    view === undefined ? (
      <List />
    ) : (
      <StageWindow
        link={{ api: recording({ ...view, paused: query.has('paused') }), onState: () => () => {} }}
      />
    ),
  );
}
