/**
 * Gallery for development and screenshot tests: `#landing`, `#landing@windows-10-22h2`; without a name, the
 * list of all. `?paused` stops what moves by itself, `?paused&frozen` as an instructor does, `?language=de-DE` is the
 * device's language. Not part of the production build.
 */
import { useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { StageApi } from '../shared/bridge.ts';
import { releases } from '../shared/release.ts';
import type { StageView } from '../shared/stage/view.ts';
import { windowsOfPrograms } from './stage/apps/windows.tsx';
import { seenInGallery } from './stage/gallery/desktop-views.ts';
import { portalInGallery } from './stage/gallery/portal-view.ts';
import { viewNames, viewOf } from './stage/gallery/views.ts';
import { StageWindow } from './stage/stage-window.tsx';
import './theme/fonts.ts';
import './theme/stage.tokens.css';
import './stage/gallery/gallery.css';

const root = document.documentElement;

/** A link that begins with one view and writes down what would be sent. */
function recording(name: string, view: StageView): StageApi {
  const log: unknown[] = [];
  root.dataset.sent = '[]';
  return {
    host: 'browser',
    view: async () => {
      root.dataset.view = name;
      return view;
    },
    picture: async () => null,
    look: async (at) => seenInGallery(at),
    portal: portalInGallery,
    submit: async (input) => {
      log.push(input);
      root.dataset.sent = JSON.stringify(log);
      return { accepted: true };
    },
    // The event `show` with a name goes on to another view, as the device does.
    onView: (listener) => {
      const show = (event: Event) => {
        const next = event instanceof CustomEvent ? viewOf(String(event.detail)) : undefined;
        if (next !== undefined) listener(asked(next));
      };
      window.addEventListener('show', show);
      return () => window.removeEventListener('show', show);
    },
    onNotice: () => () => {},
  };
}

const names = viewNames.flatMap((name) => releases.map((release) => `${name}@${release}`));

function List() {
  return (
    <ul className="gallery">
      {names.map((name) => (
        <li key={name}>
          <a href={`#${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

function onHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

const query = new URLSearchParams(location.search);
const paused = query.has('paused');
const silent = () => () => {};

/** The view with what the address asks for besides. */
function asked(view: StageView): StageView {
  const language = query.get('language') ?? view.language;
  const { screen } = view;
  return {
    ...view,
    paused,
    language,
    screen: screen.id === 'lock-screen' ? { ...screen, locale: language } : screen,
  };
}

function Shown({ name, view }: { readonly name: string; readonly view: StageView }) {
  const [api] = useState(() => recording(name, asked(view)));
  return <StageWindow link={{ api, onState: silent }} />;
}

function Gallery() {
  const name = useSyncExternalStore(onHash, () => location.hash.slice(1));
  const view = viewOf(name);
  if (view !== undefined) return <Shown key={name} name={name} view={view} />;
  return name === '' ? <List /> : null;
}

root.toggleAttribute('data-frozen', query.has('frozen'));
// For whoever wants to go through all of them.
root.dataset.views = JSON.stringify(names);
const place = document.getElementById('root');
// Pictures are not taken of windows that are still being loaded.
await windowsOfPrograms();
if (place !== null) createRoot(place).render(<Gallery />);
