/** The days of a month in weeks, as a calendar shows them. */

/** Days from 1, null where the week belongs to another month. `firstDay`: 1 is Monday, 7 Sunday (`Intl.Locale`). */
export function weeksOf(
  year: number,
  month: number,
  firstDay: number,
): readonly (readonly (number | null)[])[] {
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const begins = (new Date(Date.UTC(year, month, 1)).getUTCDay() - (firstDay % 7) + 7) % 7;
  return Array.from({ length: Math.ceil((begins + days) / 7) }, (_week, week) =>
    Array.from({ length: 7 }, (_day, day) => {
      const date = week * 7 + day - begins + 1;
      return date < 1 || date > days ? null : date;
    }),
  );
}
