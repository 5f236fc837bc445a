/** login.microsoftonline.com: where a user name leads, the tenant's branding, and tokens (entra.messages.ts). */
import type { TenantBranding, UserRealm } from '../../protocols/entra/entra.messages.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import { json, splitUrl, text } from '../../world/internet/http.ts';
import { federationHost } from '../services/hosts.ts';
import type { Directory } from '../directory/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Stands for the tenant of every other organisation. */
const anotherTenant = '7c1d3f1c-0000-4000-8000-00000000e15e';

/**
 * Answers requests whose path it knows; `token` answers those to the token endpoint, `otherOrganizations` are the domains
 * of people who have another tenant.
 */
export function signInAnswer(
  request: HttpRequest,
  directory: Directory,
  otherOrganizations: readonly string[],
  token: (request: HttpRequest) => HttpResponse,
): HttpResponse {
  const { tenant } = directory;
  const [first = '', second = '', third = ''] = splitUrl(request.url).path.slice(1).split('/').map(decoded);
  if (request.method === 'GET' && first === 'common' && second === 'userrealm')
    return json(realm(third, directory, otherOrganizations));
  const known = isTenant(first, tenant);
  if (request.method === 'GET' && second === 'branding')
    return known ? json(branding(tenant)) : text('Not Found', 404);
  if (request.method === 'POST' && second === 'oauth2' && third === 'token' && (known || first === 'common'))
    return token(request);
  return text('Not Found', 404);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const isTenant = (name: string, { organization }: Tenant): boolean =>
  name.toLowerCase() === organization.id.toLowerCase() || organization.domains.includes(name.toLowerCase());

function realm(
  userPrincipalName: string,
  directory: Directory,
  otherOrganizations: readonly string[],
): UserRealm {
  const { organization } = directory.tenant;
  const DomainName = userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1).toLowerCase();
  if (otherOrganizations.some((domain) => domain.toLowerCase() === DomainName))
    return { NameSpaceType: 'Managed', DomainName, TenantId: anotherTenant };
  const NameSpaceType = organization.federatedDomains.includes(DomainName) ? 'Federated' : 'Managed';
  const user = directory.userByName(userPrincipalName);
  const hasPass = user !== undefined && directory.accessPasses.of(user.id) !== undefined;
  return organization.domains.includes(DomainName)
    ? {
        NameSpaceType,
        DomainName,
        TenantId: organization.id,
        ...(NameSpaceType === 'Federated'
          ? { AuthURL: `https://${federationHost(DomainName)}/adfs/ls` }
          : { IfExistsResult: user === undefined ? 1 : 0 }),
        // It goes before the organisation's own sign-in.
        ...(hasPass ? { HasAccessPass: true } : {}),
      }
    : { NameSpaceType: 'Unknown', DomainName, TenantId: '' };
}

const branding = ({ organization, branding: own }: Tenant): TenantBranding => ({
  displayName: organization.displayName,
  ...own.usual,
  ...(own.byLanguage.size === 0 ? {} : { localizations: Object.fromEntries(own.byLanguage) }),
});
