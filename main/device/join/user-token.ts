/**
 * A person signs in on the branded page: whose tenant, what it looks like, a token
 * (facts/set-up-order#user-flow, facts/entra-join#wrong-tenant).
 */
import type { TenantBranding, TokenResponse, UserRealm } from '../../protocols/entra/entra.messages.ts';
import { entraClients } from '../../protocols/entra/entra.messages.ts';
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
  /** Entra's number and what it says (entra-errors.ts). */
  | { readonly kind: 'refused'; readonly errorCode: number; readonly description: string }
  | ({ readonly kind: 'failed' } & NoAnswer);

/** How a person asks for a token: as the broker, with what has been proved, or as Windows' own logon. */
export interface Asking {
  readonly client: keyof typeof entraClients;
  /** The person's phone has approved. */
  readonly approved?: boolean;
}

/** Asks for the token that the join takes. `proof` stands for the password, which is never sent or stored. */
export function* requestUserToken(
  machine: Machine,
  userPrincipalName: string,
  proof: string,
  { client, approved = false }: Asking,
): Process<UserTokenVerdict> {
  const answer = yield* requestToken(machine, 'common', {
    grant_type: 'password',
    client_id: entraClients[client],
    username: userPrincipalName,
    proof,
    ...(approved ? { second_factor: 'approved' } : {}),
    resource: 'urn:ms-drs:enterpriseregistration.windows.net',
  });
  if (answer.ok) return { kind: 'signed-in', token: answer.value };
  const [errorCode] = answer.error?.error_codes ?? [];
  return errorCode === undefined
    ? { kind: 'failed', code: answer.code, cause: answer.cause }
    : { kind: 'refused', errorCode, description: answer.error?.error_description ?? '' };
}
