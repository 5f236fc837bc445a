/**
 * The chain of digests over a journal's lines: each entry carries the digest of all that stands before it and of
 * itself, so that a line that was changed, left out or put in shows. It keeps no secret: whoever works all digests
 * out anew leaves no trace.
 */
import { createHash } from 'node:crypto';

/** Hex digits of a seal. */
const length = 32;
const written = new RegExp(`,"seal":"([0-9a-f]{${length}})"\\}$`);

/** The seal of a line behind one that has the seal `before`; the header stands behind ''. */
export const sealOf = (before: string, line: string): string =>
  createHash('sha256').update(`${before}\n${line}`).digest('hex').slice(0, length);

/** The line of a JSON object with its seal as the last member. */
export const withSeal = (line: string, seal: string): string => `${line.slice(0, -1)},"seal":"${seal}"}`;

/** A line without its seal, and the seal; undefined where it carries none. */
export function takeSeal(line: string): { readonly line: string; readonly seal: string | undefined } {
  const found = written.exec(line);
  return found === null
    ? { line, seal: undefined }
    : { line: `${line.slice(0, found.index)}}`, seal: found[1] };
}

/** Goes through the lines of a journal in order, behind its header. */
export class SealChain {
  #line = 1;
  #seal: string;
  #sealed: boolean;
  #broken: number | null = null;

  /** `sealed`: all lines carry a seal; else those behind the first one that does. */
  constructor(header: string, sealed: boolean) {
    this.#seal = sealOf('', header);
    this.#sealed = sealed;
  }

  /** Takes the next line, its seal taken off and given beside it. */
  add(line: string, seal: string | undefined): void {
    this.#line += 1;
    this.#seal = sealOf(this.#seal, line);
    if (seal !== undefined) this.#sealed = true;
    if (this.#sealed && seal !== this.#seal) this.#broken ??= this.#line;
  }

  /** The seal that the next line builds on. */
  get seal(): string {
    return this.#seal;
  }

  /** The first line, counted from 1, that is not as it was written behind those before it; null for none. */
  get broken(): number | null {
    return this.#broken;
  }
}
