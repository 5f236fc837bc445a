import { describe, expect, it } from 'vitest';
import { viewNames, viewOf } from './stage/gallery/views.ts';
import { drawStill } from './still.tsx';

const view = (name: string) => viewOf(name)!;

describe('a still picture of the stage', () => {
  it('has the page with its words in the PC’s language, and names of its own', async () => {
    const english = await drawStill(view('result-failure'), 'a');
    expect(english).toContain('Something went wrong');
    expect(english).toContain('data-screen="result"');
    const german = await drawStill({ ...view('region'), language: 'de-DE' }, 'b');
    expect(german).toContain('Ist dies das korrekte Land');
    const other = await drawStill(view('result-failure'), 'c');
    // Paints are the same in all.
    const ids = (markup: string) => [...markup.matchAll(/ id="(?!art-)([^"]+)"/g)].map(([, id]) => id);
    expect(ids(other).filter((id) => ids(english).includes(id))).toEqual([]);
  });

  it('can be drawn of every page, and is small', async () => {
    const large: string[] = [];
    for (const name of viewNames) {
      const markup = await drawStill(view(name), 'p');
      if (markup.length > 60_000) large.push(name);
    }
    expect(large).toEqual([]);
  });
});
