/** The number match on the user's phone: what a scenario lets the phone answer, and the request's own limit. */
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import type { SimDuration } from '../../world/time.ts';
import { seconds } from '../../world/time.ts';
import type { OobeEvent } from './oobe.events.ts';

export type PhoneAnswer = 'approve' | 'deny';

export interface SecondFactor {
  /** 'none': nobody touches the phone, or the instructor answers. */
  readonly answer: PhoneAnswer | 'none';
  readonly after: SimDuration;
}

/**
 * How long Entra waits for a phone. No source tells; a minute is what users see
 * (facts/set-up-pages#windows-hello).
 */
const requestLimit = seconds(60);

export const answerEvent = (answer: PhoneAnswer): OobeEvent => ({
  type: answer === 'approve' ? 'number approved' : 'number denied',
});

export function* answerOfThePhone({ answer, after }: SecondFactor): Process<OobeEvent> {
  if (answer === 'none' || after > requestLimit) {
    yield* sleep(requestLimit);
    return { type: 'number timed out' };
  }
  yield* sleep(after);
  return answerEvent(answer);
}
