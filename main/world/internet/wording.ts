/**
 * Messages that are told again and again but for the name of their session: an idle PC sends little else. Whoever
 * writes one keeps what stands before and behind that name, and whoever reads it knows it again by these; the text
 * itself is put together by the first who looks at it, as a rule nobody.
 */
import { memory } from '../remember.ts';

export interface Wording {
  readonly before: string;
  readonly session: string;
  readonly behind: string;
}

/** Under a symbol, for it is no part of the message: neither a digest nor a trace tells it. */
export const wording = Symbol('wording');

export interface Worded {
  readonly body: string;
  readonly [wording]?: Wording;
}

/** A body with its wording, to be spread into a request or a response; `body` where the text is there already. */
export const worded = (
  { before, session, behind }: Wording,
  body = `${before}${session}${behind}`,
): Worded => ({ body, ...(memory.isOn ? { [wording]: { before, session, behind } } : {}) });
