/** The organisation's own sign-in, which Entra's page sends users of federated domains to (entra.messages.ts). */
import type { FederatedAssertion } from '../../protocols/entra/entra.messages.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { get, isSuccess, jsonOf, postJson } from '../windows/http-client.ts';

/** What came, or the HTTP status that it ended with: 0 where no answer came. */
export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number };

const placeOf = (domain: string): string => `https://sts.${domain}/adfs/ls`;
const domainOf = (userName: string): string => userName.slice(userName.lastIndexOf('@') + 1).toLowerCase();

/** Opens the page of the domain: its status, 0 where no answer came. */
export function* openFederation(machine: Machine, userName: string): Process<number> {
  return (yield* exchange(get(machine, placeOf(domainOf(userName)))))?.status ?? 0;
}

/** Hands in the form; `proof` stands for the password. */
export function* requestAssertion(
  machine: Machine,
  username: string,
  proof: string,
): Process<Answered<FederatedAssertion>> {
  const response = yield* exchange(postJson(machine, placeOf(domainOf(username)), { username, proof }));
  const value = response && isSuccess(response) ? jsonOf<FederatedAssertion>(response) : undefined;
  return value ? { ok: true, value } : { ok: false, status: response?.status ?? 0 };
}

function* exchange(request: Process<HttpResponse>): Process<HttpResponse | undefined> {
  try {
    return yield* request;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return undefined;
  }
}
