/** The lines that were typed, for the arrow keys of the command prompt. */
export interface Recall {
  add(line: string): void;
  /** The line before the one that shows; the oldest stays. */
  older(): string;
  /** The line after it; '' after the newest. */
  newer(): string;
}

export function recall(): Recall {
  const lines: string[] = [];
  let place = 0;
  return {
    add(line) {
      if (line !== '' && line !== lines.at(-1)) lines.push(line);
      place = lines.length;
    },
    older() {
      place = Math.max(place - 1, 0);
      return lines[place] ?? '';
    },
    newer() {
      place = Math.min(place + 1, lines.length);
      return lines[place] ?? '';
    },
  };
}
