/** A folder that a browser was given, as one zip. */
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Given } from './dropped-files.ts';
import { packed } from './pack.ts';

const open = { told: () => undefined, signal: new AbortController().signal };

/** Files that come in another order than they are asked for, and how many were asked for at once. */
function folder(count: number, broken = -1) {
  const most = { asked: 0, atOnce: 0 };
  const files = Array.from({ length: count }, (_, index) => ({
    path: `apps/${index}.json`,
    async file() {
      most.asked += 1;
      most.atOnce = Math.max(most.atOnce, most.asked);
      for (let turns = 0; turns < (index * 7) % 5; turns++) await Promise.resolve();
      most.asked -= 1;
      if (index === broken) throw new DOMException('gone', 'NotFoundError');
      return new File([`{"n":${index}}`], `${index}.json`);
    },
  }));
  const given: Given = { kind: 'folder', name: 'Quay', files };
  return { given, most };
}

describe('a folder as a zip', () => {
  it('has every file in the order given, asked for many at a time but never all', async () => {
    const { given, most } = folder(300);
    const said: (readonly [number, number])[] = [];
    const zip = await packed(given, { ...open, told: (done, of) => said.push([done, of]) });
    const entries = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    expect(Object.keys(entries)).toEqual(Array.from({ length: 300 }, (_, index) => `apps/${index}.json`));
    expect(strFromU8(entries['apps/299.json']!)).toBe('{"n":299}');
    expect(most.atOnce).toBeGreaterThan(8);
    expect(most.atOnce).toBeLessThan(100);
    expect(said).toHaveLength(300);
    expect(said.at(-1)).toEqual([300, 300]);
  });

  it('names the file that cannot be read', async () => {
    await expect(packed(folder(100, 60).given, open)).rejects.toThrow('“apps/60.json” cannot be read');
  });

  it('ends where it is given up', async () => {
    const stop = new AbortController();
    const done: number[] = [];
    const zip = packed(folder(300).given, {
      signal: stop.signal,
      told(count) {
        done.push(count);
        if (count === 5) stop.abort();
      },
    });
    await expect(zip).rejects.toThrow('abort');
    expect(done).toHaveLength(5);
  });
});
