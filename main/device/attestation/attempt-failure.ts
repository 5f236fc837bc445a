/** Why one attempt at attestation failed, as Windows would number it. Simulated: never our own fault. */
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromHttpStatus } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import { isSuccess, jsonOf } from '../windows/http-client.ts';
import { TpmError, tpmHResult } from '../tpm-driver/tpm-error.ts';

/**
 * 'silent': what Windows waits for does not come; 'declined': a service does not do what it is asked for; 'broken':
 * something of the PC itself, or the last word of the service. The page's code follows (facts/attestation#attempts).
 */
export type AttemptFailureKind = 'silent' | 'declined' | 'broken';

export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  readonly kind: AttemptFailureKind;
  /** Of the attempt, as `certreq` tells it. */
  readonly code: HResult;
  /** What the step ends with where it is 'broken'. */
  readonly pageCode: HResult;

  constructor(kind: AttemptFailureKind, code: HResult, cause: string, pageCode = code) {
    super(cause);
    this.kind = kind;
    this.code = code;
    this.pageCode = pageCode;
  }
}

/** The failure behind an error of an attempt; undefined for what is no simulated failure. */
export function attemptFailureOf(error: unknown): AttemptFailure | undefined {
  if (error instanceof AttemptFailure) return error;
  if (error instanceof TpmError) return new AttemptFailure('broken', tpmHResult(error), error.message);
  if (error instanceof NetworkError)
    return new AttemptFailure('silent', networkHResult(error.failure), error.message);
  return undefined;
}

/** The object of a service's answer. Throws AttemptFailure for a refusal; `what` names the request. */
export function answerOf<T extends object>(response: HttpResponse, what: string): T {
  if (!isSuccess(response)) {
    const told = jsonOf<{ Message?: string; message?: string }>(response);
    const words = told?.Message ?? told?.message ?? response.body.slice(0, 80);
    throw new AttemptFailure(
      'declined',
      fromHttpStatus(response.status),
      `${what} was answered ${response.status}: ${words}`,
    );
  }
  const answer = jsonOf<T>(response);
  if (!answer)
    throw new AttemptFailure(
      'declined',
      HResults.HTTP_E_STATUS_UNEXPECTED,
      `${what} was not answered with JSON`,
    );
  return answer;
}
