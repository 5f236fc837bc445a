/** Windows' side of the talk with Entra ID: one method for each message (entra.messages.ts). */
import { HResults } from '../../protocols/hresult/codes.ts';
import type {
  HybridJoinRequest,
  JoinError,
  JoinRequest,
  JoinResponse,
  TenantBranding,
  TokenError,
  TokenRequest,
  TokenResponse,
  UserRealm,
} from '../../protocols/entra/entra.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromHttpStatus, hresult } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import { entraEvents } from '../windows/events/other.catalogue.ts';
import { systemMessage } from '../windows/events/system-messages.ts';
import type { Machine } from '../windows/machine.ts';
import { get, isSuccess, jsonOf, postJson } from '../windows/http-client.ts';

/** An answer, or what Windows makes of there being none. `E` is the service's own error message. */
export type Answer<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: HResult; readonly cause: string; readonly error?: E };

const login = 'https://login.microsoftonline.com';
const registration = 'https://enterpriseregistration.windows.net/EnrollmentServer/device/?api-version=2.0';

/** Which tenant a user name belongs to, and who checks its password. */
export const findRealm = (machine: Machine, userPrincipalName: string): Process<Answer<UserRealm, never>> =>
  ask(
    'the realm of a user',
    get(machine, `${login}/common/userrealm/${encodeURIComponent(userPrincipalName)}?api-version=2.1`),
  );

/** The tenant's own texts and colour for the sign-in page. */
export const findBranding = (machine: Machine, domain: string): Process<Answer<TenantBranding, never>> =>
  ask('the branding of a tenant', get(machine, `${login}/${encodeURIComponent(domain)}/branding`));

/** A token, or event 1098 with why there is none. */
export function* requestToken(
  machine: Machine,
  tenantId: string,
  request: TokenRequest,
): Process<Answer<TokenResponse, TokenError>> {
  const answer = yield* ask<TokenResponse, TokenError>(
    'the request for a token',
    postJson(machine, `${login}/${tenantId}/oauth2/token`, request),
    (error) => ({
      code: HResults.DSREG_E_DEVICE_AUTHENTICATION_ERROR,
      words: `${error.error_description} (${error.error_codes.join(', ')})`,
    }),
  );
  if (!answer.ok)
    machine.eventLog.write(entraEvents.tokenFailed, {
      Error: answer.code,
      ErrorMessage: answer.error?.error ?? systemMessage(answer.code, 'Win32 Error'),
      AdditionalInformation: answer.cause,
    });
  return answer;
}

export const requestJoin = (
  machine: Machine,
  request: JoinRequest,
): Process<Answer<JoinResponse, JoinError>> =>
  ask<JoinResponse, JoinError>('the join', postJson(machine, registration, request), joinErrorOf);

/** A member of a domain registers the device object that its domain has synchronised. */
export const requestHybridJoin = (
  machine: Machine,
  deviceId: string,
  request: HybridJoinRequest,
): Process<Answer<JoinResponse, JoinError>> =>
  ask<JoinResponse, JoinError>(
    'the registration',
    machine.world.internet.request(machine.client(), {
      method: 'PUT',
      url: registration.replace('/?', `/${deviceId}?`),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    }),
    joinErrorOf,
  );

const joinErrorOf = ({ code, Message }: JoinError): { code: HResult; words: string } => ({
  code: hresult(code),
  words: Message,
});

/** One exchange; `explain` reads the service's error message where it has one. */
function* ask<T extends object, E extends object>(
  what: string,
  exchange: Process<HttpResponse>,
  explain?: (error: E) => { readonly code: HResult; readonly words: string },
): Process<Answer<T, E>> {
  let response: HttpResponse;
  try {
    response = yield* exchange;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { ok: false, code: networkHResult(error.failure), cause: error.message };
  }
  const body = jsonOf<T>(response);
  if (isSuccess(response) && body) return { ok: true, value: body };
  const error = explain && response.status < 500 ? jsonOf<E>(response) : undefined;
  if (explain && error) {
    const { code, words } = explain(error);
    return { ok: false, code, cause: `${what} was refused: ${words}`, error };
  }
  return {
    ok: false,
    code: fromHttpStatus(response.status),
    cause: `${what} was answered ${response.status}`,
  };
}
