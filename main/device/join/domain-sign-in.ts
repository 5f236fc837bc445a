/** Signing in to Windows with an account of the domain, or as somebody who has done so on this PC before. */
import { proves } from '../../../shared/session/secrets.ts';
import type { Logon } from '../../protocols/active-directory/active-directory.messages.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { systemEvents } from '../windows/events/other.catalogue.ts';
import type { Registry } from '../windows/registry.ts';
import { ownHive } from '../windows/registry.ts';
import { logOn } from './domain-controller.messenger.ts';
import { domainMembershipOf } from './domain-membership.ts';

export type DomainSignIn =
  | { readonly kind: 'signed-in'; readonly logon: Logon }
  /** What the lock screen says of it. */
  | { readonly kind: 'refused'; readonly problem: DomainSignInProblem };
type DomainSignInProblem = 'wrong-password' | 'domain-unavailable' | 'disabled' | 'no-trust';

/** Cached logons: who has signed in here can do so without a controller. */
const cacheKey = `${ownHive}\\DomainLogons`;

const logonKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Authentication\\LogonUI';

/** 'DOMAIN\user' of the account of a domain that has signed in last; undefined before one has. */
export const lastDomainUser = (registry: Registry): string | undefined =>
  registry.text(logonKey, 'LastLoggedOnUser');

/** Kerberos' refusals; unknown users and wrong passwords are told alike. */
const refusals: Readonly<Record<number, DomainSignInProblem>> = {
  6: 'wrong-password',
  7: 'no-trust',
  18: 'disabled',
  24: 'wrong-password',
};

/** `userName` as typed; `proof` stands for the password. */
export function* signInToDomain(machine: Machine, userName: string, proof: string): Process<DomainSignIn> {
  const membership = domainMembershipOf(machine.registry);
  if (!membership) return { kind: 'refused', problem: 'no-trust' };
  const verdict = yield* logOn(machine, membership, userName, proof);
  if (verdict.kind === 'logon') {
    const { logon } = verdict;
    machine.registry.setText(cacheKey, logon.sAMAccountName.toLowerCase(), JSON.stringify(logon));
    machine.registry.setText(logonKey, 'LastLoggedOnUser', `${logon.domain}\\${logon.sAMAccountName}`);
    return { kind: 'signed-in', logon };
  }
  if (verdict.kind === 'refused')
    return { kind: 'refused', problem: refusals[verdict.code] ?? 'wrong-password' };
  machine.eventLog.write(systemEvents.noSecureSession, {
    param1: membership.netBiosDomainName,
    param2: verdict.cause,
  });
  const cached = cachedLogon(machine, userName);
  if (!cached) return { kind: 'refused', problem: 'domain-unavailable' };
  return proves(proof, cached.userPrincipalName)
    ? { kind: 'signed-in', logon: cached }
    : { kind: 'refused', problem: 'wrong-password' };
}

function cachedLogon({ registry }: Machine, typed: string): Logon | undefined {
  const name = typed.trim().toLowerCase();
  return registry
    .values(cacheKey)
    .map((value) => JSON.parse(registry.text(cacheKey, value.name) ?? '{}') as Logon)
    .find(({ sAMAccountName, userPrincipalName, domain }) =>
      [sAMAccountName, userPrincipalName, `${domain}\\${sAMAccountName}`].some(
        (known) => known.toLowerCase() === name,
      ),
    );
}
