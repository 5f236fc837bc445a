/** What else a scenario sets otherwise than it should be: image, clock, registration, people, the company's servers. */
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { passThroughTroubles } from '../../cloud/settings/on-premises-settings.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import { seconds } from '../../world/time.ts';
import type { OnPremisesSettings } from '../../cloud/settings/on-premises-settings.ts';
import type { Pc } from '../../device/pc.types.ts';
import { attestationServiceCauses, chipCauses } from './chip-causes.ts';
import type { Cause } from './cause.ts';
import { byPassage, causeOf } from './cause.ts';

/** A clock that is off by less is nobody's trouble. */
const noticed = seconds(60);

export const isClockRight = ({ levers }: Pc): boolean => Math.abs(levers.clockSkew) <= noticed;

const connectors: Readonly<Record<OnPremisesSettings['connector'], string>> = {
  running: '',
  offline: 'the Intune Connector for Active Directory is offline',
  'not-installed': 'no Intune Connector for Active Directory is installed',
  'no-rights': 'the Intune Connector for Active Directory may not create computers there',
  'quota-reached': 'the account of the Intune Connector has joined as many computers as it may',
};

const when = (holds: boolean, cause: () => Cause): Cause[] => (holds ? [cause()] : []);

const byService = (service: string): Cause['feltAt'] => {
  const wanted = service.toLowerCase();
  return (sign) =>
    sign.kind === 'service refused' && sign.service.toLowerCase() === wanted ? sign.service : undefined;
};

const unanswered = byPassage(
  ({ host, status = 0 }) => (host === hosts.ztd || host === hosts.live) && status >= 400,
);

function registrationCauses({ registration }: Scenario, { settings }: Cloud, serialNumber: string): Cause[] {
  const cause = causeOf('registration');
  return [
    ...when(registration === null, () =>
      cause('none', 'the PC is not registered with Autopilot', unanswered),
    ),
    ...when(registration?.mainboard === 'replaced', () =>
      cause('mainboard', 'the PC was registered before a repair gave it another mainboard', unanswered),
    ),
    ...when(settings.registeredElsewhere.includes(serialNumber), () =>
      cause('elsewhere', 'another tenant has registered the PC', unanswered),
    ),
  ];
}

function onPremisesCauses({ registration }: Scenario, { domain, settings }: Cloud): Cause[] {
  if (!domain || registration === null) return [];
  const cause = causeOf('on-premises');
  const { connector, syncInterval, serviceConnectionPoint } = settings.onPremises;
  return [
    ...when(connector !== 'running', () => cause('connector', connectors[connector])),
    ...when(syncInterval === null, () => cause('sync', 'Entra Connect does not run')),
    ...when(!serviceConnectionPoint, () =>
      cause('connection point', `nobody has created the service connection point of ${domain.name}`),
    ),
  ];
}

function passThroughCauses({ settings: { onPremises } }: Cloud): Cause[] {
  if (onPremises.passThrough === null) return [];
  const [number, words] = passThroughTroubles[onPremises.passThrough];
  return [
    causeOf('on-premises')(
      'pass-through',
      `${words.charAt(0).toLowerCase()}${words.slice(1)} (AADSTS${number})`,
      byPassage(({ host, status = 0 }) => host === hosts.login && status >= 400),
    ),
  ];
}

/** Everything but network and programs. */
export function settingCauses(scenario: Scenario, cloud: Cloud, pc: Pc): Cause[] {
  const { hardware, edition } = pc.machine;
  const { clockSkew, secondFactor, disabledServices } = pc.levers;
  const { user } = scenario;
  const person = [...cloud.directory.users.values()].find(
    ({ userPrincipalName }) => userPrincipalName.toLowerCase() === user.toLowerCase(),
  );
  const ahead = Math.round(clockSkew / 1_000);
  return [
    ...disabledServices.map(({ name, from }) =>
      causeOf('image')(
        `service ${name.toLowerCase()}`,
        `the service ${name} is switched off in the image${from ? ' while the technician’s part runs' : ''}`,
        byService(name),
      ),
    ),
    ...when(edition === 'home', () => causeOf('image')('edition', 'the image is Windows Home')),
    ...when(!isClockRight(pc), () =>
      causeOf('clock')(
        'skew',
        `the PC’s clock is ${Math.abs(ahead)} s ${ahead > 0 ? 'ahead' : 'behind'}`,
        byPassage(
          ({ obstruction, host, status = 0 }) =>
            obstruction?.kind === 'clock' ||
            (host === hosts.attestation && status === 401) ||
            (host === hosts.login && status >= 400),
        ),
      ),
    ),
    ...registrationCauses(scenario, cloud, hardware.serialNumber),
    ...when(person !== undefined && !person.intuneLicence, () =>
      causeOf('licence', 'tenant')(
        user,
        `${user} has no licence with Intune`,
        byPassage(({ host, status }) => host === hosts.agentGateway && status === 403),
      ),
    ),
    ...onPremisesCauses(scenario, cloud),
    ...passThroughCauses(cloud),
    ...chipCauses(hardware),
    ...attestationServiceCauses(cloud.settings),
    ...when(cloud.settings.graphThrottled !== null, () =>
      causeOf('service')(
        'graph throttled',
        `Microsoft Graph is asked too often and turns clients away for ${cloud.settings.graphThrottled} s at a time`,
        byPassage(({ host, status }) => host === hosts.graph && status === 429),
      ),
    ),
    ...when(cloud.settings.asksEverybodyForMfa && secondFactor.answer !== 'approve', () =>
      causeOf('phone')('answer', 'the user’s phone does not approve the number match'),
    ),
  ];
}
