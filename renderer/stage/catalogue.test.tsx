import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import english from '../../resources/locales/stage/en-US.json';
import offered from '../../resources/oobe/languages.json';
import { releases } from '../../shared/release.ts';
import type { Release } from '../../shared/release.ts';
import { controls } from '../../shared/stage/input.ts';
import type { DesktopView, StageView } from '../../shared/stage/view.ts';
import AppWindows from './apps/index.tsx';
import { programs } from './apps/open-windows.ts';
import type { OpenWindow } from './apps/open-windows.ts';
import { englishLanguage, loadedLanguage, loadLanguage, spokenTag, spokenTags } from './catalogue.ts';
import { CommandPrompt } from './command-prompt/command-prompt.tsx';
import DiagnosisForm from './frame/diagnosis-form.tsx';
import PortalPage from './frame/portal-page.tsx';
import { Frame } from './frame/frame.tsx';
import { StageProvider } from './context.tsx';
import type { Stage } from './context.tsx';
import { exercises } from './gallery/exercise-views.ts';
import { viewNames, viewOf } from './gallery/views.ts';
import { Notifications } from './pages/desktop/notifications.tsx';
import { QuickSettings } from './pages/desktop/quick-settings.tsx';
import { Start } from './pages/desktop/start.tsx';
import { drawPage } from './pages/index.tsx';
import { Bare, Card, Panel, shellKind } from './shells/shell.tsx';
import { deviceKeys } from '../testing/device-keys.ts';
import { screenIds } from '../../shared/testing/screen-ids.ts';
import { headingOf } from '../../shared/stage/screens.ts';
import { keyFor, text } from '../../shared/stage/text.ts';
import type { Catalogue } from '../../shared/stage/text.ts';

const catalogue: Catalogue = english;

/** A stage that writes down every key its pages ask for. */
function listening(release: Release, asked: Set<string>): Stage {
  const words = (key: string, ...args: readonly (string | number)[]) => {
    const own = keyFor(catalogue, key, release);
    asked.add(own);
    return text(catalogue, { key: own, args });
  };
  return {
    release,
    time: '2026-11-23T09:41:00.000Z',
    language: 'en-US',
    pending: false,
    words,
    say: ({ key, args = [] }) => words(key, ...args),
    title: (screen) => {
      const { key, args = [] } = headingOf(screen, release, catalogue);
      return words(key, ...args);
    },
    picture: async () => null,
    look: async () => null,
    portal: async () => null,
    press: () => {},
    choose: () => {},
  };
}

const rooms = { bare: Bare, card: Card, panel: Panel };

function draw(view: StageView, asked: Set<string>, more: Partial<StageView> = {}): string {
  const { screen, release } = view;
  const kind = shellKind(screen, release);
  const page = drawPage(screen);
  const Room = rooms[kind];
  return renderToStaticMarkup(
    <StageProvider value={listening(release, asked)}>
      <Frame
        view={{ ...view, paused: true, way: { to: '2026-03-03T08:00:00Z', percent: 41 }, ...more }}
        send={async () => ({ accepted: true })}
        connection="lost"
        notice={{ kind: 'failure', text: 'a notice' }}
        dismiss={() => {}}
      >
        <Room screen={screen}>{page}</Room>
        {view.commandPrompt === undefined ? null : (
          <CommandPrompt view={view.commandPrompt} send={async () => ({ accepted: true })} />
        )}
      </Frame>
    </StageProvider>,
  );
}

/** What stands over the desktop once somebody opens it: every window, and what comes up over the taskbar. */
function drawDesktop(release: Release, asked: Set<string>): void {
  const view = viewOf(`desktop@${release}`)?.screen as DesktopView;
  const windows = programs.map((program, key): OpenWindow => ({ key, program, of: '', isAway: false }));
  const nothing = () => {};
  renderToStaticMarkup(
    <StageProvider value={listening(release, asked)}>
      <AppWindows windows={windows} pc={view} order={nothing} taskbar />
      <Start items={[]} user="" leave={nothing} open={nothing} />
      <QuickSettings network={view.network} leave={nothing} />
      <Notifications notifications={view.notifications} dismiss={nothing} leave={nothing} />
    </StageProvider>,
  );
}

/** The form and the page that an exercise's drawer loads once they are asked for. */
function drawLoaded(asked: Set<string>): void {
  renderToStaticMarkup(
    <StageProvider value={listening('windows-11-24h2', asked)}>
      <DiagnosisForm page="landing" colleagues say={() => {}} leave={() => {}} />
      <DiagnosisForm page="landing" colleagues={false} say={() => {}} leave={() => {}} />
      <PortalPage heading="portal" turn={null} send={async () => ({ accepted: true })} leave={() => {}} />
    </StageProvider>,
  );
}

const views = viewNames.flatMap((name) =>
  releases.flatMap((release) => {
    const view = viewOf(`${name}@${release}`);
    return view === undefined ? [] : [[`${name}@${release}`, view] as const];
  }),
);

describe('the stage catalogue', () => {
  it.each(views)('has every word of %s', (_, view) => {
    const asked = new Set<string>();
    draw(view, asked);
    expect([...asked].filter((key) => !(key in catalogue))).toEqual([]);
  });

  it.each(releases)('has every word of the desktop’s windows on %s', (release) => {
    const asked = new Set<string>();
    drawDesktop(release, asked);
    expect([...asked].filter((key) => !(key in catalogue))).toEqual([]);
  });

  it('has every text that the device names', () => {
    expect(deviceKeys.filter((key) => !(key in catalogue))).toEqual([]);
  });

  it('has a label for every control and a title for every screen', () => {
    expect(controls.filter((control) => !(`control.${control}` in catalogue))).toEqual([]);
    expect(screenIds.filter((id) => !(`title.${id}` in catalogue))).toEqual([]);
  });

  it('says for every text where its words come from', () => {
    expect(Object.entries(catalogue).filter(([, entry]) => entry.source === '')).toEqual([]);
  });

  it('holds nothing that neither a page nor the device uses', () => {
    const used = new Set<string>(deviceKeys);
    for (const [, view] of views) draw(view, used);
    for (const [, view] of views.slice(0, 1)) draw(view, used, { past: true, revealed: 'the cause' });
    for (const name of Object.keys(exercises)) draw(viewOf(name)!, used);
    drawLoaded(used);
    for (const release of releases) drawDesktop(release, used);
    const unused = Object.keys(catalogue).filter(
      (key) => !used.has(key) && !key.startsWith('title.') && !key.startsWith('control.'),
    );
    expect(unused).toEqual([]);
  });
});

/**
 * Texts of our own that are the same in English and in these languages: names, signs, and words that both share. What
 * Windows itself leaves so is marked W.
 */
const shared: Readonly<Record<string, readonly string[]>> = {
  'title.desktop': ['de-DE'],
  'captive-portal.address': spokenTags,
  'desktop.edition': ['de-DE'],
  'desktop.edge': spokenTags,
  'desktop.volume': ['fr-FR', 'pt-BR'],
  'desktop.notifications': ['fr-FR'],
  'settings.system': ['de-DE'],
  'settings.info': ['de-DE'],
  'settings.memory-value': ['de-DE', 'es-ES', 'pt-BR', 'ja-JP'],
  'settings.version': ['de-DE', 'fr-FR'],
  'settings.applications': ['fr-FR'],
  'explorer.name': ['de-DE'],
  'explorer.type': ['fr-FR'],
  'explorer.this-pc': ['ja-JP'],
  'events.source': ['fr-FR'],
  'events.computer': ['de-DE'],
  'events.level.error': ['es-ES'],
  'notepad.place': ['fr-FR', 'pt-BR'],
  'registry.computer': ['de-DE'],
  'frame.portal': ['de-DE', 'es-ES', 'pt-BR'],
  'tasks.services': ['fr-FR'],
  'tasks.pid': spokenTags,
  'tasks.description': ['fr-FR'],
  'portal.apps': ['de-DE'],
  'portal.status': ['de-DE', 'pt-BR'],
  'notification.app-failed.source': spokenTags,
  'notification.compliance.source': spokenTags,
  'result.elapsed-unknown': spokenTags,
  'lock-screen.way.pin': ['de-DE', 'es-ES', 'pt-BR', 'ja-JP'],
  'network.properties.state': ['de-DE', 'pt-BR'],
  'network.properties.adapter': ['fr-FR'],
  'network.security.wpa2-personal': ['de-DE', 'es-ES'],
  'network.security.wpa3-personal': ['de-DE', 'es-ES'],
  'frame.simulation': ['de-DE', 'fr-FR'],
};

const scripts: Readonly<Record<string, RegExp>> = {
  'ar-SA': /\p{Script=Arabic}/u,
  'ja-JP': /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
};

/** What is left once places, digits and punctuation are gone. */
function letters(words: string): string {
  return words.replace(/\{\d+\}|[^\p{Letter}]/gu, '');
}

function places(words: string): readonly string[] {
  return [...words.matchAll(/\{\d+\}/g)].map(String).sort();
}

/** Layouts are called by names that languages may share. */
const isName = (key: string): boolean => key.startsWith('layout.');

const files = spokenTags.filter((tag) => tag !== 'en-US');

describe.each(files)('the catalogue of %s', (tag) => {
  const loading = loadLanguage(tag).then((language) => language.catalogue);

  it('has the keys of the English one, in its order', async () => {
    expect(Object.keys(await loading)).toEqual(Object.keys(catalogue));
  });

  it('keeps the places for values', async () => {
    const entries = Object.entries(await loading);
    expect(
      entries.filter(
        ([key, { text: words }]) => `${places(words)}` !== `${places(catalogue[key]?.text ?? '')}`,
      ),
    ).toEqual([]);
  });

  it('leaves nothing in English', async () => {
    const left = Object.entries(await loading).filter(
      ([key, { text: words, source }]) =>
        source !== 'W' &&
        !isName(key) &&
        letters(words) !== '' &&
        words === catalogue[key]?.text &&
        shared[key]?.includes(tag) !== true,
    );
    expect(left).toEqual([]);
  });

  it('names in a sentence the button that it means', async () => {
    const words = await loading;
    expect(words['privacy.subtitle']?.text).toContain(words['control.accept']?.text);
    expect(words['result.success-subtitle']?.text).toContain(words['control.reseal']?.text);
    expect(words['result.print']?.text).toContain(words['control.reseal']?.text);
    expect(words['frame.power-hint']?.text).toContain(words['frame.power']?.text);
  });

  it('ends the name of an ESP item with its status in brackets, which the result page takes off', async () => {
    const items = Object.entries(await loading).filter(([key]) => key.startsWith('esp.item.'));
    expect(items.filter(([, { text: words }]) => !words.endsWith(' ({0})'))).toEqual([]);
  });
});

it.each(Object.entries(scripts))('%s is written in its own script', async (tag, script) => {
  const { catalogue: words } = await loadLanguage(tag);
  const foreign = Object.entries(words).filter(
    ([key, entry]) =>
      entry.source !== 'W' &&
      !isName(key) &&
      letters(entry.text) !== '' &&
      !script.test(entry.text) &&
      shared[key]?.includes(tag) !== true,
  );
  expect(foreign).toEqual([]);
});

describe('the stage’s language', () => {
  it('is the device’s, that of a relative, or English', () => {
    expect(spokenTag('de-DE')).toBe('de-DE');
    expect(spokenTag('de-AT')).toBe('de-DE');
    expect(spokenTag('en-GB')).toBe('en-US');
    expect(spokenTag('tlh')).toBe('en-US');
  });

  it('is there at once in English, and for the others once it was loaded', async () => {
    expect(loadedLanguage('en-US')).toBe(englishLanguage);
    const arabic = await loadLanguage('ar-SA');
    expect(loadedLanguage('ar-SA')).toBe(arabic);
    expect(await loadLanguage('ar-SA')).toBe(arabic);
    expect(loadedLanguage('tlh')).toBeUndefined();
  });

  it('runs from right to left in Arabic alone', async () => {
    const languages = await Promise.all(spokenTags.map(loadLanguage));
    expect(languages.filter(({ direction }) => direction === 'rtl').map(({ tag }) => tag)).toEqual(['ar-SA']);
  });

  it('is offered by the language page under its own name', () => {
    expect(spokenTags.filter((tag) => !offered.some(({ id }) => id === tag))).toEqual([]);
  });
});

describe('every screen', () => {
  it('shows the Simulation mark', () => {
    const without = views.filter(
      ([, view]) => !draw(view, new Set()).includes('class="simulation-mark">Simulation'),
    );
    expect(without).toEqual([]);
  });
});
