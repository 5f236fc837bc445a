/**
 * The domain's users: the tenant's users whom Graph calls synchronised from it (onPremisesDomainName,
 * onPremisesSamAccountName). An export without these properties does not tell: then every user is one.
 */
import { textOf } from '../tenant/graph-object.ts';
import type { Tenant, User } from '../tenant/tenant.ts';

export interface DomainUser {
  readonly sAMAccountName: string;
  readonly user: User;
}

/** Limit of sAMAccountName. */
const nameLimit = 20;

const domainOf = ({ source }: User): string => textOf(source, 'onPremisesDomainName').toLowerCase();
const localPart = ({ userPrincipalName }: User): string => userPrincipalName.split('@')[0] ?? '';

/** The domain that the tenant speaks of: its users', else that of a domain join profile; '' for none. */
export function domainNameOf({ users, policies }: Tenant): string {
  const ofUser = users.map(domainOf).find((domain) => domain !== '');
  const ofProfile = policies.flatMap((policy) =>
    policy.kind === 'domain-join' ? [policy.activeDirectoryDomainName.toLowerCase()] : [],
  );
  return ofUser ?? ofProfile.find((domain) => domain !== '') ?? '';
}

/** The users of a domain, in the order of the tenant. */
export function domainUsers(users: Iterable<User>, domain: string): DomainUser[] {
  const all = [...users];
  const told = all.some((user) => domainOf(user) !== '');
  return all
    .filter((user) => !told || domainOf(user) === domain.toLowerCase())
    .map((user) => ({
      user,
      sAMAccountName: (textOf(user.source, 'onPremisesSamAccountName') || localPart(user)).slice(
        0,
        nameLimit,
      ),
    }));
}
