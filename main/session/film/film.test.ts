import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StageView } from '../../../shared/stage/view.ts';
import { wayTo } from '../tries.ts';
import { Film } from './film.ts';
import { apply, differenceOf } from './text-difference.ts';

const view = (title: string): StageView => ({
  release: 'windows-11-24h2',
  language: 'en-US',
  time: '2026-03-02T08:00:00.000Z',
  powered: true,
  paused: false,
  screen: { id: 'off' },
  commandPrompt: { title, lines: [], prompt: 'C:\\>' },
});

const titleOf = (film: Film, frame: number): string | undefined =>
  film.view({ ordinal: frame })?.commandPrompt?.title;

describe('a difference', () => {
  it('makes any text of any other', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, to) => {
        expect(apply(from, differenceOf(from, to))).toBe(to);
      }),
    );
  });
});

describe('a film', () => {
  it('shows every frame as it was taken', () => {
    const film = new Film();
    const titles = Array.from({ length: 100 }, (_, at) => `C:\\${'x'.repeat(at % 7)}${at}`);
    titles.forEach((title, at) => film.take(1, at, view(title)));
    expect(film.frames(1).map(({ ordinal }) => titleOf(film, ordinal))).toEqual(titles);
  });

  it('takes nothing twice that a replay shows again', () => {
    const film = new Film();
    for (let replay = 0; replay < 2; replay++) {
      film.begin(4);
      for (const at of [1, 2, 3]) film.take(4, at, view(`${at}`));
    }
    expect(film.frames(4).map(({ at }) => at)).toEqual([1, 2, 3]);
  });

  it('forgets what was taken back', () => {
    const film = new Film();
    for (const n of [1, 2, 3]) film.take(n, n, view(`${n}`));
    film.begin(1);
    expect([1, 2, 3].map((n) => film.frames(n).length)).toEqual([1, 0, 0]);
    film.take(2, 2, view('another'));
    expect(film.frames(2).map(({ ordinal }) => titleOf(film, ordinal))).toEqual(['another']);
  });

  it('loses its oldest frames beyond its size, and no other', () => {
    const film = new Film(8_000);
    for (let at = 0; at < 1_000; at++) film.take(1, at, view(`${at}`.padEnd(1 + (at % 90), '.')));
    expect(film.dropped).toBeGreaterThan(0);
    const places = film.frames(1);
    expect(places[0]?.ordinal).toBe(film.dropped);
    expect(places.at(-1)?.at).toBe(999);
    for (const { at, ordinal } of places)
      expect(titleOf(film, ordinal)).toBe(`${at}`.padEnd(1 + (at % 90), '.'));
  });

  it('knows what stood on the screen at any moment of any try', () => {
    const film = new Film();
    for (const [n, at, title] of [
      [0, 0, 'start'],
      [1, 10, 'menu'],
      [1, 20, 'landing'],
      [2, 30, 'failed'],
      [3, 15, 'menu again'],
      [3, 40, 'done'],
    ] as const)
      film.take(n, at, view(title));
    // The second try goes on from behind the first entry, at 15, before the landing page.
    const entries = [
      { n: 1, at: 10 },
      { n: 2, at: 30 },
      { n: 3, at: 15, from: 1 },
    ];
    const shown = (last: number, at: number) => {
      const frame = film.frameAt(wayTo(entries, last), at);
      return frame && titleOf(film, frame.ordinal);
    };
    expect([0, 10, 25, 99].map((at) => shown(2, at))).toEqual(['start', 'menu', 'landing', 'failed']);
    expect([5, 12, 15, 25, 40].map((at) => shown(3, at))).toEqual([
      'start',
      'menu',
      'menu again',
      'menu again',
      'done',
    ]);
  });
});
