/**
 * The OMA-DM server (MS-MDM; facts/syncml#session). A device opens a session; the server sends one stage of the
 * delivery plan after another, each once the one before is answered, and ends when it has nothing more.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { AlertCode } from '../../protocols/syncml/status-codes.ts';
import { decodeRepeated, encodeRepeated, wordingOf } from '../../protocols/syncml/repeated-messages.ts';
import type {
  Alert,
  Command,
  Results,
  Status,
  SyncMlMessage,
} from '../../protocols/syncml/syncml.messages.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { splitUrl, text } from '../../world/internet/http.ts';
import { worded, type Worded } from '../../world/internet/wording.ts';
import type { World } from '../../world/world.ts';
import type { DomainJoinRequests } from './domain-join-requests.ts';
import type { TokenAuthority } from '../entra/token-authority.ts';
import type { Directory } from '../directory/directory.ts';
import { answer } from '../services/service.ts';
import { thumbprintOfBase64 } from '../certificates/thumbprint.ts';
import { complianceQuestions, keepCompliance, type Reset } from './compliance/compliance.ts';
import { CertificateConnector } from './certificate-connector.ts';
import type { Challenges } from './challenges.ts';
import type { CloudSettings } from '../settings/settings.ts';
import { Delivery, isAccepted } from './delivery/delivery.ts';
import { jobQuestions, noteError } from './delivery/jobs.ts';
import { devicePhase, planDelivery, type DeliveryPlan } from './delivery/plan.ts';
import { nodesToWatch } from './delivery/watched-nodes.ts';
import { isOrder, orderFor, settleOrder } from './delivery/orders.ts';
import { keepReading, keepRecords, keepResult } from './delivery/record-keeping.ts';
import {
  batch,
  copyOf,
  ownSent,
  newSession,
  sessionState,
  nextCommands,
  statusesFor,
  unspanned,
  type Sent,
  type Session,
} from './dm-session.ts';
import type { Phase } from './engine/app-plan.ts';
import type { Enrolment, Enrolments } from './enrolments.ts';
import { noteDomainJoin, takeHybridAlert, type HybridPorts } from './hybrid-device.ts';
import { get, type Scope } from './nodes/command.ts';
import { resultUri } from './nodes/first-sync-status.ts';
import { domainJoinUri } from './nodes/policy-nodes.ts';
import { QuietSessions, stampOf } from './quiet-sessions.ts';

export interface DmServerPorts {
  readonly world: World;
  readonly directory: Directory;
  readonly tokens: TokenAuthority;
  readonly enrolments: Enrolments;
  readonly challenges: Challenges;
  readonly requests: DomainJoinRequests;
  readonly settings: Pick<
    CloudSettings,
    'blockedFrom' | 'complianceInTechnicianPhase' | 'complianceSettles' | 'pageWaitsForPkcs'
  >;
}

export class DmServer {
  readonly serve: Service = answer((request) => this.#answer(request));
  readonly #world: World;
  readonly #directory: Directory;
  readonly #enrolments: Enrolments;
  readonly #challenges: Challenges;
  readonly #settings: DmServerPorts['settings'];
  readonly #hybrid: HybridPorts;
  readonly #connector: CertificateConnector;
  readonly #deliveries = new Map<string, Delivery>();
  readonly #sessions = new Map<string, Session>();
  readonly #quiet = new WeakMap<Delivery, QuietSessions>();

  constructor({ world, directory, tokens, enrolments, challenges, requests, settings }: DmServerPorts) {
    this.#world = world;
    this.#directory = directory;
    this.#enrolments = enrolments;
    this.#challenges = challenges;
    this.#settings = settings;
    this.#hybrid = {
      requests,
      userOf: (token) =>
        directory.users.get(tokens.read(token, 'https://enrollment.manage.microsoft.com/')?.oid ?? ''),
    };
    this.#connector = new CertificateConnector(world, directory);
  }

  /** For the state digest. */
  state(): unknown {
    return {
      deliveries: new Map([...this.#deliveries].map(([id, delivery]) => [id, delivery.state()])),
      sessions: new Map([...this.#sessions].map(([id, session]) => [id, sessionState(session)])),
      connector: this.#connector.state(),
    };
  }

  #answer(request: HttpRequest): HttpResponse {
    if (
      request.method !== 'POST' ||
      !/^\/devicegatewayproxy\/cimhandler\.ashx$/i.test(splitUrl(request.url).path)
    )
      return text('Not Found', 404);
    try {
      const enrolment = this.#enrolmentOf(request);
      if (!enrolment) return text('Unauthorized', 401);
      const reply = this.#replyTo(this.#deliveryTo(enrolment), { body: '', ...request });
      return { status: 200, headers: replyHeaders, ...reply };
    } catch (error) {
      if (error instanceof BadInputError) return text(`Bad Request: ${error.message}`, 400);
      throw error;
    }
  }

  /** The header stands for the client certificate of mutual TLS. */
  #enrolmentOf(request: HttpRequest): Enrolment | undefined {
    const certificate = request.headers?.['x-reseal-client-certificate'];
    return certificate === undefined ? undefined : this.#enrolments.find(thumbprintOfBase64(certificate));
  }

  #deliveryTo(enrolment: Enrolment): Delivery {
    const delivery = this.#deliveries.get(enrolment.managed.id) ?? new Delivery(enrolment);
    this.#deliveries.set(enrolment.managed.id, delivery);
    return delivery;
  }

  /** From message to message, as SyncML. A session in which nothing changes is not worked out again. */
  #replyTo(delivery: Delivery, told: Worded): Worded {
    const { enrolment } = delivery;
    const { managed } = enrolment;
    managed.lastSyncDateTime = this.#world.clock.now;
    const words = wordingOf(told);
    const before = stampOf(this.#directory, delivery);
    const quiet = this.#quiet.get(delivery) ?? new QuietSessions();
    this.#quiet.set(delivery, quiet);
    const step = words && before && quiet.step(words, before);
    if (step) {
      const { session } = words;
      this.#sessions.set(managed.id, copyOf(step.behind.session, session));
      delivery.nodeCache.session = step.behind.nodeCache;
      this.#keepCompliance(enrolment);
      return worded({ ...step.reply, session });
    }
    const message = decodeRepeated(told);
    const reply = encodeRepeated(this.#reply(delivery, message));
    const session = this.#sessions.get(managed.id);
    const replied = wordingOf(reply);
    if (session && words && replied)
      quiet.write(
        message.sessionId,
        {
          message: words,
          reply: replied,
          behind: { session, nodeCache: delivery.nodeCache.session },
        },
        message.msgId === 1,
        before,
        stampOf(this.#directory, delivery),
      );
    return reply;
  }

  get #reset(): Reset {
    return { now: this.#world.clock.now, isHeld: this.#settings.complianceSettles > 0 };
  }

  #keepResult(enrolment: Enrolment, scope: Scope, data: string): void {
    const { event, identity, byDevice } = enrolment;
    const { device, account } = { device: event.deviceSetup.end, account: event.accountSetup.end };
    keepResult(enrolment, scope, data, this.#world.clock.now);
    const succeeded =
      this.#settings.blockedFrom === 'success' && device === null && event.deviceSetup.state === 'success';
    if (identity && byDevice && succeeded) identity.userlessEnrollmentStatus = 'blocked';
    if (account !== null || event.accountSetup.end === null || !enrolment.complianceIsHeld) return;
    this.#world.clock.after(this.#settings.complianceSettles, () => {
      enrolment.complianceIsHeld = false;
      if (this.#directory.managedDevices.has(enrolment.managed.id)) this.#keepCompliance(enrolment);
    });
  }

  #keepCompliance(enrolment: Enrolment): void {
    keepCompliance(
      this.#directory,
      enrolment,
      this.#world.clock.now,
      this.#settings.complianceInTechnicianPhase,
    );
  }

  #reply(delivery: Delivery, message: SyncMlMessage): SyncMlMessage {
    const { enrolment } = delivery;
    const { managed } = enrolment;
    const session = this.#sessionOf(managed.id, message);

    for (const command of message.commands) this.#take(session, delivery, command);
    // A device that was wiped or retired has nothing more to hear.
    const remains = this.#directory.managedDevices.has(managed.id);
    if (remains) this.#keepCompliance(enrolment);
    const statuses = statusesFor(message);
    const work = remains ? nextCommands(session, () => this.#work(session, delivery)) : [];

    session.msgId++;
    const commands: Command[] = [
      ...statuses.map((status, index): Command => ({ ...status, cmdId: index + 1 })),
      ...work.map(({ command, item }, index): Command => {
        const cmdId = statuses.length + index + 1;
        return { kind: command.kind, cmdId, items: [item] };
      }),
    ];
    work.forEach((sent, index) => {
      if (!sent.item.moreData) session.sent.set(`${session.msgId}/${statuses.length + index + 1}`, sent);
    });
    const { sessionId, source, target } = message;
    const final = session.rest.length === 0;
    return { sessionId, msgId: session.msgId, target: source, source: target, commands, final };
  }

  /** A device has one session at a time; its first message opens a new one. */
  #sessionOf(deviceId: string, { sessionId, msgId }: SyncMlMessage): Session {
    const known = this.#sessions.get(deviceId);
    if (known?.id === sessionId && msgId > 1) return ownSent(known);
    const session = newSession(sessionId);
    this.#sessions.set(deviceId, session);
    this.#deliveries.get(deviceId)?.nodeCache.begin();
    return session;
  }

  #take(session: Session, delivery: Delivery, command: Command): void {
    if (command.kind === 'Alert') this.#takeAlert(session, delivery, command);
    if (command.kind === 'Status') this.#takeStatus(session, delivery, command);
    if (command.kind === 'Results') this.#takeResults(session, delivery, command);
  }

  #takeAlert(session: Session, delivery: Delivery, alert: Alert): void {
    for (const item of alert.items) {
      if (alert.data === AlertCode.ClientEvent && item.type === 'com.microsoft/MDM/LoginStatus')
        session.userSignedIn = item.data === 'user';
      if (alert.data === AlertCode.ClientEvent)
        takeHybridAlert(this.#hybrid, delivery.enrolment, item, this.#reset);
      if (alert.data === AlertCode.GenericAlert && item.source !== undefined)
        delivery.noteJob(item.source, Number(item.data));
    }
  }

  /** What a device does not have, it has told by saying so. */
  #takeStatus(session: Session, delivery: Delivery, { msgRef, cmdRef, data }: Status): void {
    const sent = session.sent.get(`${msgRef}/${cmdRef}`);
    if (!sent) return;
    const { kind, item } = sent.command;
    if (kind === 'Get' && !isAccepted(data)) this.#read(delivery, item.target ?? '', '');
    if (item.target === domainJoinUri && isAccepted(data)) noteDomainJoin(this.#hybrid, delivery.enrolment);
    const { managed } = delivery.enrolment;
    if (isOrder(managed, sent.command) && isAccepted(data)) settleOrder(this.#directory, managed);
    if (sent.span !== null) delivery.answer(sent.span, sent.command, data);
  }

  #takeResults(session: Session, delivery: Delivery, results: Results): void {
    const { enrolment } = delivery;
    for (const item of results.items) {
      const { source = '' } = item;
      const data = session.received.take(item);
      if (data === undefined) continue;
      this.#read(delivery, source, data);
      const scope: Scope = source.startsWith('./User/') ? './User' : './Device';
      if (/\/WasDeviceSuccessfullyProvisioned$/i.test(source)) this.#keepResult(enrolment, scope, data);
      if (/\/(Status|FinalStatus)$/i.test(source)) delivery.noteJob(source, Number(data));
      if (/\/LastError$/i.test(source))
        noteError(delivery, this.#plansOf(delivery, scope), source, Number(data));
    }
  }

  /** A value that the device told; '' for a node that it does not have. */
  #read(delivery: Delivery, uri: string, value: string): void {
    keepReading(this.#directory, delivery.enrolment, uri, value);
    for (const lost of delivery.nodeCache.take(uri, value)) delivery.forget(lost);
  }

  /** What to send next: commands of the plans, then once in a session questions about what goes on. */
  #work(session: Session, delivery: Delivery): Sent[] {
    const { enrolment } = delivery;
    const order = orderFor(enrolment.managed);
    if (order) {
      if (session.queried) return [];
      session.queried = true;
      return [{ command: order, span: null }];
    }
    // A person without licence is not served: the page stays at "Identifying"
    // (facts/enrollment-status-page#counting).
    if (enrolment.user && !enrolment.user.intuneLicence) return [];
    const questions = delivery.nodeCache.questions().map(unspanned);
    const plans = [this.#plan(delivery, devicePhase(enrolment))];
    if (session.userSignedIn && enrolment.user) plans.push(this.#plan(delivery, 'user-account'));
    const nexts = plans.map((plan) => delivery.next(plan));
    const present = nexts.findIndex((next) => next !== undefined);
    keepRecords(delivery, present < 0 ? plans : plans.slice(0, present + 1), this.#world.clock.now);
    const next = nexts[present];
    if (next) {
      const commands = next.commands.map((command) => ({ command, span: next.stage.span }));
      return [...questions, ...commands].slice(0, batch.commands);
    }
    if (session.queried)
      return questions.length > 0 ? questions : this.#cacheUpdate(session, delivery, plans);
    session.queried = true;
    const asksForCompliance = (phase: Phase): boolean =>
      phase === 'user-device' || (phase === 'technician' && this.#settings.complianceInTechnicianPhase);
    const queries = plans.flatMap((plan) =>
      [
        ...jobQuestions(delivery, plan),
        ...(asksForCompliance(plan.phase) ? complianceQuestions(this.#directory, enrolment) : []),
        get(resultUri(plan.scope)),
      ].map(unspanned),
    );
    return [...questions, ...queries];
  }

  /** The device's node cache is brought up to what it has been sent, once at the end of a session. */
  #cacheUpdate(session: Session, delivery: Delivery, [device]: readonly DeliveryPlan[]): Sent[] {
    session.cacheUpdate ??= device ? delivery.nodeCache.update(nodesToWatch(delivery, device)) : [];
    const commands = session.cacheUpdate.slice(0, batch.commands);
    session.cacheUpdate = session.cacheUpdate.slice(batch.commands);
    return commands.map(unspanned);
  }

  /** Those that may have ordered a job of the scope: one for the device may be the user's. */
  #plansOf(delivery: Delivery, scope: Scope): readonly DeliveryPlan[] {
    const { enrolment } = delivery;
    const account = enrolment.user ? [this.#plan(delivery, 'user-account')] : [];
    return scope === './User' ? account : [this.#plan(delivery, devicePhase(enrolment)), ...account];
  }

  #plan(delivery: Delivery, phase: DeliveryPlan['phase']): DeliveryPlan {
    const { enrolment } = delivery;
    return planDelivery(
      {
        directory: this.#directory,
        enrolment,
        challenge: (policyId) =>
          delivery.challenge(policyId, () => this.#challenges.make(policyId, enrolment)),
        domainJoinBlob: this.#hybrid.requests.blobFor(enrolment.managed.id),
        pfx: (policy) => this.#connector.issue(policy, enrolment),
        pageWaitsForPkcs: this.#settings.pageWaitsForPkcs,
        isDone: (statusUri) => delivery.job(statusUri) === 'done',
      },
      phase,
    );
  }
}

const replyHeaders = { 'content-type': 'application/vnd.syncml.dm+xml; charset=utf-8' };
