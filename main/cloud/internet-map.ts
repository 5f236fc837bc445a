/** Which service answers at which host: the whole cloud on one screen. */
import type { Service } from '../world/internet/http.ts';
import type { World } from '../world/world.ts';
import type { CloudServices } from './cloud.ts';
import { ekCertificateService } from './attestation/ek-certificate.service.ts';
import { liveService, ztdService } from './autopilot/ztd.service.ts';
import { signInAnswer } from './entra/sign-in.service.ts';
import { tokenAnswer } from './entra/token.service.ts';
import { hosts } from './hosts.ts';
import { contentService } from './intune/content/content.service.ts';
import { ndesServices } from './intune/ndes.service.ts';
import { answer } from './service.ts';
import { connectTestService, timeService, updateService } from './windows-hosts.ts';

/** Hosts in the spelling of `hosts.ts`, each with its service. */
export function internetMap(world: World, services: CloudServices): [host: string, service: Service][] {
  const { directory, makers, tickets, tokens, join, challenges, onPremises } = services;
  const { hybridJoin } = onPremises;
  const joinedBy = (userId: string): string | undefined => join.joinedBy(userId);
  const content = contentService(directory, services.contentOf);
  const own: [host: string, service: Service][] = [
    [hosts.connectTest, connectTestService],
    [hosts.time, timeService(world)],
    [hosts.update, updateService],

    [hosts.live, liveService(world, tickets)],
    [hosts.ztd, ztdService(world, directory, tickets)],
    [hosts.attestation, services.attestation.serve],

    [hosts.intelEk, ekCertificateService(makers)],
    [hosts.amdEk, ekCertificateService(makers)],
    [hosts.aik, services.aik.serve],

    [
      hosts.login,
      answer((request) =>
        signInAnswer(request, directory.tenant, (order) =>
          tokenAnswer(order, { world, directory, tokens, tickets, joinedBy }),
        ),
      ),
    ],
    [hosts.registration, (request) => (request.method === 'PUT' ? hybridJoin : join.serve)(request)],
    ...onPremises.hosts,

    [hosts.enrolment, services.enrolment.serve],
    [hosts.portal, services.terms.serve],
    [hosts.management, services.dmServer.serve],
    [hosts.agentGateway, services.imeGateway.serve],
    [hosts.content, content],
    [hosts.office, content],
    [hosts.winget, content],
  ];
  const taken = new Set(own.map(([host]) => host));
  // A tenant that names one of our hosts as its SCEP server gets no server there.
  const ndes = [...ndesServices(world, directory, challenges)].filter(([host]) => !taken.has(host));
  return [...own, ...ndes];
}
