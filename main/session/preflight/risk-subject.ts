/** What the rules on risks look at, from the plan of a kind. */
import type { KindPlan } from '../../cloud/kinds/kind-plan.ts';
import type { Phase } from '../../cloud/intune/engine/app-plan.ts';
import type { RiskSubject, RiskyApp } from '../../cloud/tenant/risks/risk.ts';

export function riskSubject({ parts }: KindPlan, hybrid: boolean, megabitsPerSecond: number): RiskSubject {
  const installed = (phase: Phase, part: RiskyApp['part']): readonly RiskyApp[] =>
    parts[phase].apps.flatMap(({ app, action, blocking }) =>
      action === 'install' ? [{ app, blocking, part }] : [],
    );
  const first = installed('technician', 'device-setup');
  const known = new Set(first.map(({ app }) => app.id));
  // The user's flow has a device setup too, in which only what is new comes.
  const later = installed('user-device', 'device-setup').filter(({ app }) => !known.has(app.id));
  return {
    apps: [...first, ...later, ...installed('user-account', 'account-setup')],
    pages: [parts.technician.page, parts['user-account'].page],
    hybrid,
    megabitsPerSecond,
  };
}
