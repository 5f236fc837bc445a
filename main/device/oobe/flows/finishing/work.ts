/** The first sign-in, and whose password the lock screen asks for. */
import { sleep } from '../../../../world/process.ts';
import { domainMembershipOf } from '../../../join/domain-membership.ts';
import type { AskedFor } from '../../asked-for.ts';
import type { Work } from '../../define-flow.ts';
import type { OobeContext } from '../../oobe.events.ts';
import { telling } from '../../reporting.ts';
import type { SetUpPc } from '../../set-up-pc.ts';

export const prepareDesktop: Work = ({ timing }) => telling(sleep(timing.firstSignIn), { type: 'done' });

/** The password of the lock screen: of an account of the domain where the PC is in one, else of who is named or typed. */
export function logonPassword(pc: SetUpPc, { signIn: { userName } }: OobeContext): AskedFor {
  return domainMembershipOf(pc.windows().machine.registry)
    ? { kind: 'domain-user', userName }
    : { kind: userName === '' ? 'form-user' : 'user', userPrincipalName: userName };
}
