/** What a person should know about an export. Lines that are alike are one line, which names some places and counts the rest. */

/** Places that are named before the others are only counted. */
const named = 3;

export class ProblemLines {
  readonly #places = new Map<string, Set<string>>();

  /** `place` is a file or an object in quotes; `sentence` goes on behind it. */
  say(place: string, sentence: string): void {
    const known = this.#places.get(sentence);
    if (known) known.add(place);
    else this.#places.set(sentence, new Set([place]));
  }

  /** What stands in these folders, each with its last '/', counts for nothing. */
  leaveOut(folders: readonly string[]): void {
    for (const [sentence, places] of this.#places) {
      for (const place of places)
        if (folders.some((folder) => place.startsWith(folder))) places.delete(place);
      if (places.size === 0) this.#places.delete(sentence);
    }
  }

  lines(): string[] {
    return [...this.#places].map(([sentence, places]) => {
      const first = [...places].slice(0, named).join(', ');
      const more = places.size - named;
      return `${first}${more > 0 ? ` and ${more} more` : ''}: ${sentence}`;
    });
  }
}
