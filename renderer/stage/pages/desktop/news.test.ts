import { expect, it } from 'vitest';
import type { NotificationView } from '../../../../shared/stage/view.ts';
import { freshOf, newsKey } from './news.ts';

const told = (id: string, minute: number): NotificationView => ({
  id,
  source: { key: 'source' },
  title: { key: 'title' },
  text: { key: 'text' },
  time: `2026-03-02T08:0${minute}:00.000Z`,
});

it('what was there before is no news; what comes is, and so is the same told again later', () => {
  const before = [told('finished', 1), told('hello', 1)];
  const known = new Set(before.map(newsKey));
  expect(freshOf(before, known)).toBeUndefined();
  expect(freshOf([told('compliance', 5), ...before], known)?.id).toBe('compliance');
  const again = [told('compliance', 7), ...before];
  expect(freshOf(again, new Set([...known, newsKey(told('compliance', 5))]))).toBe(again[0]);
});
