/**
 * A person signs in on the branded page: whose tenant, what it looks like, a token
 * (facts/set-up-order#user-flow, facts/entra-join#wrong-tenant).
 */
import type { TenantBranding, TokenResponse, UserRealm } from '../../protocols/entra/entra.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { findBranding, findRealm, requestToken } from './entra.messenger.ts';

/** An answer that did not come, or not as it should. */
export interface NoAnswer {
  readonly code: HResult;
  /** What went wrong in the world. */
  readonly cause: string;
}

/** Which tenant a user name belongs to; NameSpaceType 'Unknown' where none has its domain. */
export function* realmOf(machine: Machine, userPrincipalName: string): Process<UserRealm | NoAnswer> {
  const answer = yield* findRealm(machine, userPrincipalName);
  return answer.ok ? answer.value : { code: answer.code, cause: answer.cause };
}

/** The tenant's own texts and colour; null where they cannot be had: the page then shows none. */
export function* brandingOf(machine: Machine, domain: string): Process<TenantBranding | null> {
  const answer = yield* findBranding(machine, domain);
  return answer.ok ? answer.value : null;
}

export type UserTokenVerdict =
  | { readonly kind: 'signed-in'; readonly token: TokenResponse }
  /** Entra's error code: 50126 wrong password, 50034 unknown user, 50057 disabled. */
  | { readonly kind: 'refused'; readonly errorCode: number }
  | ({ readonly kind: 'failed' } & NoAnswer);

/** Asks for the token that the join takes. `proof` stands for the password, which is never sent or stored. */
export function* requestUserToken(
  machine: Machine,
  userPrincipalName: string,
  proof: string,
): Process<UserTokenVerdict> {
  const answer = yield* requestToken(machine, 'common', {
    grant_type: 'password',
    username: userPrincipalName,
    proof,
    resource: 'urn:ms-drs:enterpriseregistration.windows.net',
  });
  if (answer.ok) return { kind: 'signed-in', token: answer.value };
  const [errorCode] = answer.error?.error_codes ?? [];
  return errorCode === undefined
    ? { kind: 'failed', code: answer.code, cause: answer.cause }
    : { kind: 'refused', errorCode };
}
