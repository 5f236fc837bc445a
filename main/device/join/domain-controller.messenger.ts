/** A member's side of the talk with its domain (active-directory.messages.ts). */
import type {
  ComputerObject,
  DomainControllerInfo,
  KerberosError,
  Logon,
  MemberProof,
  ServiceConnectionPoint,
} from '../../protocols/active-directory/active-directory.messages.ts';
import { locatorName } from '../../protocols/active-directory/active-directory.messages.ts';
import { toBase64 } from '../../protocols/bytes/base64.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { isSuccess, jsonOf } from '../windows/http-client.ts';
import type { DomainMembership } from './domain-membership.ts';

/** `cause` is empty where somebody answered. */
export interface NoController {
  readonly cause: string;
}

/** DsGetDcName: a controller of the domain, or why none is found. */
export function* findController(
  machine: Machine,
  { domain }: DomainMembership,
): Process<DomainControllerInfo | NoController> {
  const answer = yield* ask(machine, { method: 'GET', url: `http://${locatorName(domain)}/` });
  if ('cause' in answer) return answer;
  const info = isSuccess(answer) ? jsonOf<DomainControllerInfo>(answer) : undefined;
  return info ?? { cause: `no domain controller answers for ${domain}` };
}

export type LogonVerdict =
  | { readonly kind: 'logon'; readonly logon: Logon }
  | { readonly kind: 'refused'; readonly code: KerberosError['error_code'] }
  | ({ readonly kind: 'unavailable' } & NoController);

/** A person signs in to the domain. `proof` stands for the password. */
export function* logOn(
  machine: Machine,
  membership: DomainMembership,
  userName: string,
  proof: string,
): Process<LogonVerdict> {
  const controller = yield* findController(machine, membership);
  if ('cause' in controller) return { kind: 'unavailable', ...controller };
  const answer = yield* ask(
    machine,
    order('POST', controller, '/kerberos/as', { ...proofOf(membership), userName, proof }),
  );
  if ('cause' in answer) return { kind: 'unavailable', ...answer };
  const logon = isSuccess(answer) ? jsonOf<Logon>(answer) : undefined;
  if (logon) return { kind: 'logon', logon };
  const error = jsonOf<KerberosError>(answer);
  return error
    ? { kind: 'refused', code: error.error_code }
    : { kind: 'unavailable', cause: `the domain controller answered ${answer.status}` };
}

/** The service connection point; undefined where the domain has none. */
export function* readServiceConnectionPoint(
  machine: Machine,
  membership: DomainMembership,
): Process<ServiceConnectionPoint | undefined | NoController> {
  const controller = yield* findController(machine, membership);
  if ('cause' in controller) return controller;
  const answer = yield* ask(machine, order('GET', controller, '/ldap/service-connection-point'));
  if ('cause' in answer) return answer;
  return isSuccess(answer) ? jsonOf<ServiceConnectionPoint>(answer) : undefined;
}

/** Writes the certificate of the registration into the computer's object. */
export function* writeUserCertificate(
  machine: Machine,
  membership: DomainMembership,
  certificate: Uint8Array,
): Process<ComputerObject | NoController> {
  const controller = yield* findController(machine, membership);
  if ('cause' in controller) return controller;
  const answer = yield* ask(
    machine,
    order('PUT', controller, `/ldap/computers/${membership.machineName}`, {
      ...proofOf(membership),
      userCertificate: toBase64(certificate),
    }),
  );
  if ('cause' in answer) return answer;
  const object = isSuccess(answer) ? jsonOf<ComputerObject>(answer) : undefined;
  return object ?? { cause: `the domain refused the computer's certificate: ${answer.body}` };
}

const proofOf = ({ machineName, machinePassword }: DomainMembership): MemberProof => ({
  computer: machineName,
  machinePassword,
});

const order = (
  method: HttpRequest['method'],
  { DomainControllerName }: DomainControllerInfo,
  path: string,
  body?: object,
): HttpRequest => ({
  method,
  url: `http://${DomainControllerName}${path}`,
  ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
});

function* ask(machine: Machine, request: HttpRequest): Process<HttpResponse | NoController> {
  try {
    return yield* machine.world.internet.request(machine.client(), request);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { cause: error.message };
  }
}
