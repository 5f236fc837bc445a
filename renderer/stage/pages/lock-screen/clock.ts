/** The lock screen's clock, as Windows writes it: without "AM" and "PM", and without the year. */
import { dateLocaleOf } from '../../date-locale.ts';

/** `time` is ISO 8601, the world's; the PC's clock may be `ahead` of it, in seconds. */
export function clockOf(time: string, ahead: number, locale: string): { hours: string; date: string } {
  const moment = new Date(Date.parse(time) + ahead * 1000);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(dateLocaleOf(locale), { ...options, timeZone: 'UTC' }).formatToParts(moment);
  const hours = format({ hour: 'numeric', minute: '2-digit' });
  const date = format({ weekday: 'long', month: 'long', day: 'numeric' });
  const text = (parts: readonly Intl.DateTimeFormatPart[]) => parts.map(({ value }) => value).join('');
  return { hours: text(hours.filter(({ type }) => type !== 'dayPeriod')).trim(), date: text(date) };
}
