/**
 * The MDM addresses that a join brings, by the tenant's automatic enrolment scope
 * (facts/enrolment#mdm-addresses).
 */
import type { JoinResponse } from '../../protocols/entra/entra.messages.ts';
import type { Directory } from '../directory/directory.ts';
import { hosts } from '../services/hosts.ts';
import type { MdmScope } from '../tenant/tenant.ts';

const intune = {
  enrollment: 'https://enrollment.manage.microsoft.com/enrollmentserver/discovery.svc',
  termsOfUse: `https://${hosts.portal}/TermsofUse.aspx`,
  compliance: `https://${hosts.portal}/?portalAction=Compliance`,
} as const;

type MdmAnswer = Pick<JoinResponse, 'MdmUrls' | 'MdmConfigurations'>;

/**
 * No addresses where the joiner is in no scope, and none where several MDM applications claim the joiner:
 * the PC cannot tell which one it belongs to (facts/enrolment#mdm-addresses: 0xC1036501).
 */
export function mdmUrls(directory: Directory, userId: string | undefined): MdmAnswer {
  const [scope, ...others] = scopesOf(directory, userId);
  if (!scope) return { MdmUrls: null };
  if (others.length > 0) return { MdmUrls: null, MdmConfigurations: others.length + 1 };
  return {
    MdmUrls: {
      enrollment: scope.discoveryUrl || intune.enrollment,
      termsOfUse: scope.termsOfUseUrl || intune.termsOfUse,
      compliance: scope.complianceUrl || intune.compliance,
    },
  };
}

/** The MDM applications that cover the user, or (undefined) a device that enrols by itself. */
export const scopesOf = (directory: Directory, userId: string | undefined): MdmScope[] =>
  [...directory.mdmScopes.values()].filter((scope) => isInScope(scope, directory, userId));

/** A device without a user is in scope unless the scope is 'none'. */
function isInScope(scope: MdmScope, directory: Directory, userId: string | undefined): boolean {
  if (scope.appliesTo === 'none') return false;
  if (scope.appliesTo === 'all' || userId === undefined) return true;
  const groups = directory.memberships.groupsOf(userId);
  return scope.includedGroups.some((id) => groups.has(id));
}
