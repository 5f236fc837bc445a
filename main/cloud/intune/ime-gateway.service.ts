/** The Intune Management Extension's gateway (ime.messages.ts; facts/management-extension). */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import type {
  ContentInfo,
  GatewayRequest,
  GatewayResponse,
  PhaseResponse,
  ScriptConduct,
  ScriptPolicy as AgentScript,
  StatusReport,
} from '../../protocols/ime/ime.messages.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { json, text } from '../../world/internet/http.ts';
import type { World } from '../../world/world.ts';
import { audienceOf } from '../directory/audience.ts';
import type { Directory } from '../directory/directory.ts';
import type { InstallState, ScriptRecord } from '../directory/records.ts';
import type { Behaviours } from './behaviours.ts';
import { seal } from '../../protocols/ime/sealed.ts';
import { readingRepeated } from '../../protocols/ime/repeated-requests.ts';
import { parsedBody } from '../services/json-request.ts';
import { answer } from '../services/service.ts';
import { thumbprintOfBase64 } from '../certificates/thumbprint.ts';
import { Remembered } from '../../world/remember.ts';
import type { ScriptPolicy } from '../tenant/policy.ts';
import type { App } from '../tenant/tenant.ts';
import { agentPolicies } from './agent-policies.ts';
import { contentUrl } from './content/content-urls.ts';
import { publishedHash } from './content/file-hash.ts';
import type { Content } from './content/packages.ts';
import { appsOf, devicePhase, scriptsOf } from './delivery/plan.ts';
import { appRecord, setApp, setExitCode } from './delivery/record-keeping.ts';
import type { Phase } from './engine/app-plan.ts';
import { countingUser, flowOf, type Enrolment, type Enrolments } from './enrolments.ts';

const requestSchema = v.object({
  SessionId: v.string(),
  RequestContentType: v.picklist(['PolicyRequest', 'GetContentInfo', 'ReportStatus']),
  ClientCertificate: v.string(),
  CheckinReason: v.picklist(['ESP', 'Scheduled']),
  EspPhase: v.picklist(['DeviceSetup', 'AccountSetup', 'NotInEsp']),
  RequestPayload: v.string(),
}) satisfies v.GenericSchema<unknown, GatewayRequest>;

const orderOf = readingRepeated((body) => parsedBody(body, requestSchema));

const contentSchema = v.pipe(v.string(), v.parseJson(), v.object({ AppId: v.string() }));
const reportSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    AppId: v.string(),
    State: v.picklist(['installed', 'failed', 'notApplicable', 'uninstalled', 'uninstallFailed']),
    ErrorCode: v.number(),
    ExitCode: v.exactOptional(v.number()),
  }),
);

const path = /\/sidecar\/sidecargatewaysessions\('/i;
const badRequest = text('Bad Request', 400);
const payloadOf = (payload: unknown): PhaseResponse => ({ ResponsePayload: JSON.stringify(payload) });
const reply = (response: GatewayResponse): HttpResponse => json(response);

/** What the agent says of an app, as Graph's resultantAppState. */
const appStates: Readonly<Record<StatusReport['State'], InstallState>> = {
  installed: 'installed',
  failed: 'failed',
  notApplicable: 'notApplicable',
  uninstalled: 'notInstalled',
  uninstallFailed: 'uninstallFailed',
};

interface GatewayPorts {
  readonly world: World;
  readonly directory: Directory;
  readonly enrolments: Enrolments;
  readonly behaviours: Behaviours;
  readonly contentOf: (app: App) => Content;
}

export class ImeGateway {
  readonly serve: Service = answer((request) => this.#answer(request));
  readonly #world: World;
  readonly #directory: Directory;
  readonly #enrolments: Enrolments;
  readonly #behaviours: Behaviours;
  readonly #contentOf: (app: App) => Content;
  readonly #replies = new Remembered<HttpResponse>();

  constructor({ world, directory, enrolments, behaviours, contentOf }: GatewayPorts) {
    this.#world = world;
    this.#directory = directory;
    this.#enrolments = enrolments;
    this.#behaviours = behaviours;
    this.#contentOf = contentOf;
  }

  #answer(request: HttpRequest): HttpResponse {
    if (request.method !== 'PUT' || !path.test(request.url)) return text('Not Found', 404);
    const order = orderOf(request);
    if (!order) return badRequest;
    const enrolment = this.#enrolmentOf(order.ClientCertificate);
    if (!enrolment) return text('Unauthorized', 401);
    switch (order.RequestContentType) {
      case 'PolicyRequest':
        return this.#policies(enrolment, order);
      case 'GetContentInfo':
        return this.#content(order.RequestPayload);
      case 'ReportStatus':
        return this.#report(enrolment, order.RequestPayload);
    }
  }

  #enrolmentOf(certificate: string): Enrolment | undefined {
    try {
      return this.#enrolments.find(thumbprintOfBase64(certificate));
    } catch (error) {
      if (error instanceof BadInputError) return undefined;
      throw error;
    }
  }

  #policies(enrolment: Enrolment, { EspPhase }: GatewayRequest): HttpResponse {
    const { user } = enrolment;
    if (user && !user.intuneLicence) return text('Forbidden', 403);
    // Asked by an idle device each hour: all that the answer follows from, and the records that it leaves.
    const from = [
      enrolment,
      flowOf(enrolment),
      enrolment.hybrid,
      user,
      this.#directory.revision,
      audienceOf(this.#directory, enrolment.entra, countingUser(enrolment, this.#directory), 'managed'),
      audienceOf(this.#directory, enrolment.entra, user, 'managed'),
      audienceOf(this.#directory, enrolment.entra, user),
    ];
    return this.#replies.of(EspPhase, from, () => {
      if (EspPhase === 'AccountSetup') return json(this.#part(enrolment, 'user-account'));
      const device = this.#part(enrolment, devicePhase(enrolment));
      if (EspPhase === 'DeviceSetup') return json(device);
      return json({
        ...device,
        AccountSetup: this.#part(enrolment, 'user-account'),
      } satisfies GatewayResponse);
    });
  }

  /** What the agent has to do in a part of the deployment. */
  #part(enrolment: Enrolment, phase: Phase): PhaseResponse {
    const apps = appsOf(this.#directory, enrolment, phase);
    const scripts = scriptsOf(this.#directory, enrolment, phase);
    for (const planned of apps)
      if (planned.app.kind === 'win32' || planned.app.kind === 'winget')
        appRecord(enrolment, planned.app, planned);
    for (const script of scripts) scriptRecord(enrolment, script);
    return {
      ...payloadOf(agentPolicies(apps, this.#directory.apps, this.#behaviours)),
      ...(scripts.length > 0
        ? { Scripts: scripts.map((script) => scriptForAgent(script, this.#behaviours)) }
        : {}),
    };
  }

  #content(payload: string): HttpResponse {
    const order = v.safeParse(contentSchema, payload);
    const app = order.success ? this.#directory.apps.get(order.output.AppId) : undefined;
    if (!app) return badRequest;
    const info: ContentInfo = {
      Url: contentUrl(app),
      Size: this.#contentOf(app).size,
      FileHash: publishedHash(app),
    };
    return reply(payloadOf(info));
  }

  #report(enrolment: Enrolment, payload: string): HttpResponse {
    const order = v.safeParse(reportSchema, payload);
    if (!order.success) return badRequest;
    const { AppId, State, ErrorCode, ExitCode = null } = order.output;
    const app = this.#directory.apps.get(AppId);
    const script = this.#directory.policies.get(AppId);
    if (app) {
      const record = appRecord(enrolment, app);
      setApp(enrolment, record, appStates[State], this.#world.clock.now, ErrorCode >>> 0);
      setExitCode(enrolment, record, ExitCode);
    } else if (script?.kind === 'script') {
      const record = scriptRecord(enrolment, script);
      record.state = State === 'installed' ? 'success' : 'fail';
      record.errorCode = ErrorCode >>> 0;
    } else return badRequest;
    return reply({ ResponsePayload: '' });
  }
}

/** The record of a script in the present part; made where there is none. */
function scriptRecord(enrolment: Enrolment, { id, displayName }: ScriptPolicy): ScriptRecord {
  const { scripts } = enrolment.managed;
  const phase = flowOf(enrolment);
  const known = scripts.find((record) => record.id === id && record.phase === phase);
  if (known) return known;
  const record: ScriptRecord = { id, name: displayName, phase, state: 'pending', errorCode: 0 };
  scripts.push(record);
  return record;
}

function scriptForAgent(script: ScriptPolicy, behaviours: Behaviours): AgentScript {
  const conduct = behaviours.script(script);
  return {
    Id: script.id,
    Name: script.displayName,
    Body: script.content,
    RunAs: script.context === 'system' ? 1 : 0,
    EnforceSignatureCheck: script.enforceSignatureCheck,
    RunAs32Bit: script.runAs32Bit,
    ...(Object.keys(conduct).length > 0 ? { Conduct: seal(conduct satisfies ScriptConduct) } : {}),
  };
}
