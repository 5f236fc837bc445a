/**
 * Pages of the stage as still pictures: its own components as markup, with its own style, for a document that has neither
 * scripts nor files. Built for Node, and loaded by hosts by its file.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import type { StageText, StageView } from '../shared/stage/view.ts';
import { isolated } from './stage/bidi.ts';
import { loadLanguage, spokenTag } from './stage/catalogue.ts';
import { StageProvider } from './stage/context.tsx';
import { dateLocaleOf } from './stage/date-locale.ts';
import { Room } from './stage/room.tsx';
import { headingOf } from '../shared/stage/screens.ts';
import { keyFor, text } from '../shared/stage/text.ts';

const sheets = import.meta.glob<string>(
  ['./stage/**/*.css', './theme/stage.tokens.css', '!./stage/gallery/**'],
  {
    query: '?inline',
    import: 'default',
    eager: true,
  },
);

/** What the frame's sheet says of everything comes before what single parts say. */
const order = ['./theme/', './stage/frame/frame.css', './stage/controls/', './stage/shells/'];
const rank = (file: string): number => {
  const at = order.findIndex((start) => file.startsWith(start));
  return at < 0 ? order.length : at;
};

/** The style of all pictures, for the root of a shadow tree; nothing in them moves. */
export const stillStyle: string = [
  ...Object.entries(sheets)
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([, sheet]) => sheet),
  '*, *::before, *::after { animation: none !important; transition: none !important; }',
]
  .join('\n')
  .replaceAll(/\/\*.*?\*\//gs, '')
  .replaceAll(/\s+/g, ' ')
  .replaceAll(':root', ':host');

const nothing = (): void => {};

/**
 * The screen that a view shows, as markup; the size of `.screen` is the caller's. `name` is its own among those of one
 * document.
 */
export async function drawStill(view: StageView, name: string): Promise<string> {
  const { release, time } = view;
  const { catalogue, direction, tag } = await loadLanguage(spokenTag(view.language));
  const words = (key: string, ...args: readonly (string | number)[]): string =>
    text(catalogue, { key: keyFor(catalogue, key, release), args: isolated(args, direction) });
  const stage = {
    release,
    time,
    language: dateLocaleOf(view.language),
    pending: false,
    words,
    say: ({ key, args = [] }: StageText) => words(key, ...args),
    title: (screen: StageView['screen']) => {
      const { key, args = [] } = headingOf(screen, release, catalogue);
      return words(key, ...args);
    },
    picture: async () => null,
    look: async () => null,
    portal: async () => null,
    press: nothing,
    choose: nothing,
  };
  return renderToStaticMarkup(
    <StageProvider value={stage}>
      <div
        className="screen"
        lang={tag}
        dir={direction}
        data-release={release}
        data-screen={view.screen.id}
        data-paused=""
      >
        <Room view={{ ...view, paused: true }} />
      </div>
    </StageProvider>,
    { identifierPrefix: name },
  );
}
