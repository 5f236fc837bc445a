/** What a person should know about an export. Lines that are alike are one line, which names some places and counts the rest. */

/** Places that are named before the others are only counted. */
const named = 3;

export class ProblemLines {
  /** By sentence and place: the sentence again, or as it is where nothing is folded. */
  readonly #places = new Map<string, Map<string, string>>();

  /**
   * `place` is a file or an object in quotes; `sentence` goes on behind it. `inFull`: where the sentence itself counts
   * what it does not name.
   */
  say(place: string, sentence: string, inFull = sentence): void {
    const known = this.#places.get(sentence) ?? new Map<string, string>();
    this.#places.set(sentence, known.set(place, inFull));
  }

  /** What stands in these folders, each with its last '/', counts for nothing. */
  leaveOut(folders: readonly string[]): void {
    for (const [sentence, places] of this.#places) {
      for (const place of places.keys())
        if (folders.some((folder) => place.startsWith(folder))) places.delete(place);
      if (places.size === 0) this.#places.delete(sentence);
    }
  }

  lines(): string[] {
    return [...this.#places].map(([sentence, places]) => {
      const first = [...places.keys()].slice(0, named).join(', ');
      const more = places.size - named;
      return `${first}${more > 0 ? ` and ${more} more` : ''}: ${sentence}`;
    });
  }

  /** Each place by itself, for whoever wants to know which. */
  linesInFull(): string[] {
    return [...this.#places.values()].flatMap((places) =>
      [...places].map(([place, sentence]) => `${place}: ${sentence}`),
    );
  }
}
