/** The MDM addresses that a join brings, by the tenant's automatic enrolment scope (intune-facts 2.2). */
import type { JoinResponse } from '../../protocols/entra/entra.messages.ts';
import type { Directory } from '../graph/directory.ts';
import type { MdmScope } from '../tenant/tenant.ts';

const intune = {
  enrollment: 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc',
  termsOfUse: 'https://portal.manage.microsoft.com/TermsofUse.aspx',
  compliance: 'https://portal.manage.microsoft.com/?portalAction=Compliance',
} as const;

/** null where the joiner is not in scope. A device without a user is in scope unless the scope is 'none'. */
export function mdmUrls(directory: Directory, userId: string | undefined): JoinResponse['MdmUrls'] {
  const scope = directory.tenant.mdmScopes.find((one) => isInScope(one, directory, userId));
  if (!scope) return null;
  return {
    enrollment: scope.discoveryUrl || intune.enrollment,
    termsOfUse: scope.termsOfUseUrl || intune.termsOfUse,
    compliance: scope.complianceUrl || intune.compliance,
  };
}

/** Whether automatic enrolment covers the user, or (undefined) a device that enrols by itself. */
export function isInScope(scope: MdmScope, directory: Directory, userId: string | undefined): boolean {
  if (scope.appliesTo === 'none') return false;
  if (scope.appliesTo === 'all' || userId === undefined) return true;
  const groups = directory.memberships.groupsOf(userId);
  return scope.includedGroups.some((id) => groups.has(id));
}
