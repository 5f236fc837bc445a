/** The Intune Management Extension's gateway (ime.messages.ts; intune-facts 2.9). */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import type { ContentInfo, GatewayRequest, GatewayResponse } from '../../protocols/ime/ime.messages.ts';
import { fromBase64 } from '../../protocols/pki/base64.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { json, text } from '../../world/internet/http.ts';
import type { Directory } from '../graph/directory.ts';
import { bodyOf } from '../json-request.ts';
import { answer } from '../service.ts';
import { thumbprintOf } from '../thumbprint.ts';
import type { App } from '../tenant/tenant.ts';
import { agentPolicies } from './agent-policies.ts';
import { contentUrl } from './content/content-urls.ts';
import type { Content } from './content/packages.ts';
import { appsOf, devicePhase } from './delivery/plan.ts';
import { appRecord } from './delivery/record-keeping.ts';
import type { Enrolment, Enrolments } from './enrolments.ts';

const requestSchema = v.object({
  SessionId: v.string(),
  RequestContentType: v.picklist(['PolicyRequest', 'GetContentInfo', 'ReportStatus']),
  ClientCertificate: v.string(),
  CheckinReason: v.picklist(['ESP', 'Scheduled']),
  EspPhase: v.picklist(['DeviceSetup', 'AccountSetup']),
  RequestPayload: v.string(),
}) satisfies v.GenericSchema<unknown, GatewayRequest>;

const contentSchema = v.pipe(v.string(), v.parseJson(), v.object({ AppId: v.string() }));
const reportSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    AppId: v.string(),
    State: v.picklist(['installed', 'failed', 'notApplicable']),
    ErrorCode: v.number(),
  }),
);

const path = /\/sidecar\/sidecargatewaysessions\('/i;
const badRequest = text('Bad Request', 400);
const reply = (payload: unknown): HttpResponse =>
  json({ ResponsePayload: payload === '' ? '' : JSON.stringify(payload) } satisfies GatewayResponse);

export class ImeGateway {
  readonly serve: Service = answer((request) => this.#answer(request));
  readonly #directory: Directory;
  readonly #enrolments: Enrolments;
  readonly #contentOf: (app: App) => Content;

  constructor(directory: Directory, enrolments: Enrolments, contentOf: (app: App) => Content) {
    this.#directory = directory;
    this.#enrolments = enrolments;
    this.#contentOf = contentOf;
  }

  #answer(request: HttpRequest): HttpResponse {
    if (request.method !== 'PUT' || !path.test(request.url)) return text('Not Found', 404);
    const order = bodyOf(request, requestSchema);
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
      return this.#enrolments.find(thumbprintOf(fromBase64(certificate)));
    } catch (error) {
      if (error instanceof BadInputError) return undefined;
      throw error;
    }
  }

  #policies(enrolment: Enrolment, { EspPhase }: GatewayRequest): HttpResponse {
    const phase = EspPhase === 'AccountSetup' ? 'user-account' : devicePhase(enrolment);
    const apps = appsOf(this.#directory, enrolment, phase);
    for (const { app, blocking } of apps)
      if (app.kind === 'win32' || app.kind === 'winget') appRecord(enrolment, app, blocking);
    return reply(agentPolicies(apps, this.#directory.apps));
  }

  #content(payload: string): HttpResponse {
    const order = v.safeParse(contentSchema, payload);
    const app = order.success ? this.#directory.apps.get(order.output.AppId) : undefined;
    if (!app) return badRequest;
    return reply({ Url: contentUrl(app), Size: this.#contentOf(app).size } satisfies ContentInfo);
  }

  #report(enrolment: Enrolment, payload: string): HttpResponse {
    const order = v.safeParse(reportSchema, payload);
    const app = order.success ? this.#directory.apps.get(order.output.AppId) : undefined;
    if (!order.success || !app) return badRequest;
    const record = appRecord(enrolment, app);
    record.state = order.output.State;
    record.errorCode = order.output.ErrorCode >>> 0;
    return reply('');
  }
}
