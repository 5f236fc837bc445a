/**
 * A person signs in on the branded page: whose tenant, what it looks like, a token
 * (facts/set-up-order#user-flow, facts/entra-join#wrong-tenant).
 */
import type {
  TenantBranding,
  TokenRequest,
  TokenResponse,
  UserRealm,
} from '../../protocols/entra/entra.messages.ts';
import { entraClients } from '../../protocols/entra/entra.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { findBranding, findRealm, requestToken } from './entra.messenger.ts';
import { requestAssertion } from './federation.messenger.ts';

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
  /** The organisation's own sign-in has not let the person in; its HTTP status, 0 where it did not answer. */
  | { readonly kind: 'federation'; readonly status: number }
  | ({ readonly kind: 'failed' } & NoAnswer);

/** What a person gives for a token: `proof` stands for a password or a pass, which is never sent or stored. */
export type Credentials =
  | {
      readonly way: 'password';
      readonly userName: string;
      readonly proof: string;
      /** The broker, for a join or a work account, or Windows' own logon. */
      readonly client: keyof typeof entraClients;
      /** The person's phone has approved. */
      readonly approved?: boolean;
      /** A new password takes the old one's place. */
      readonly renewed?: boolean;
    }
  | { readonly way: 'access-pass'; readonly userName: string; readonly proof: string }
  | { readonly way: 'security-key'; readonly userName: string }
  | {
      readonly way: 'federated';
      readonly userName: string;
      readonly proof: string;
      readonly approved?: boolean;
    };

const resource = 'urn:ms-drs:enterpriseregistration.windows.net';
const approval = (approved: boolean | undefined) =>
  approved === true ? ({ second_factor: 'approved' } as const) : {};

/** Asks for the token that the join takes. */
export function* requestUserToken(machine: Machine, credentials: Credentials): Process<UserTokenVerdict> {
  const { userName } = credentials;
  switch (credentials.way) {
    case 'password':
      return yield* ask(machine, {
        grant_type: 'password',
        client_id: entraClients[credentials.client],
        username: userName,
        proof: credentials.proof,
        ...approval(credentials.approved),
        ...(credentials.renewed === true ? { new_password: 'given' } : {}),
        resource,
      });
    case 'access-pass':
      return yield* ask(machine, {
        grant_type: 'access_pass',
        username: userName,
        proof: credentials.proof,
        resource,
      });
    case 'security-key':
      return yield* ask(machine, { grant_type: 'security_key', user_handle: userName, resource });
    case 'federated': {
      const answer = yield* requestAssertion(machine, userName, credentials.proof);
      if (!answer.ok) return { kind: 'federation', status: answer.status };
      const { assertion } = answer.value;
      return yield* ask(machine, {
        grant_type: 'assertion',
        assertion,
        ...approval(credentials.approved),
        resource,
      });
    }
  }
}

function* ask(machine: Machine, request: TokenRequest): Process<UserTokenVerdict> {
  const answer = yield* requestToken(machine, 'common', request);
  if (answer.ok) return { kind: 'signed-in', token: answer.value };
  const [errorCode] = answer.error?.error_codes ?? [];
  return errorCode === undefined
    ? { kind: 'failed', code: answer.code, cause: answer.cause }
    : { kind: 'refused', errorCode, description: answer.error?.error_description ?? '' };
}
