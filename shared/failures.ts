/**
 * Our own failures, in three families. Simulated failures (an HRESULT on the screen) are data of the
 * catalogue in `shared/errors`, never one of these.
 */

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
    return `${this.place}: ${this.message}. ${this.remedy}`;
  }
}
