import { describe, expect, it } from 'vitest';
import { clockOf } from './clock.ts';

describe('the clock of the lock screen', () => {
  const time = '2026-03-02T15:04:00.000Z';

  it.each([
    ['en-US', '3:04', 'Monday, March 2'],
    ['en-GB', '15:04', 'Monday 2 March'],
    ['de-DE', '15:04', 'Montag, 2. März'],
    ['fr-FR', '15:04', 'lundi 2 mars'],
    ['ja-JP', '15:04', '3月2日月曜日'],
    ['ar-SA', '3:04', 'الاثنين، 2 مارس'],
  ])('is written as in %s', (locale, hours, date) => {
    expect(clockOf(time, 0, locale)).toEqual({ hours, date });
  });

  it('says no "AM" or "PM" in any of the languages', () => {
    for (const locale of ['en-US', 'es-MX', 'ar-SA', 'ar-EG', 'pt-BR', 'en-IN'])
      expect(clockOf(time, 0, locale).hours).toMatch(/^\d{1,2}[:.]\d{2}$/);
  });

  it('is the PC’s own, not the world’s', () => {
    expect(clockOf(time, 3 * 86_400, 'en-US')).toEqual({ hours: '3:04', date: 'Thursday, March 5' });
  });
});
