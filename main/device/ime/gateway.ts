/** The agent's calls to its gateway (ime.messages.ts). */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type {
  ContentInfo,
  ContentRequest,
  EspPhase,
  GatewayRequest,
  GatewayResponse,
  PhaseResponse,
  ScriptPolicy,
  StatusReport,
  Win32AppPolicy,
} from '../../protocols/ime/ime.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult, fromHttpStatus, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import { sessionless } from '../../protocols/ime/repeated-requests.ts';
import { worded } from '../../world/internet/wording.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import { Remembered } from '../../world/remember.ts';
import { flowOf } from '../autopilot/flow.ts';
import type { Machine } from '../windows/machine.ts';
import { findEnrolment } from '../mdm/enrolment.ts';

/** What the agent has to do in a phase. */
export interface PhasePolicies {
  readonly apps: readonly Win32AppPolicy[];
  readonly scripts: readonly ScriptPolicy[];
}

export type PoliciesByPhase = Readonly<Partial<Record<EspPhase, PhasePolicies>>>;

/** A call that came to nothing. */
export interface GatewayFailure {
  readonly code: HResult;
  readonly cause: string;
}

const gatewayUrl = 'https://fef.msub01.manage.microsoft.com/SideCar/SideCarGatewaySessions';

export class Gateway {
  readonly #machine: Machine;
  /** The latest request and answer of each kind: an idle PC sends and gets the same again and again. */
  readonly #requests = new Remembered<ReturnType<typeof sessionless>>();
  readonly #answers = new Remembered<GatewayResponse>();
  readonly #policies = new Remembered<PoliciesByPhase>();
  /** The state of each app as it was last told since the service started, by app. */
  readonly #told = new Map<string, string>();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** What there is to do in these phases: of one, or of both by one request. */
  *policies(
    phase: GatewayRequest['EspPhase'],
    reason: GatewayRequest['CheckinReason'],
  ): Process<PoliciesByPhase | GatewayFailure> {
    const answer = yield* this.#call('PolicyRequest', phase, reason, '');
    if (isGatewayFailure(answer)) return answer;
    return this.#policies.of(phase, [answer], () => {
      const first = policiesOf(answer);
      if (phase !== 'NotInEsp') return { [phase]: first };
      const { AccountSetup } = answer;
      return { DeviceSetup: first, ...(AccountSetup ? { AccountSetup: policiesOf(AccountSetup) } : {}) };
    });
  }

  /** What is fetched is about to become another than was told. */
  *content(appId: string, phase: EspPhase): Process<ContentInfo | GatewayFailure> {
    this.#told.delete(appId);
    const request: ContentRequest = { AppId: appId };
    const answer = yield* this.#call('GetContentInfo', phase, 'ESP', JSON.stringify(request));
    if (isGatewayFailure(answer)) return answer;
    const info = payloadOf<ContentInfo>(answer);
    return info ?? { code: fromHttpStatus(404), cause: `the gateway knows no content of ${appId}` };
  }

  /** A report that does not arrive is not sent again: the next check-in tells the state anyway. */
  *report(report: StatusReport, phase: EspPhase): Process<boolean> {
    const answer = yield* this.#call('ReportStatus', phase, 'ESP', JSON.stringify(report));
    return !isGatewayFailure(answer);
  }

  /** Reports the state of an app, unless the gateway has been told the same in this flow. */
  *reportState(report: StatusReport, phase: EspPhase): Process<void> {
    const { registry } = this.#machine;
    const { AppId } = report;
    const state = `${findEnrolment(registry)?.id} ${flowOf(registry)} ${JSON.stringify(report)}`;
    if (this.#told.get(AppId) === state) return;
    if (yield* this.report(report, phase)) this.#told.set(AppId, state);
  }

  /** For the state digest. */
  state(): unknown {
    return this.#told;
  }

  *#call(
    kind: GatewayRequest['RequestContentType'],
    phase: GatewayRequest['EspPhase'],
    reason: GatewayRequest['CheckinReason'],
    payload: string,
  ): Process<GatewayResponse | GatewayFailure> {
    const machine = this.#machine;
    const enrolment = findEnrolment(machine.registry);
    const certificate = enrolment && machine.certificates.find(enrolment.certificateThumbprint);
    if (!certificate)
      return {
        code: HResults.MENROLL_E_CERTAUTH_FAILED_TO_FIND_CERT,
        cause: 'the MDM client certificate is missing',
      };
    const session = machine.world.random('device ime sessions').uuid();
    const request = this.#requests.of(kind, [phase, reason, certificate.der, payload], () =>
      sessionless({
        RequestContentType: kind,
        ClientCertificate: certificate.der,
        CheckinReason: reason,
        EspPhase: phase,
        RequestPayload: payload,
      }),
    );
    try {
      const response = yield* machine.world.internet.request(machine.client(), {
        method: 'PUT',
        url: `${gatewayUrl}('${session}')?api-version=1.5`,
        headers: jsonBody,
        ...worded({ ...request, session }),
      });
      if (response.status !== 200)
        return { code: fromHttpStatus(response.status), cause: `the gateway answered ${response.status}` };
      return this.#answers.of(kind, [response.body], () => answerOf(response.body));
    } catch (error) {
      if (error instanceof NetworkError) return { code: networkHResult(error.failure), cause: error.message };
      if (error instanceof SyntaxError)
        return { code: fromWin32(Win32.ERROR_INVALID_DATA), cause: 'the gateway answered no JSON' };
      throw error;
    }
  }
}

const jsonBody = { 'content-type': 'application/json' };

/** Throws SyntaxError where the text, or the payload in it, is no JSON. */
function answerOf(text: string): GatewayResponse {
  const answer = JSON.parse(text) as GatewayResponse;
  payloadOf(answer);
  if (answer.AccountSetup) payloadOf(answer.AccountSetup);
  return answer;
}

const policiesOf = (answer: PhaseResponse): PhasePolicies => ({
  apps: payloadOf<readonly Win32AppPolicy[]>(answer) ?? [],
  scripts: answer.Scripts ?? [],
});

/** The payload's JSON; undefined where there is none. */
const payloadOf = <T>({ ResponsePayload }: PhaseResponse): T | undefined =>
  ResponsePayload === '' ? undefined : (JSON.parse(ResponsePayload) as T);

export const isGatewayFailure = (answer: unknown): answer is GatewayFailure =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'cause' in answer;

export const describeFailure = ({ code, cause }: GatewayFailure): string =>
  `${formatHResult(code)} (${cause})`;
