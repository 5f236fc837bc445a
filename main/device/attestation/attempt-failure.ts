/** Why one attempt at attestation failed, as Windows would number it. Simulated: never our own fault. */
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromHttpStatus } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import { isSuccess, jsonOf } from '../windows/http-client.ts';
import { TpmError, tpmHResult } from '../tpm-driver/tpm-error.ts';

/** 'silent': a service did not answer; 'unavailable': it answered that it cannot now; 'refused': anything else. */
export type AttemptFailureKind = 'silent' | 'unavailable' | 'refused';

export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  readonly kind: AttemptFailureKind;
  readonly code: HResult;

  constructor(kind: AttemptFailureKind, code: HResult, cause: string) {
    super(cause);
    this.kind = kind;
    this.code = code;
  }
}

/** The failure behind an error of an attempt; undefined for what is no simulated failure. */
export function attemptFailureOf(error: unknown): AttemptFailure | undefined {
  if (error instanceof AttemptFailure) return error;
  if (error instanceof TpmError) return new AttemptFailure('refused', tpmHResult(error), error.message);
  if (error instanceof NetworkError)
    return new AttemptFailure('silent', networkHResult(error.failure), `${error.host}: ${error.cause}`);
  return undefined;
}

/** The object of a service's answer. Throws AttemptFailure for a refusal; `what` names the request. */
export function answerOf<T extends object>(response: HttpResponse, what: string): T {
  if (!isSuccess(response)) {
    const told = jsonOf<{ Message?: string; message?: string }>(response);
    const words = told?.Message ?? told?.message ?? response.body.slice(0, 80);
    const kind = response.status >= 500 ? 'unavailable' : 'refused';
    throw new AttemptFailure(
      kind,
      fromHttpStatus(response.status),
      `${what} was answered ${response.status}: ${words}`,
    );
  }
  const answer = jsonOf<T>(response);
  if (!answer)
    throw new AttemptFailure(
      'refused',
      HResults.HTTP_E_STATUS_UNEXPECTED,
      `${what} was not answered with JSON`,
    );
  return answer;
}
