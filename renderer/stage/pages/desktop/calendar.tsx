/** The calendar under the notifications: the month of the PC's clock. */
import { ownOf } from '../../../../shared/own.ts';
import { useStage } from '../../context.tsx';
import { weeksOf } from './month.ts';

/** First days of a week by region; elsewhere it is Monday (CLDR, weekData). */
const firstDays: Readonly<Record<string, number>> = { US: 7, BR: 7, JP: 7, SA: 7 };

export function Calendar() {
  const { time, language } = useStage();
  const now = new Date(time);
  const firstDay = ownOf(firstDays, new Intl.Locale(language).region ?? '') ?? 1;
  const weeks = weeksOf(now.getUTCFullYear(), now.getUTCMonth(), firstDay);
  const said = (options: Intl.DateTimeFormatOptions, at = now) =>
    at.toLocaleDateString(language, { ...options, timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  const weekday = (day: number) => new Date(Date.UTC(2024, 0, ((firstDay + day - 1) % 7) + 1));
  return (
    <table className="calendar" aria-label={said({ month: 'long', year: 'numeric' })}>
      <caption>{said({ weekday: 'long', day: 'numeric', month: 'long' })}</caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, day) => (
            <th key={day} scope="col" abbr={said({ weekday: 'long' }, weekday(day))}>
              {said({ weekday: 'narrow' }, weekday(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={row}>
            {week.map((day, column) => (
              <td key={column} aria-current={day === now.getUTCDate() ? 'date' : undefined}>
                <span>{day}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
