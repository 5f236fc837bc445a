import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import english from '../../resources/locales/stage/en-US.json';
import { releases } from '../../shared/release.ts';
import type { Release } from '../../shared/release.ts';
import { controls } from '../../shared/stage/input.ts';
import type { ScreenView, StageView } from '../../shared/stage/view.ts';
import { catalogueOf } from './catalogue.ts';
import { Frame } from './frame/frame.tsx';
import { StageProvider } from './context.tsx';
import type { Stage } from './context.tsx';
import { viewNames, viewOf } from './gallery/views.ts';
import { drawPage } from './pages/index.tsx';
import { Card, Panel, shellKind } from './shells/shell.tsx';
import { deviceKeys } from './test/device-keys.ts';
import { keyFor, text, titleKey } from '../../shared/stage/text.ts';
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
    title: (screen, variant) => words(titleKey(catalogue, screen, release, variant)),
    press: () => {},
    choose: () => {},
  };
}

const rooms = { card: Card, panel: Panel };

function Bare({ children }: { readonly screen: ScreenView; readonly children: ReactNode }) {
  return children;
}

function draw(view: StageView, asked: Set<string>): string {
  const { screen, release } = view;
  const kind = shellKind(screen, release);
  const page = drawPage(screen);
  const Room = kind === 'bare' ? Bare : rooms[kind];
  return renderToStaticMarkup(
    <StageProvider value={listening(release, asked)}>
      <Frame
        view={view}
        send={async () => ({ accepted: true })}
        connection="lost"
        notice={{ kind: 'failure', text: 'a notice' }}
        dismiss={() => {}}
      >
        <Room screen={screen}>{page}</Room>
      </Frame>
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

  it('has every text that the device names', () => {
    expect(deviceKeys.filter((key) => !(key in catalogue))).toEqual([]);
  });

  it('has a label for every control and a title for every screen', () => {
    expect(controls.filter((control) => !(`control.${control}` in catalogue))).toEqual([]);
    expect(views.filter(([, { screen }]) => !(`title.${screen.id}` in catalogue))).toEqual([]);
  });

  it('says for every text where its words come from', () => {
    expect(Object.entries(catalogue).filter(([, entry]) => entry.source === '')).toEqual([]);
  });

  it('holds nothing that neither a page nor the device uses', () => {
    const used = new Set<string>(deviceKeys);
    for (const [, view] of views) draw(view, used);
    const unused = Object.keys(catalogue).filter(
      (key) => !used.has(key) && !key.startsWith('title.') && !key.startsWith('control.'),
    );
    expect(unused).toEqual([]);
  });

  it('falls back to English for a language without a catalogue', () => {
    expect(catalogueOf('tlh')).toBe(catalogueOf('en-US'));
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
