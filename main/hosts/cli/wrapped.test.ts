/** Lines for a terminal. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrapped } from './wrapped.ts';

it('breaks between words, and indents what follows', () => {
  const line = '  7-Zip now reaches Kiosk laptops: all devices (before: excluded by group Kiosk)';
  expect(wrapped(line, 50)).toEqual([
    '  7-Zip now reaches Kiosk laptops: all devices',
    '    (before: excluded by group Kiosk)',
  ]);
  expect(wrapped(line, undefined)).toEqual([line]);
});

it('keeps every word, and no line is longer than the width but for one long word', () => {
  const words = fc.array(
    fc.string({ minLength: 1, maxLength: 60 }).map((word) => word.replaceAll(/\s/g, 'x')),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 120 }), (list, width) => {
      const lines = wrapped(list.join(' '), width);
      expect(lines.flatMap((line) => line.trim().split(' ')).filter(Boolean)).toEqual(list);
      for (const line of lines) expect(line.length <= width || !line.trim().includes(' ')).toBe(true);
    }),
  );
});
