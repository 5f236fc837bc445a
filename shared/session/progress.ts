/** How far a rehearsal is on a way that takes a while: back to where its journal ends, or over a jump. */
export interface Progress {
  readonly doing: 'opening' | 'jump';
  /** World time, ISO 8601: where it is, and where it is going. */
  readonly at: string;
  readonly to: string;
  /** 0 to 100, whole. */
  readonly percent: number;
}

/** The progress in one line, in English: 'Bringing the rehearsal to 3 March 2026, 41 %'. */
export function progressLine({ doing, to, percent }: Progress): string {
  const what = doing === 'opening' ? 'Bringing the rehearsal to' : 'Moving the clock on to';
  return `${what} ${worldDate(to)}, ${percent} %`;
}

/** The date of an instant in ISO 8601, as people write it: '3 March 2026'. */
export function worldDate(iso: string): string {
  const date = new Date(iso);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

// Intl would read the locale's data first, which takes a command longer than all it has to say.
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
