/** What the lock screen asks for, and what the PC makes of a PIN and of a security key. */
import { domainMembershipOf } from '../../../join/domain-membership.ts';
import type { AskedFor } from '../../asked-for.ts';
import { credentialAsked, credentialsOf } from '../../credentials.ts';
import type { Work } from '../../define-flow.ts';
import { pinRulesOf } from '../../hello-policy.ts';
import type { OobeContext } from '../../oobe.events.ts';
import type { SetUpPc } from '../../set-up-pc.ts';
import { tryPin } from '../../windows-hello.ts';
import { useSecurityKey } from '../sign-in/work.ts';

/** The password of the lock screen: of an account of the domain where the PC is in one, else of who is named or typed. */
export function logonPassword(pc: SetUpPc, { signIn: { userName } }: OobeContext): AskedFor {
  return domainMembershipOf(pc.windows().machine.registry)
    ? { kind: 'domain-user', userName }
    : { kind: userName === '' ? 'form-user' : 'user', userPrincipalName: userName };
}

export function logonSecret(pc: SetUpPc, context: OobeContext): AskedFor {
  const asked = credentialAsked(context, credentialsOf(pc.windows(), context));
  return asked === 'pin'
    ? { kind: 'pin', rules: pinRulesOf(pc.windows().deployment.tree) }
    : logonPassword(pc, context);
}

/** The TPM says whether the PIN is right; Windows lets its user in with or without a network. */
export const unlockWithPin: Work = function* (pc, { user, password: pin }) {
  const verdict = yield* tryPin(pc.windows().machine, pin);
  if (verdict === 'right' && user) return { type: 'signed in', user };
  return { type: 'PIN refused', lockedOut: verdict === 'locked-out' };
};

/** Somebody else's key opens nothing here. */
export const unlockWithKey: Work = function* (pc, context) {
  const event = yield* useSecurityKey(pc, context);
  return event.type === 'signed in' && event.user.id !== context.user?.id
    ? { type: 'sign-in refused', problem: { key: 'sign-in.no-security-key' } }
    : event;
};
