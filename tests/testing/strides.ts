/** For hosts that have nothing else to do: goes the whole way at once. */
import type { Session } from '../../main/session/session.ts';

/** Brings a session to where its journal ends, and over the jump that is under way. */
export function toTheEnd(session: Pick<Session, 'stride'>): void {
  while (!session.stride());
}

/** Submits an input and, where it began a jump, lets the jump come to its end. */
export function submitted(
  session: Pick<Session, 'stride' | 'submit'>,
  input: Parameters<Session['submit']>[0],
): ReturnType<Session['submit']> {
  const answer = session.submit(input);
  toTheEnd(session);
  return answer;
}
