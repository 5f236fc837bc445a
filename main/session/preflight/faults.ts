/** Causes that a preflight can set in the world of each kind: what the network, the company's servers or an app do. */
import { BadInputError } from '../../../shared/failures.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';

export interface Fault {
  readonly id: string;
  /** For an administrator: what is wrong. */
  readonly title: string;
  readonly change: (scenario: Scenario, tenant: Tenant) => Scenario;
}

const network =
  (more: Partial<Scenario['network']>): Fault['change'] =>
  (scenario) => ({
    ...scenario,
    network: { ...scenario.network, ...more },
  });
const onPremises =
  (more: Partial<Scenario['onPremises']>): Fault['change'] =>
  (scenario) => ({
    ...scenario,
    onPremises: { ...scenario.onPremises, ...more },
  });

const faults: readonly Fault[] = [
  {
    id: 'slow-line',
    title: 'the line has 2 Mbit/s',
    change: network({ megabitsPerSecond: 2 }),
  },
  {
    id: 'tls-inspection',
    title: 'a proxy opens the traffic of the enrolment',
    change: network({ inspectedHosts: ['enrollment.manage.microsoft.com'] }),
  },
  {
    id: 'attestation-blocked',
    title: 'the firewall blocks the attestation of TPMs',
    change: network({ blockedHosts: ['*.microsoftaik.azure.net'] }),
  },
  {
    id: 'content-blocked',
    title: 'the firewall blocks the hosts of app content',
    change: network({
      blockedHosts: [
        'swda01-mscdn.manage.microsoft.com',
        'officecdn.microsoft.com',
        'cdn.winget.microsoft.com',
      ],
    }),
  },
  {
    id: 'clock-behind',
    title: 'the PC’s clock is two days behind, and no time server answers',
    change: (scenario) => ({
      ...scenario,
      clockSkewSeconds: -2 * 86_400,
      network: { ...scenario.network, blockedHosts: ['time.windows.com'] },
    }),
  },
  {
    id: 'apps-fail',
    title: 'every installer ends with 1603',
    change: (scenario, { apps }) => ({
      ...scenario,
      apps: Object.fromEntries(apps.map(({ id }) => [id, { exitCode: 1603 }])),
    }),
  },
  {
    id: 'number-match',
    title: 'signing in asks for a number match, which the user approves',
    change: (scenario) => ({ ...scenario, mfa: true }),
  },
  {
    id: 'connector-offline',
    title: 'the Intune Connector for Active Directory is offline',
    change: onPremises({ connector: 'offline' }),
  },
  {
    id: 'outside-the-office',
    title: 'no domain controller is in reach',
    change: onPremises({ reachable: false }),
  },
];

export const faultIds: readonly string[] = faults.map(({ id }) => id);

/** In words, e.g. 'the line has 2 Mbit/s'. */
export const faultTitle = (id: string): string => faults.find((fault) => fault.id === id)?.title ?? id;

export const faultOf = (id: string): Fault => {
  const found = faults.find((fault) => fault.id === id);
  if (found) return found;
  throw new BadInputError('There is no such fault', id, `Choose from ${faultIds.join(', ')}, or all.`);
};
