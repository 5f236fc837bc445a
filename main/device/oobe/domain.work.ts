/** The work behind the pages of a hybrid join. */
import type { Process } from '../../world/process.ts';
import { reachDomain } from '../join/domain-connectivity.ts';
import { signInToDomain } from '../join/domain-sign-in.ts';
import type { Machine } from '../machine.ts';
import type { OobeEvent } from './oobe.events.ts';

export function* reachTheDomain(machine: Machine): Process<OobeEvent> {
  yield* reachDomain(machine);
  return { type: 'domain reached' };
}

/** The lock screen's sign-in; `userName` as typed. */
export function* domainSignIn(
  machine: Machine,
  { userName, proof }: { readonly userName: string; readonly proof: string },
): Process<OobeEvent> {
  const outcome = yield* signInToDomain(machine, userName, proof);
  if (outcome.kind === 'refused')
    return { type: 'sign-in refused', problem: { key: `lock-screen.problem.${outcome.problem}` } };
  const { userPrincipalName, displayName, objectSid, domain, sAMAccountName } = outcome.logon;
  return {
    type: 'signed in',
    user: {
      id: '',
      userPrincipalName,
      displayName,
      sid: objectSid,
      domainAccount: `${domain}\\${sAMAccountName}`,
    },
  };
}
