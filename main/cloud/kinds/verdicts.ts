/** What each app and policy of a tenant is for a kind: reached or not, by whom, in which part, and whether a page waits. */
import type { AppVerdict, PolicyVerdict } from '../../../shared/preflight/preflight-report.ts';
import type { Audience } from '../directory/targeting.ts';
import { resolveIntent } from '../intune/engine/app-intent.ts';
import type { Phase } from '../intune/engine/app-plan.ts';
import type { App } from '../tenant/tenant.ts';
import type { Policy } from '../tenant/policy.ts';
import type { NameOf } from '../tenant/assignment-words.ts';
import { explain } from './explain.ts';
import type { KindPlan } from './kind-plan.ts';

const none = { reached: false, intent: 'none', part: null, flow: null, blocking: false } as const;

const devicePhases: readonly Phase[] = ['technician', 'user-device'];

export function appVerdict(
  app: App,
  { parts, signedIn }: KindPlan,
  nameOf: NameOf,
  cutOff = false,
): AppVerdict {
  const phases = Object.entries(parts) as [Phase, KindPlan['parts'][Phase]][];
  const planned = phases.flatMap(([phase, { apps }]) =>
    apps.flatMap((one) => (one.app.id === app.id ? [{ ...one, phase }] : [])),
  );
  const [first] = planned;
  const { by, device } = explain(assignmentsThatCount(app, signedIn), signedIn, nameOf, cutOff);
  const intent = intentOf(app, signedIn);
  if (intent === 'none' && device)
    return { ...none, by: `offered to ${by}, and what is offered reaches users alone` };
  if (!first)
    return {
      reached: intent === 'available',
      by: intent === 'required' ? `${by}, but another app takes its place` : by,
      intent: intent === 'required' ? 'none' : intent,
      part: null,
      flow: null,
      blocking: false,
    };
  return {
    reached: first.action === 'install',
    by: first.action === 'conflict' ? `${by}, but it takes the place of what another app needs` : by,
    intent: first.action === 'uninstall' ? 'uninstall' : 'required',
    part: devicePhases.includes(first.phase) ? 'device-setup' : 'account-setup',
    flow: first.phase === 'technician' ? 'technician' : 'user',
    blocking: planned.some(({ blocking }) => blocking),
  };
}

function intentOf(app: App, audience: Audience): AppVerdict['intent'] {
  const { install, uninstall, available } = resolveIntent(app, audience);
  return install ? 'required' : uninstall ? 'uninstall' : available ? 'available' : 'none';
}

/** Those of the intent that wins; all of them where none reaches. */
function assignmentsThatCount({ assignments, ...app }: App, audience: Audience): App['assignments'] {
  const winner = intentOf({ assignments, ...app }, audience);
  if (winner === 'none') {
    const required = assignments.filter(({ intent }) => intent === 'required');
    return required.length > 0 ? required : assignments;
  }
  return assignments.filter(({ intent }) => intent.startsWith(winner));
}

export function policyVerdict(
  policy: Policy,
  { parts, signedIn }: KindPlan,
  nameOf: NameOf,
  cutOff = false,
): PolicyVerdict {
  const { by, device, user } = explain(policy.assignments, signedIn, nameOf, cutOff);
  const inDevicePart = parts['user-device'].policies.some((one) => one.policy.id === policy.id);
  const afterSignIn = policy.kind === 'script' && policy.context === 'user';
  return {
    reached: device || user,
    by,
    part: device || user ? (inDevicePart && !afterSignIn ? 'device-setup' : 'account-setup') : null,
  };
}
