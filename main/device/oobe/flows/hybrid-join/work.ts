/** The domain: whether a controller is in reach, and a sign-in to it. */
import { reachDomain as reachTheDomain } from '../../../join/domain-connectivity.ts';
import { signInToDomain as signInToTheDomain } from '../../../join/domain-sign-in.ts';
import type { Work } from '../../define-flow.ts';
import { reporting, telling } from '../../reporting.ts';

export const reachDomain: Work = (pc) =>
  reporting(telling(reachTheDomain(pc.windows().machine), { type: 'domain reached' }));

/** The lock screen's sign-in, whose credentials a federated tenant takes too; the user name as typed. */
export const signInToDomain: Work = function* (pc, { signIn: { userName }, password }) {
  const { machine, deployment } = pc.windows();
  const outcome = yield* signInToTheDomain(machine, userName, password);
  if (outcome.kind === 'refused')
    return { type: 'sign-in refused', problem: { key: `lock-screen.problem.${outcome.problem}` } };
  const { userPrincipalName, displayName, objectSid, domain, sAMAccountName } = outcome.logon;
  deployment.rememberLogon(password);
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
};
