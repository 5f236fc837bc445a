/** Begins another rehearsal, and tells how that ended. */
import type { Submitted } from '../../../shared/bridge.ts';
import { words } from '../words.ts';

export async function begun(asked: Promise<Submitted>, tell: (text: string) => void): Promise<void> {
  const answer = await asked.catch(() => null);
  if (answer === null) tell(words('failed'));
  else tell(answer.accepted ? words('accepted') : words('refused', answer.reason));
}
