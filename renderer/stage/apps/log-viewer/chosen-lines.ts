/** Which lines of a log a filter leaves, and where a text stands next among them. */
import type { LogLine } from './parse-log.ts';

export type LevelFilter = 'all' | 'warnings' | 'errors';

/** A line with its place in the file. */
export interface PlacedLine extends LogLine {
  readonly place: number;
}

const holds = (line: LogLine, text: string): boolean =>
  text !== '' && (line.text.toLowerCase().includes(text) || line.component.toLowerCase().includes(text));

/** Whether a line is to be highlighted. */
export const isHighlighted = (line: LogLine, text: string): boolean => holds(line, text.toLowerCase());

/** By level, and by a text in the line or its component. */
export function chosenLines(
  lines: readonly LogLine[],
  level: LevelFilter,
  filter: string,
): readonly PlacedLine[] {
  const wanted = filter.toLowerCase();
  const levels = {
    all: ['information', 'warning', 'error'],
    warnings: ['warning', 'error'],
    errors: ['error'],
  };
  return lines
    .map((line, place) => ({ ...line, place }))
    .filter((line) => levels[level].includes(line.level) && (wanted === '' || holds(line, wanted)));
}

/** The place of the next line behind one that holds the text, from the beginning again; undefined where none does. */
export function nextLine(lines: readonly PlacedLine[], text: string, behind: number): number | undefined {
  const wanted = text.toLowerCase();
  const found = lines.filter((line) => holds(line, wanted));
  return (found.find(({ place }) => place > behind) ?? found[0])?.place;
}
