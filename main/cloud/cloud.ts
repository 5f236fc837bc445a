/** The cloud of one rehearsal: tenant, records and services, attached to the world's internet. */
import type { GraphWrite } from '../../shared/session/input.ts';
import type { HashCsvRow } from '../protocols/autopilot/hash-csv.ts';
import type { HttpResponse } from '../world/internet/http.ts';
import type { World } from '../world/world.ts';
import { behavioursOf } from './intune/behaviours.ts';
import type { ActiveDirectoryDomain } from './active-directory/domain.ts';
import { createOnPremises, type OnPremisesRecords } from './active-directory/on-premises.ts';
import { AikAuthority } from './attestation/aik-authority.ts';
import { AikService } from './attestation/aik.service.ts';
import { MakersCa } from './attestation/makers-ca.ts';
import { AttestationService } from './autopilot/attestation.service.ts';
import { failedImports, registerDevices, type ImportResult } from './autopilot/registration.ts';
import { Synchronisation } from './autopilot/synchronisation.ts';
import { TicketAuthority } from './autopilot/ticket-authority.ts';
import { Federation } from './entra/federation.ts';
import { JoinService } from './entra/join.service.ts';
import { SignInGate } from './entra/sign-in-gate.ts';
import { TokenAuthority } from './entra/token-authority.ts';
import { Directory } from './directory/directory.ts';
import { restoreRecords } from './directory/restore-records.ts';
import type { GraphAnswer } from './graph/answers.ts';
import { applyGraphWrite } from './graph/graph-write.ts';
import { administer } from './graph/administer.ts';
import { Graph } from './graph/graph.service.ts';
import { GraphReader } from './graph/reader.ts';
import type { GraphRequest } from './graph/request.ts';
import { internetMap, type CloudServices } from './internet-map.ts';
import { Challenges } from './intune/challenges.ts';
import { contentOf, type Content } from './intune/content/packages.ts';
import { DmServer } from './intune/dm-server.service.ts';
import { EnrolmentService } from './intune/enrolment/enrolment.service.ts';
import { Enrolments } from './intune/enrolments.ts';
import { ImeGateway } from './intune/ime-gateway.service.ts';
import { createNdes } from './intune/ndes.service.ts';
import { TermsService } from './intune/terms.service.ts';
import { userJoined } from './intune/user-joined.ts';
import { cloudRecords, type CloudRecords } from './records-view.ts';
import { defaultSettings, type CloudSettings } from './settings/settings.ts';
import type { App, Tenant } from './tenant/tenant.ts';

export interface Cloud {
  readonly directory: Directory;
  /** The factories of TPM makers: a session asks them when it manufactures a PC. */
  readonly makers: MakersCa;
  /** The company's Active Directory domain; undefined where it has none. */
  readonly domain: ActiveDirectoryDomain | undefined;
  /** How quick, how strict and how well the services are at the moment. */
  readonly settings: CloudSettings;
  /** Puts a layer over that, for all that is asked from now on; the answer takes it away again. */
  cover(layer: (below: CloudSettings) => CloudSettings): () => void;
  /** A write that is simply there, as if it had always been: of a preparation, of a fault. The answer is Graph's. */
  graph(write: GraphWrite): GraphAnswer;
  /**
   * An administrator's write, as a request to Graph over the internet: traced, and kept back by what keeps others from
   * that host. The answer is Graph's; throws NetworkError where none comes.
   */
  administer(write: GraphWrite): GraphAnswer;
  /**
   * What a request that only reads comes to: not traced, and the world stays as it is. `moves` is another number as soon
   * as anything has moved. Throws NetworkError.
   */
  readGraph(request: GraphRequest, moves: number): HttpResponse;
  /**
   * Registers devices by their hashes. 'long-ago': groups, profiles and users are in step at once;
   * 'just-now': everything takes the services' time.
   */
  register(rows: readonly HashCsvRow[], when?: 'long-ago' | 'just-now'): ImportResult[];
  /** What the services keep, as plain JSON. */
  records(): CloudRecords & { readonly onPremises: OnPremisesRecords };
  /** All that the services remember, what nobody sees included: for the state digest. */
  state(): unknown;
}

export interface CloudOptions {
  readonly world: World;
  readonly tenant: Tenant;
  readonly settings?: Partial<CloudSettings>;
}

/** Makes the services and attaches them to the internet; what a tenant registered long ago is in step at once. */
export function createCloud({ world, tenant, settings: own = {} }: CloudOptions): Cloud {
  const uncovered: CloudSettings = { ...defaultSettings, ...own };
  const settings: CloudSettings = { ...uncovered };
  const directory = new Directory(tenant);
  restoreRecords(directory, world.clock.now);
  const synchronisation = new Synchronisation(world, directory, settings);
  const makers = new MakersCa(world.random('tpm makers'));
  const tickets = new TicketAuthority(world.random('autopilot tickets'));
  const tokens = new TokenAuthority(world, tenant.organization.id, settings);
  const aikAuthority = new AikAuthority(world.random('aik authority'));
  const join = new JoinService(world, directory, tokens, () => settings.tpmsRefusedAtJoin);
  const federation = new Federation(world, directory, () => settings.onPremises.federation === 'forms');
  const enrolments = new Enrolments(directory);
  const onPremises = createOnPremises({
    world,
    directory,
    enrolments,
    settings: () => settings.onPremises,
    certify: (device, spki) => join.certify(device, spki),
  });
  const challenges = new Challenges(world.random('scep challenges'));
  const terms = new TermsService(world, directory, tokens);
  const behaviours = behavioursOf(settings, tenant);
  const content = (app: App): Content => contentOf(app, behaviours.app(app));

  const administration = { world, directory, settings };
  const graph = new Graph(administration);
  const reader = new GraphReader(graph, administration);

  const services: CloudServices = {
    directory,
    graph,
    enrolments,
    makers,
    tickets,
    tokens,
    gate: new SignInGate(world, directory, federation, settings),
    federation,
    aik: new AikService(world, makers, aikAuthority, settings),
    attestation: new AttestationService(world, directory, aikAuthority, tickets),
    join,
    onPremises,
    terms,
    enrolment: new EnrolmentService({
      world,
      directory,
      tokens,
      enrolments,
      settings,
      isGenuine: (opaqueBlob, userId) => terms.isGenuine(opaqueBlob, userId),
    }),
    dmServer: new DmServer({
      world,
      directory,
      tokens,
      enrolments,
      challenges,
      requests: onPremises.requests,
      settings,
    }),
    imeGateway: new ImeGateway({ world, directory, enrolments, behaviours, contentOf: content }),
    ndes: createNdes(world, directory, challenges),
    contentOf: content,
    settings,
  };
  join.joined.listen((joined) =>
    userJoined(enrolments, joined, { now: world.clock.now, isHeld: settings.complianceSettles > 0 }),
  );
  for (const [host, service] of internetMap(world, services)) world.internet.attach(host, service);
  synchronisation.settle();

  const layers: ((below: CloudSettings) => CloudSettings)[] = [];
  const lie = (): void => {
    const before = settings.onPremises;
    Object.assign(
      settings,
      layers.reduce((below, layer) => layer(below), uncovered),
    );
    if (settings.onPremises !== before) onPremises.resume();
  };

  return {
    directory,
    makers,
    domain: onPremises.domain,
    settings,
    cover(layer) {
      layers.push(layer);
      lie();
      return () => {
        const at = layers.indexOf(layer);
        if (at >= 0) layers.splice(at, 1);
        lie();
      };
    },
    graph: (write) => applyGraphWrite(administration, write),
    administer: (write) => administer(world.internet, write),
    readGraph: (request, moves) => reader.answer(request, moves),
    register(rows, when = 'long-ago') {
      const results = registerDevices(world, directory, settings, rows);
      directory.imports.push(...failedImports(world.random('imports'), rows, results));
      if (when === 'long-ago') synchronisation.settle();
      else directory.changed.emit();
      return results;
    },
    records: () => ({ ...cloudRecords(directory, world.clock.now), onPremises: onPremises.records() }),
    state: () => ({
      directory: directory.state(),
      makers: makers.state(),
      aik: services.aik.state(),
      attestation: services.attestation.state(),
      signIns: services.gate.state(),
      join: join.state(),
      enrolments: enrolments.state(),
      enrolment: services.enrolment.state(),
      dmServer: services.dmServer.state(),
      challenges: challenges.state(),
      ndes: services.ndes.state(),
      terms: terms.state(),
      onPremises: onPremises.state(),
    }),
  };
}
