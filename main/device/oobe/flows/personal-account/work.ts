/** Looking for a personal account. */
import { realmOf } from '../../../join/user-token.ts';
import type { Work } from '../../define-flow.ts';
import type { OobeEvent } from '../../oobe.events.ts';

/**
 * A personal account is looked for. There is none in a rehearsal: a work account is sent to the other choice, any
 * other name is not known; without an answer the sign-in fails.
 */
export const lookUpPersonalAccount: Work = function* (pc, { signIn: { userName } }) {
  const refuse = (key: string): OobeEvent => ({ type: 'sign-in refused', problem: { key } });
  if (userName === '') return refuse('sign-in.empty');
  const realm = yield* realmOf(pc.windows().machine, userName);
  if ('code' in realm) return { type: 'personal sign-in failed' };
  return refuse(realm.NameSpaceType === 'Unknown' ? 'sign-in.no-such-account' : 'sign-in.work-account');
};
