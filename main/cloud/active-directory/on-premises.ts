/** The company's own side of a hybrid join: domain, controller, Intune connector and Entra Connect. */
import type { Service } from '../../world/internet/http.ts';
import { iso } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import type { Directory } from '../directory/directory.ts';
import type { EntraDevice } from '../directory/records.ts';
import { hybridRegistered } from '../intune/hybrid-device.ts';
import type { Enrolments } from '../intune/enrolments.ts';
import { answer } from '../services/service.ts';
import { locatorName } from '../../protocols/active-directory/active-directory.messages.ts';
import { ActiveDirectoryDomain } from './domain.ts';
import { controllerAnswer, locatorAnswer } from './domain-controller.service.ts';
import { DomainJoinRequests } from '../intune/domain-join-requests.ts';
import { domainNameOf } from './domain-users.ts';
import { EntraConnect } from './entra-connect.ts';
import { hybridJoinAnswer } from './hybrid-join.service.ts';
import { IntuneConnector } from './intune-connector.ts';
import type { OnPremisesSettings } from '../settings/on-premises-settings.ts';

export interface OnPremises {
  /** Undefined for a company without Active Directory. */
  readonly domain: ActiveDirectoryDomain | undefined;
  readonly requests: DomainJoinRequests;
  /** Registers members of the domain with Entra ID. */
  readonly hybridJoin: Service;
  /** Hosts of the company's network. */
  readonly hosts: readonly [host: string, service: Service][];
  /** The settings have changed. */
  resume(): void;
  records(): OnPremisesRecords;
  /** For the state digest. */
  state(): unknown;
}
export type OnPremisesRecords = ReturnType<typeof recordsOf>;

export interface OnPremisesPorts {
  readonly world: World;
  readonly directory: Directory;
  readonly enrolments: Enrolments;
  /** What they are at the moment. */
  readonly settings: () => OnPremisesSettings;
  /** Entra's certificate for a device. */
  readonly certify: (device: EntraDevice, spki: Uint8Array) => Uint8Array;
}

/** Without a domain there are no hosts, and the connector counts as not installed. */
export function createOnPremises(ports: OnPremisesPorts): OnPremises {
  const { world, directory, enrolments, settings, certify } = ports;
  const name = settings().domain || domainNameOf(directory.tenant);
  const domain =
    name === ''
      ? undefined
      : new ActiveDirectoryDomain(name, world.random('active directory'), () => directory.users.values());
  const connect = new EntraConnect(world, directory, settings);
  const connector = new IntuneConnector(world, domain, settings);
  const requests = new DomainJoinRequests(world, directory, (request) => connector.take(request));

  function registered(device: EntraDevice): void {
    const computer = domain?.computers.find(({ objectGUID }) => objectGUID === device.deviceId);
    if (computer) hybridRegistered(enrolments, directory, computer.managedDeviceId, device);
  }

  return {
    domain,
    requests,
    hybridJoin: answer((request) =>
      hybridJoinAnswer(request, {
        world,
        directory,
        certificateOf: (deviceId) => connect.certificateOf(deviceId),
        certify,
        registered,
      }),
    ),
    hosts: domain
      ? [
          [locatorName(domain.name), answer(() => locatorAnswer(domain))],
          [
            domain.controller,
            answer((request) =>
              controllerAnswer(request, {
                domain,
                organization: directory.tenant.organization,
                serviceConnectionPoint: settings().serviceConnectionPoint,
                changed: (computer) => connect.changed(computer),
              }),
            ),
          ],
        ]
      : [],
    resume() {
      connect.resume();
      connector.resume();
    },
    records: () => recordsOf(domain, connector, requests),
    state: () => ({
      domain: domain?.state(),
      connect: connect.state(),
      connector: connector.records(),
      requests: requests.state(),
    }),
  };
}

const recordsOf = (
  domain: ActiveDirectoryDomain | undefined,
  connector: IntuneConnector,
  requests: DomainJoinRequests,
) => ({
  domain: domain?.name ?? '',
  computers: (domain?.computers ?? []).map(
    ({ name, objectGUID, distinguishedName, created, userCertificate }) => ({
      name,
      objectGUID,
      distinguishedName,
      created: iso(created),
      hasCertificate: userCertificate !== null,
    }),
  ),
  connector: connector.records(),
  domainJoinRequests: requests.records(),
});
