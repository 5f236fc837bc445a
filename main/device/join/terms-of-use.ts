/**
 * The terms of use of the tenant's device management: Windows opens the address that the join brought, and keeps
 * what comes back for the enrolment (terms.messages.ts; facts/enrolment#terms-of-use).
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import type { StageText } from '../../../shared/stage/view.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { enrolmentNetworkHResult } from '../../protocols/hresult/network.ts';
import type { Terms, TermsPage } from '../../protocols/mde2/terms.messages.ts';
import { answerBody, readRedirection, termsUrl } from '../../protocols/mde2/terms.messages.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { jsonOf } from '../windows/http-client.ts';

/** Where the page leads back to when Windows joins in its set-up. */
const redirectUri = 'ms-aadj-redir://auth/mdm';

const failure = (code: HResult, cause: string, sentence?: StageText): StepFailure =>
  new StepFailure({
    step: 'mdm-enrolment',
    code,
    item: null,
    cause,
    ...(sentence === undefined ? {} : { sentence }),
  });

const unreachable = (code: HResult, cause: string): StepFailure =>
  failure(code, `the terms of use could not be had: ${cause}`, {
    key: 'problem.terms-unreachable',
  });

export class TermsOfUse {
  readonly #machine: Machine;
  #token = '';
  #answerUrl = '';
  #enrollmentData = '';

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** For the state digest. */
  state(): unknown {
    return { token: this.#token, answerUrl: this.#answerUrl, enrollmentData: this.#enrollmentData };
  }

  /** For the enrolment request; '' before the terms were accepted. */
  get enrollmentData(): string {
    return this.#enrollmentData;
  }

  /** Opens the page. Null where there is nothing to accept. Throws StepFailure. */
  *open(touUrl: string, token: string): Process<readonly Terms[] | null> {
    this.#token = token;
    this.#enrollmentData = '';
    const clientRequestId = this.#machine.world.random('terms of use').uuid();
    const response = yield* this.#request('GET', termsUrl(touUrl, { redirectUri, clientRequestId }));
    if (response.status === 302) {
      this.#follow(response);
      return null;
    }
    const page = jsonOf<TermsPage>(response);
    if (response.status !== 200 || !page)
      throw unreachable(HResults.MENROLL_E_CONNECTIVITY, `answered ${response.status}`);
    this.#answerUrl = page.answerUrl;
    return page.terms;
  }

  /** A press of the page's buttons. Throws StepFailure where the person declines. */
  *answer(accepted: boolean): Process<void> {
    const response = yield* this.#request('POST', this.#answerUrl, answerBody(accepted));
    if (response.status !== 302)
      throw unreachable(HResults.MENROLL_E_CONNECTIVITY, `answered ${response.status}`);
    this.#follow(response);
  }

  #follow(response: HttpResponse): void {
    const location = response.headers?.['location'] ?? '';
    // A captive portal redirects too, elsewhere.
    if (!location.startsWith(redirectUri))
      throw unreachable(HResults.MENROLL_E_CONNECTIVITY, `redirected to ${location}`);
    const verdict = readRedirection(location);
    if (verdict.kind === 'declined')
      throw failure(HResults.enrolmentCancelled, 'the terms of use were declined');
    if (verdict.kind === 'error')
      throw failure(
        HResults.MENROLL_E_DEVICE_AUTHORIZATION_ERROR,
        `the terms of use were refused: ${verdict.error}, ${verdict.description}`,
      );
    this.#enrollmentData = verdict.opaqueBlob;
  }

  *#request(method: 'GET' | 'POST', url: string, body?: string): Process<HttpResponse> {
    const { world } = this.#machine;
    const request: HttpRequest = {
      method,
      url,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { body }),
    };
    try {
      return yield* world.internet.request(this.#machine.client(), request);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      throw unreachable(enrolmentNetworkHResult(error.failure), error.message);
    }
  }
}
