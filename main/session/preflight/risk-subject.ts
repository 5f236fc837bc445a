/** What the rules on risks look at, from the plan of a kind. */
import type { KindPlan } from '../../cloud/kinds/kind-plan.ts';
import type { Phase } from '../../cloud/intune/engine/app-plan.ts';
import type { RiskSubject } from '../../cloud/tenant/risks/risk.ts';

export function riskSubject({ parts }: KindPlan, hybrid: boolean, megabitsPerSecond: number): RiskSubject {
  const installed = (phase: Phase, part: 'device-setup' | 'account-setup') =>
    parts[phase].apps.flatMap(({ app, action, blocking }) =>
      action === 'install' ? [{ app, blocking, part }] : [],
    );
  return {
    apps: [...installed('technician', 'device-setup'), ...installed('user-account', 'account-setup')],
    pages: [parts.technician.page, parts['user-account'].page],
    hybrid,
    megabitsPerSecond,
  };
}
