/** The agent's calls to its gateway (ime.messages.ts). */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type {
  ContentInfo,
  ContentRequest,
  GatewayRequest,
  GatewayResponse,
  ScriptPolicy,
  StatusReport,
  Win32AppPolicy,
} from '../../protocols/ime/ime.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult, fromHttpStatus, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { findEnrolment } from '../mdm/enrolment.ts';

export type EspPhase = GatewayRequest['EspPhase'];

/** What the agent has to do in a phase. */
export interface PhasePolicies {
  readonly apps: readonly Win32AppPolicy[];
  readonly scripts: readonly ScriptPolicy[];
}

/** A call that came to nothing. */
export interface GatewayFailure {
  readonly code: HResult;
  readonly cause: string;
}

const gatewayUrl = 'https://fef.msub01.manage.microsoft.com/SideCar/SideCarGatewaySessions';

export class Gateway {
  readonly #machine: Machine;
  /** The latest answers that were read, by their text: an idle PC gets the same again and again. */
  readonly #read = new Map<string, GatewayResponse>();
  readonly #policies = new Map<
    EspPhase,
    { readonly answer: GatewayResponse; readonly policies: PhasePolicies }
  >();

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  *policies(
    phase: EspPhase,
    reason: GatewayRequest['CheckinReason'],
  ): Process<PhasePolicies | GatewayFailure> {
    const answer = yield* this.#call('PolicyRequest', phase, reason, '');
    if (isGatewayFailure(answer)) return answer;
    const known = this.#policies.get(phase);
    if (known?.answer === answer) return known.policies;
    const policies = {
      apps: payloadOf<readonly Win32AppPolicy[]>(answer) ?? [],
      scripts: answer.Scripts ?? [],
    };
    this.#policies.set(phase, { answer, policies });
    return policies;
  }

  *content(appId: string, phase: EspPhase): Process<ContentInfo | GatewayFailure> {
    const request: ContentRequest = { AppId: appId };
    const answer = yield* this.#call('GetContentInfo', phase, 'ESP', JSON.stringify(request));
    if (isGatewayFailure(answer)) return answer;
    const info = payloadOf<ContentInfo>(answer);
    return info ?? { code: fromHttpStatus(404), cause: `the gateway knows no content of ${appId}` };
  }

  /** A report that does not arrive is not sent again: the next check-in tells the state anyway. */
  *report(report: StatusReport, phase: EspPhase): Process<void> {
    yield* this.#call('ReportStatus', phase, 'ESP', JSON.stringify(report));
  }

  /** Throws SyntaxError where the text, or the payload in it, is no JSON. */
  #answerOf(text: string): GatewayResponse {
    const known = this.#read.get(text);
    if (known) return known;
    const answer = JSON.parse(text) as GatewayResponse;
    payloadOf(answer);
    if (this.#read.size >= mostRead) this.#read.clear();
    this.#read.set(text, answer);
    return answer;
  }

  *#call(
    kind: GatewayRequest['RequestContentType'],
    phase: EspPhase,
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
    const request: GatewayRequest = {
      SessionId: session,
      RequestContentType: kind,
      ClientCertificate: certificate.der,
      CheckinReason: reason,
      EspPhase: phase,
      RequestPayload: payload,
    };
    try {
      const response = yield* machine.world.internet.request(machine.client(), {
        method: 'PUT',
        url: `${gatewayUrl}('${session}')?api-version=1.5`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      if (response.status !== 200)
        return { code: fromHttpStatus(response.status), cause: `the gateway answered ${response.status}` };
      return this.#answerOf(response.body);
    } catch (error) {
      if (error instanceof NetworkError) return { code: networkHResult(error.failure), cause: error.cause };
      if (error instanceof SyntaxError)
        return { code: fromWin32(Win32.ERROR_INVALID_DATA), cause: 'the gateway answered no JSON' };
      throw error;
    }
  }
}

const mostRead = 16;

/** The payload's JSON; undefined where there is none. */
const payloadOf = <T>({ ResponsePayload }: GatewayResponse): T | undefined =>
  ResponsePayload === '' ? undefined : (JSON.parse(ResponsePayload) as T);

export const isGatewayFailure = (answer: unknown): answer is GatewayFailure =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'cause' in answer;

export const describeFailure = ({ code, cause }: GatewayFailure): string =>
  `${formatHResult(code)} (${cause})`;
