import { describe, expect, it } from 'vitest';
import { createRequestQueue, mostWaiting } from './request-queue.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what a window has asked', () => {
  it('is done one after the other', async () => {
    const queue = createRequestQueue();
    const done: string[] = [];
    const ends: (() => void)[] = [];
    const act = (name: string) => async () => {
      done.push(`begin ${name}`);
      await new Promise<void>((resolve) => ends.push(resolve));
      done.push(`end ${name}`);
    };
    queue.add(1, act('a'));
    queue.add(1, act('b'));
    await settled();
    expect(done).toEqual(['begin a']);
    ends.shift()?.();
    await settled();
    expect(done).toEqual(['begin a', 'end a', 'begin b']);
  });

  it('is limited in number and in length, and there is room again when something was done', async () => {
    const queue = createRequestQueue();
    let release = (): void => undefined;
    queue.add(1, () => new Promise((resolve) => (release = resolve)));
    const quick = async (): Promise<void> => undefined;
    const taken = Array.from({ length: 20_000 }, () => queue.add(60, quick)).filter(Boolean).length;
    expect(taken).toBe(mostWaiting);
    release();
    await settled();
    const megabyte = 1024 * 1024;
    queue.add(1, () => new Promise((resolve) => (release = resolve)));
    expect([1, 2, 3].map(() => queue.add(megabyte, quick))).toEqual([true, true, false]);
    release();
    await settled();
    expect(queue.add(megabyte, quick)).toBe(true);
  });

  it('forgets what waits when the window has gone', async () => {
    const queue = createRequestQueue();
    let done = 0;
    const act = async (): Promise<void> => {
      await settled();
      done += 1;
    };
    queue.add(1, act);
    queue.add(1, act);
    queue.clear();
    await settled();
    await settled();
    expect(done).toBe(1);
  });
});
