/** Which service answers at which host: the whole cloud on one screen. */
import type { Service } from '../world/internet/http.ts';
import type { World } from '../world/world.ts';
import type { OnPremises } from './active-directory/on-premises.ts';
import type { AikService } from './attestation/aik.service.ts';
import { ekCertificateService } from './attestation/ek-certificate.service.ts';
import type { MakersCa } from './attestation/makers-ca.ts';
import type { AttestationService } from './autopilot/attestation.service.ts';
import type { TicketAuthority } from './autopilot/ticket-authority.ts';
import { liveService, ztdService } from './autopilot/ztd.service.ts';
import type { Directory } from './directory/directory.ts';
import type { JoinService } from './entra/join.service.ts';
import { signInAnswer } from './entra/sign-in.service.ts';
import type { Graph } from './graph/graph.service.ts';
import type { Federation } from './entra/federation.ts';
import type { SignInGate } from './entra/sign-in-gate.ts';
import type { TokenAuthority } from './entra/token-authority.ts';
import { tokenAnswer } from './entra/token.service.ts';
import { federationHost, hosts } from './services/hosts.ts';
import { isPortalRequest, portalAnswer } from './intune/company-portal.service.ts';
import { contentService } from './intune/content/content.service.ts';
import { storeSourceService } from './intune/content/store-source.service.ts';
import type { Content } from './intune/content/packages.ts';
import type { DmServer } from './intune/dm-server.service.ts';
import type { Enrolments } from './intune/enrolments.ts';
import type { EnrolmentService } from './intune/enrolment/enrolment.service.ts';
import type { ImeGateway } from './intune/ime-gateway.service.ts';
import type { Ndes } from './intune/ndes.service.ts';
import { answer } from './services/service.ts';
import type { CloudSettings } from './settings/settings.ts';
import type { TermsService } from './intune/terms.service.ts';
import type { App } from './tenant/tenant.ts';
import {
  connectTestService,
  galleryService,
  packageProviderService,
  timeService,
  updateService,
} from './windows-hosts.ts';

/** What the services share. */
export interface CloudServices {
  readonly directory: Directory;
  readonly enrolments: Enrolments;
  readonly makers: MakersCa;
  readonly tickets: TicketAuthority;
  readonly tokens: TokenAuthority;
  readonly gate: SignInGate;
  readonly federation: Federation;
  readonly aik: AikService;
  readonly attestation: AttestationService;
  readonly join: JoinService;
  readonly onPremises: OnPremises;
  readonly terms: TermsService;
  readonly enrolment: EnrolmentService;
  readonly dmServer: DmServer;
  readonly imeGateway: ImeGateway;
  readonly ndes: Ndes;
  readonly graph: Graph;
  readonly contentOf: (app: App) => Content;
  readonly settings: Pick<CloudSettings, 'otherOrganizations'>;
}

/** Hosts in the spelling of `hosts.ts`, each with its service. */
export function internetMap(world: World, services: CloudServices): [host: string, service: Service][] {
  const { enrolments, directory, makers, tickets, tokens, gate, federation, join, ndes, onPremises } =
    services;
  const { hybridJoin } = onPremises;
  const joinedBy = (userId: string): string | undefined => join.joinedBy(userId);
  const portal = answer((request) => portalAnswer(request, { world, directory, enrolments }));
  const content = contentService(directory, services.contentOf);
  const own: [host: string, service: Service][] = [
    [hosts.connectTest, connectTestService],
    [hosts.time, timeService(world)],
    [hosts.update, updateService],
    [hosts.gallery, galleryService],
    [hosts.packageProviders, packageProviderService],

    [hosts.live, liveService(world, tickets)],
    [hosts.ztd, ztdService(world, directory, tickets)],
    [hosts.attestation, services.attestation.serve],

    [hosts.intelEk, ekCertificateService(makers)],
    [hosts.amdEk, ekCertificateService(makers)],
    [hosts.qualcommEk, ekCertificateService(makers)],
    [hosts.aik, services.aik.serve],

    [
      hosts.login,
      answer((request) =>
        signInAnswer(request, directory, services.settings.otherOrganizations, (order) =>
          tokenAnswer(order, { world, directory, tokens, tickets, gate, joinedBy }),
        ),
      ),
    ],
    ...directory.tenant.organization.federatedDomains.map((domain): [string, Service] => [
      federationHost(domain),
      answer((request) => federation.answer(request)),
    ]),
    [hosts.registration, (request) => (request.method === 'PUT' ? hybridJoin : join.serve)(request)],
    ...onPremises.hosts,

    [hosts.enrolment, services.enrolment.serve],
    [hosts.portal, services.terms.serve],
    [hosts.management, services.dmServer.serve],
    [
      hosts.agentGateway,
      (request) => (isPortalRequest(request) ? portal(request) : services.imeGateway.serve(request)),
    ],
    [hosts.content, content],
    [hosts.office, content],
    [hosts.store, storeSourceService(directory)],
    [hosts.winget, content],

    [hosts.graph, services.graph.serve],
  ];
  const taken = new Set(own.map(([host]) => host));
  // A tenant that names one of our hosts as its SCEP server gets no server there.
  const scep = [...ndes.services].filter(([host]) => !taken.has(host));
  return [...own, ...scep];
}
