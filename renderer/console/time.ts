/** World time as the instructor reads it: the date and the time of day, UTC. */
export function worldTime(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+Z$|Z$/, ' UTC');
}

/** Time of day only, for the log. */
export function timeOfDay(iso: string): string {
  return iso.slice(11, 19);
}

/** Units of a span with their milliseconds, the largest first. */
const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** The time between two instants in its two largest units: '2 h 6 min', '40 s'. */
export function spanWords(from: string, to: string): string {
  let rest = Math.max(0, Date.parse(to) - Date.parse(from));
  const first = units.findIndex(([, size]) => rest >= size);
  if (first === -1) return '0 s';
  return units
    .slice(first, first + 2)
    .map(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return `${count} ${unit}`;
    })
    .join(' ');
}
