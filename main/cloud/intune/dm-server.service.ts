/**
 * The OMA-DM server (MS-MDM; intune-facts 2.3). A device opens a session; the server sends one stage of the
 * delivery plan after another, each once the one before is answered, and ends when it has nothing more.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64 } from '../../protocols/pki/base64.ts';
import { AlertCode, SyncMlStatus } from '../../protocols/syncml/status-codes.ts';
import { decodeSyncMl, encodeSyncMl } from '../../protocols/syncml/syncml.codec.ts';
import type {
  Alert,
  Command,
  Item,
  Results,
  Status,
  SyncMlMessage,
} from '../../protocols/syncml/syncml.messages.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { splitUrl, text } from '../../world/internet/http.ts';
import type { World } from '../../world/world.ts';
import type { Directory } from '../graph/directory.ts';
import { answer } from '../service.ts';
import { thumbprintOf } from '../thumbprint.ts';
import { complianceUris, keepCompliance } from './compliance.ts';
import type { Challenges } from './challenges.ts';
import type { CloudSettings } from '../settings.ts';
import { Delivery, isAccepted, sameNode } from './delivery/delivery.ts';
import { devicePhase, planDelivery, type DeliveryPlan, type Stage } from './delivery/plan.ts';
import { appRecord, keepReading, keepRecords, keepResult } from './delivery/record-keeping.ts';
import type { Phase } from './engine/app-plan.ts';
import type { Enrolment, Enrolments } from './enrolments.ts';
import { ChunkCollector, chunked } from './large-objects.ts';
import { appLastErrorUri, appStatusUri, jobQueries } from './nodes/app-jobs.ts';
import { get, type PlannedCommand, type Scope } from './nodes/command.ts';
import { resultUri } from './nodes/first-sync-status.ts';

/** Commands in one message, and characters of their values. */
const batch = { commands: 40, characters: 400_000 };

interface Sent {
  readonly command: PlannedCommand;
  /** null for questions that are asked anew in each session. */
  readonly span: Stage['span'] | null;
}

interface Session {
  readonly id: string;
  userSignedIn: boolean;
  msgId: number;
  /** By 'MsgID/CmdID'. */
  readonly sent: Map<string, Sent>;
  queried: boolean;
  /** What is left of a large value, chunk by chunk. */
  rest: readonly Outgoing[];
  readonly received: ChunkCollector;
}

/** A command, or a chunk of one, on its way out; only the last chunk's answer is the command's. */
interface Outgoing extends Sent {
  readonly item: Item;
}

export class DmServer {
  readonly serve: Service = answer((request) => this.#answer(request));
  readonly #world: World;
  readonly #directory: Directory;
  readonly #enrolments: Enrolments;
  readonly #challenges: Challenges;
  readonly #deliveries = new Map<string, Delivery>();
  readonly #sessions = new Map<string, Session>();

  readonly #settings: CloudSettings;

  constructor(
    world: World,
    directory: Directory,
    enrolments: Enrolments,
    challenges: Challenges,
    settings: CloudSettings,
  ) {
    this.#world = world;
    this.#settings = settings;
    this.#directory = directory;
    this.#enrolments = enrolments;
    this.#challenges = challenges;
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
      const reply = this.#reply(enrolment, decodeSyncMl(request.body ?? ''));
      return text(encodeSyncMl(reply), 200, 'application/vnd.syncml.dm+xml; charset=utf-8');
    } catch (error) {
      if (error instanceof BadInputError) return text(`Bad Request: ${error.message}`, 400);
      throw error;
    }
  }

  /** The header stands for the client certificate of mutual TLS. */
  #enrolmentOf(request: HttpRequest): Enrolment | undefined {
    const certificate = request.headers?.['x-reseal-client-certificate'];
    return certificate === undefined
      ? undefined
      : this.#enrolments.find(thumbprintOf(fromBase64(certificate)));
  }

  #reply(enrolment: Enrolment, message: SyncMlMessage): SyncMlMessage {
    const { managed } = enrolment;
    managed.lastSyncDateTime = this.#world.clock.now;
    const delivery = this.#deliveries.get(managed.id) ?? new Delivery(enrolment);
    this.#deliveries.set(managed.id, delivery);
    const session = this.#sessionOf(managed.id, message);

    for (const command of message.commands) this.#take(session, delivery, command);
    keepCompliance(
      this.#directory,
      enrolment,
      this.#world.clock.now,
      this.#settings.complianceInTechnicianPhase,
    );
    const statuses = statusesFor(message);
    const work = this.#outgoing(session, delivery);

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
    if (known?.id === sessionId && msgId > 1) return known;
    const session: Session = {
      id: sessionId,
      userSignedIn: false,
      msgId: 0,
      sent: new Map(),
      queried: false,
      rest: [],
      received: new ChunkCollector(),
    };
    this.#sessions.set(deviceId, session);
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
      if (alert.data === AlertCode.GenericAlert && item.source !== undefined)
        delivery.noteJob(item.source, Number(item.data));
    }
  }

  /** What a device does not have, it has told by saying so. */
  #takeStatus(session: Session, delivery: Delivery, { msgRef, cmdRef, data }: Status): void {
    const sent = session.sent.get(`${msgRef}/${cmdRef}`);
    if (!sent) return;
    const { kind, item } = sent.command;
    if (kind === 'Get' && !isAccepted(data))
      keepReading(this.#directory, delivery.enrolment, item.target ?? '', '');
    if (sent.span !== null) delivery.answer(sent.span, sent.command, data);
  }

  #takeResults(session: Session, delivery: Delivery, results: Results): void {
    const { enrolment } = delivery;
    for (const item of results.items) {
      const { source = '' } = item;
      const data = session.received.take(item);
      if (data === undefined) continue;
      keepReading(this.#directory, enrolment, source, data);
      const scope: Scope = source.startsWith('./User/') ? './User' : './Device';
      if (/\/WasDeviceSuccessfullyProvisioned$/i.test(source))
        keepResult(enrolment, scope, data, this.#world.clock.now);
      if (/\/(Status|FinalStatus)$/i.test(source)) delivery.noteJob(source, Number(data));
      if (/\/LastError$/i.test(source))
        noteError(delivery, this.#plan(delivery, phaseOf(scope, enrolment)), source, Number(data));
    }
  }

  /** The next message's commands: the rest of a large value goes before everything else. */
  #outgoing(session: Session, delivery: Delivery): readonly Outgoing[] {
    const [next, ...rest] = session.rest;
    if (next) {
      session.rest = rest;
      return [next];
    }
    const taken: Outgoing[] = [];
    let characters = 0;
    for (const sent of this.#work(session, delivery)) {
      const parts = chunked(sent.command.item).map((item): Outgoing => ({ ...sent, item }));
      const [first, ...others] = parts;
      characters += first?.item.data?.length ?? 0;
      if (!first || (taken.length > 0 && (others.length > 0 || characters > batch.characters))) break;
      taken.push(first);
      session.rest = others;
      if (others.length > 0) break;
    }
    return taken;
  }

  /** What to send next: commands of the plans, then once in a session questions about what goes on. */
  #work(session: Session, delivery: Delivery): Sent[] {
    const { enrolment } = delivery;
    // A person without licence is not served: the page stays at "Identifying" (intune-facts 4.7).
    if (enrolment.user && !enrolment.user.intuneLicence) return [];
    const plans = [this.#plan(delivery, devicePhase(enrolment))];
    if (session.userSignedIn && enrolment.user) plans.push(this.#plan(delivery, 'user-account'));
    for (const plan of plans) {
      keepRecords(delivery, plan, this.#world.clock.now);
      const next = delivery.next(plan);
      if (next)
        return next.commands.slice(0, batch.commands).map((command) => ({ command, span: next.stage.span }));
    }
    if (session.queried) return [];
    session.queried = true;
    const asksForCompliance = (phase: Phase): boolean =>
      phase === 'user-device' || (phase === 'technician' && this.#settings.complianceInTechnicianPhase);
    return plans.flatMap((plan) =>
      queries(delivery, plan, asksForCompliance(plan.phase)).map((command) => ({ command, span: null })),
    );
  }

  #plan(delivery: Delivery, phase: DeliveryPlan['phase']): DeliveryPlan {
    const { enrolment } = delivery;
    return planDelivery(
      {
        directory: this.#directory,
        enrolment,
        challenge: (policyId) =>
          delivery.challenge(policyId, () => this.#challenges.make(policyId, enrolment)),
        isDone: (statusUri) => delivery.job(statusUri) === 'done',
      },
      phase,
    );
  }
}

/** The server answers the header and every command of the device; statuses and results are not answered. */
function statusesFor(message: SyncMlMessage): Omit<Status, 'cmdId'>[] {
  const status = (cmdRef: number, cmd: Status['cmd'], data: number): Omit<Status, 'cmdId'> => ({
    kind: 'Status',
    msgRef: message.msgId,
    cmdRef,
    cmd,
    data,
  });
  return [
    status(0, 'SyncHdr', message.msgId === 1 ? SyncMlStatus.AuthenticationAccepted : SyncMlStatus.OK),
    ...message.commands.flatMap(({ kind, cmdId }) =>
      kind === 'Status' || kind === 'Results' ? [] : [status(cmdId, kind, SyncMlStatus.OK)],
    ),
  ];
}

/** Jobs that are under way, and how the first sync stands. */
function queries(delivery: Delivery, plan: DeliveryPlan, compliance: boolean): PlannedCommand[] {
  const jobs = plan.apps
    .filter(({ app, action }) => action === 'install' && (app.kind === 'msi' || app.kind === 'office'))
    .filter(({ app }) => delivery.job(appStatusUri(plan.scope, app)) !== 'done');
  return [
    ...jobs.flatMap(({ app }) => jobQueries(plan.scope, app)),
    ...(compliance ? Object.values(complianceUris).map(get) : []),
    get(resultUri(plan.scope)),
  ];
}

/** The error of an MSI job goes to the app's record. */
function noteError(delivery: Delivery, plan: DeliveryPlan, uri: string, code: number): void {
  if (code === 0) return;
  const planned = plan.apps.find(({ app }) => sameNode(appLastErrorUri(plan.scope, app), uri));
  if (planned) appRecord(delivery.enrolment, planned.app).errorCode = code >>> 0;
}

const phaseOf = (scope: Scope, enrolment: Enrolment): DeliveryPlan['phase'] =>
  scope === './User' ? 'user-account' : devicePhase(enrolment);
