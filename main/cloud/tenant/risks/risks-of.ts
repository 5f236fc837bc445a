/** What is risky for one kind, by the published rules on apps and by the table of policies. */
import type { Policy } from '../policy.ts';
import { obstaclesOf } from '../policy-judgement.ts';
import type { Tenant } from '../tenant.ts';
import { chosenForNobody } from './chosen-for-nobody.ts';
import { mixedExclusions } from './mixed-exclusions.ts';
import { neverReaches } from './never-reaches.ts';
import { riskRules } from './risk-rules.ts';
import { counting, type Risk, type RiskSubject } from './risk.ts';

/** By the rules on apps and pages alone. */
export const appRisksOf = (subject: RiskSubject): readonly Risk[] =>
  riskRules.flatMap(({ id, source, remedy, find }) =>
    find(subject).map((finding) => ({ id, source, ...finding, remedy })),
  );

/** `policies`: those that reach the device before somebody has signed in. */
export const risksOf = (subject: RiskSubject, policies: readonly Policy[]): readonly Risk[] => [
  ...appRisksOf(subject),
  ...obstacles(policies, subject.hybrid),
];

/** Of what the tenant assigns, whatever the kind of device. */
export const risksOfObjects = (tenant: Tenant): readonly Risk[] => [
  ...mixedExclusions(tenant),
  ...neverReaches(tenant),
  ...chosenForNobody(tenant),
];

const policySource =
  'Microsoft, Windows Autopilot troubleshooting FAQ and known issues (facts/policies#policies-that-break-the-set-up, facts/restarts)';

/** One for each policy and what it does; a baseline has dozens of settings that do the same. */
function obstacles(policies: readonly Policy[], hybrid: boolean): readonly Risk[] {
  const alike = Map.groupBy(obstaclesOf(policies, hybrid), ({ policy, effect }) => `${effect} ${policy}`);
  return [...alike.values()].flatMap((settings) => {
    const [first] = settings;
    if (!first) return [];
    const { policy, effect, onlyWith, does, remedy } = first;
    const nodes = settings.map(({ uri }) => uri.replace(/^.*\/MSFT\//i, ''));
    const when = onlyWith === 'restart' ? ', once something restarts the PC' : '';
    return [
      {
        id: effect,
        source: policySource,
        ...counting(nodes, (named) => `${policy}: ${named} ${does}${when}`),
        remedy,
      },
    ];
  });
}
