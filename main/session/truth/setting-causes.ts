/** What else a scenario sets otherwise than it should be: image, clock, registration, people, the company's servers. */
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import { seconds } from '../../world/time.ts';
import type { HardwareProfile } from '../../device/hardware/hardware-profile.ts';
import { attestationServiceCauses, chipCauses } from './chip-causes.ts';
import { writeCause } from './write-causes.ts';
import type { Cause } from './cause.ts';
import { byPassage, causeOf } from './cause.ts';

/** A clock that is off by less is nobody's trouble. */
export const noticed = seconds(60);

const connectors: Readonly<Record<Scenario['onPremises']['connector'], string>> = {
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

function registrationCauses({ registration, services }: Scenario, serialNumber: string): Cause[] {
  const cause = causeOf('registration');
  return [
    ...when(registration === null, () =>
      cause('none', 'the PC is not registered with Autopilot', unanswered),
    ),
    ...when(registration?.mainboard === 'replaced', () =>
      cause('mainboard', 'the PC was registered before a repair gave it another mainboard', unanswered),
    ),
    ...when(services.registeredElsewhere.includes(serialNumber), () =>
      cause('elsewhere', 'another tenant has registered the PC', unanswered),
    ),
  ];
}

function onPremisesCauses({ onPremises, registration }: Scenario, { domain }: Cloud): Cause[] {
  if (!domain || registration === null) return [];
  const cause = causeOf('on-premises');
  const { connector, syncMinutes, serviceConnectionPoint } = onPremises;
  return [
    ...when(connector !== 'running', () => cause('connector', connectors[connector])),
    ...when(syncMinutes === null, () => cause('sync', 'Entra Connect does not run')),
    ...when(!serviceConnectionPoint, () =>
      cause('connection point', `${domain.name} has no service connection point`),
    ),
  ];
}

/** Causes that hold from the beginning. */
export function settingCauses(scenario: Scenario, cloud: Cloud, hardware: HardwareProfile): Cause[] {
  const { serialNumber } = hardware;
  const { disabledServices, edition, clockSkewSeconds, mfa, user, before } = scenario;
  const person = [...cloud.directory.users.values()].find(
    ({ userPrincipalName }) => userPrincipalName.toLowerCase() === user.toLowerCase(),
  );
  return [
    ...disabledServices.map((given) => {
      const { name, from = null } = typeof given === 'string' ? { name: given } : given;
      return causeOf('image')(
        `service ${name.toLowerCase()}`,
        `the service ${name} is switched off in the image${from ? ' while the technician’s part runs' : ''}`,
        byService(name),
      );
    }),
    ...when(edition === 'home', () => causeOf('image')('edition', 'the image is Windows Home')),
    ...when(Math.abs(seconds(clockSkewSeconds)) > noticed, () =>
      causeOf('clock')(
        'skew',
        `the PC’s clock is ${Math.abs(clockSkewSeconds)} s ${clockSkewSeconds > 0 ? 'ahead' : 'behind'}`,
        byPassage(
          ({ obstruction, host, status = 0 }) =>
            obstruction?.kind === 'clock' ||
            (host === hosts.attestation && status === 401) ||
            (host === hosts.login && status >= 400),
        ),
      ),
    ),
    ...registrationCauses(scenario, serialNumber),
    ...when(person !== undefined && !person.intuneLicence, () =>
      causeOf('licence', 'tenant')(
        user,
        `${user} has no licence with Intune`,
        byPassage(({ host, status }) => host === hosts.agentGateway && status === 403),
      ),
    ),
    ...onPremisesCauses(scenario, cloud),
    ...chipCauses(hardware),
    ...attestationServiceCauses(scenario),
    ...when(typeof mfa === 'object' && mfa.answer !== 'approve', () =>
      causeOf('phone')('answer', 'the user’s phone does not approve the number match'),
    ),
    ...before.map((write, index) => writeCause(write, index + 1, 'scenario')),
  ];
}
