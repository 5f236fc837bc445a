/**
 * Our own failures, in three families. Simulated failures (an HRESULT on the screen) are data of the
 * catalogue in `shared/errors`, never one of these.
 */

/** Longest part of a line for a terminal, in characters: what is cited from a file may be a file's length. */
const longest = 600;
const brief = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Something that cannot happen: a fault of this program. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/** The caller used an interface in a way it does not allow. */
export class MisuseError extends Error {
  override readonly name = 'MisuseError';
}

/**
 * Input from outside (a file, an argument, a message) that cannot be used.
 * `message` says what is wrong, `place` where (file, line, JSON path), `remedy` what to do.
 */
export class BadInputError extends Error {
  override readonly name = 'BadInputError';
  readonly place: string;
  readonly remedy: string;

  constructor(message: string, place: string, remedy: string) {
    super(message);
    this.place = place;
    this.remedy = remedy;
  }

  /** One line for a terminal: place, what, what to do. */
  line(): string {
    return `${brief(this.place)}: ${brief(this.message)}. ${brief(this.remedy)}`;
  }
}
