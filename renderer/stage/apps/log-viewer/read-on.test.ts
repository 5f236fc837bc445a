import { expect, it } from 'vitest';
import type { FileSeen } from '../../../../shared/stage/look.ts';
import { readOn, unread } from './read-on.ts';

const seen = (whole: string, from = 0): FileSeen => ({
  at: 'file',
  path: 'C:\\a.log',
  text: whole.slice(from),
  isWhole: true,
  length: whole.length,
});

it('reads what was written since, keeps what is no line yet, and begins anew with a log that was rolled over', () => {
  const first = readOn(unread, seen('one\ntw'));
  expect([first.lines.length, first.rest]).toEqual([1, 'tw']);
  expect(readOn(first, seen('one\ntw', 6))).toBe(first);
  const second = readOn(first, seen('one\ntwo\n', 6));
  expect(second.lines.map(({ text }) => text)).toEqual(['one', 'two']);
  const rolled = readOn(second, seen('new\n', 8));
  expect([rolled.lines.length, rolled.read]).toEqual([0, 0]);
  expect(readOn(second, null).isThere).toBe(false);
});
