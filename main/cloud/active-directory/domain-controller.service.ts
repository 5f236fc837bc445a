/** The domain controller, as far as members talk to it (active-directory.messages.ts). */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import { matchOf } from '../../../shared/session/secrets.ts';
import type {
  ComputerObject,
  ComputerUpdate,
  DomainControllerInfo,
  KerberosError,
  Logon,
  LogonRequest,
  MemberProof,
  ServiceConnectionPoint,
} from '../../protocols/active-directory/active-directory.messages.ts';
import { fromBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import { json, splitUrl, text } from '../../world/internet/http.ts';
import { bodyOf } from '../services/json-request.ts';
import type { Organization } from '../tenant/tenant.ts';
import type { ActiveDirectoryDomain, Computer } from './domain.ts';

const proof = { computer: v.string(), machinePassword: v.string() };
const logonSchema = v.object({
  ...proof,
  userName: v.string(),
  proof: v.string(),
}) satisfies v.GenericSchema<unknown, LogonRequest>;
const updateSchema = v.object({ ...proof, userCertificate: v.string() }) satisfies v.GenericSchema<
  unknown,
  ComputerUpdate
>;

/** KDC_ERR_… (RFC 4120 7.5.9). */
const KdcError = { UnknownUser: 6, UnknownComputer: 7, Revoked: 18, PreauthFailed: 24 } as const;

export interface ControllerPorts {
  readonly domain: ActiveDirectoryDomain;
  readonly organization: Organization;
  readonly serviceConnectionPoint: boolean;
  /** A member has changed its object: Entra Connect will see it. */
  readonly changed: (computer: Computer) => void;
}

/** The locator's answer: where a controller is. */
export const locatorAnswer = ({ name, guid, site, controller }: ActiveDirectoryDomain): HttpResponse =>
  json({
    DomainControllerName: controller,
    DomainName: name,
    DomainGuid: guid,
    DcSiteName: site,
  } satisfies DomainControllerInfo);

/** Logons, the service connection point, and what members write of themselves; 404 for anything else. */
export function controllerAnswer(request: HttpRequest, ports: ControllerPorts): HttpResponse {
  const { path } = splitUrl(request.url);
  const computer = /^\/ldap\/computers\/([^/]+)$/.exec(path)?.[1];
  if (request.method === 'PUT' && computer !== undefined) return updateComputer(request, computer, ports);
  switch (`${request.method} ${path}`) {
    case 'POST /kerberos/as':
      return logon(request, ports.domain);
    case 'GET /ldap/service-connection-point':
      return serviceConnectionPoint(ports);
    default:
      return text('Not Found', 404);
  }
}

function memberOf(domain: ActiveDirectoryDomain, { computer, machinePassword }: MemberProof) {
  const found = domain.computer(computer);
  return found?.machinePassword === machinePassword ? found : undefined;
}

function logon(request: HttpRequest, domain: ActiveDirectoryDomain): HttpResponse {
  const order = bodyOf(request, logonSchema);
  if (!order) return text('Bad Request', 400);
  const refuse = (error_code: KerberosError['error_code']): HttpResponse =>
    json({ error_code } satisfies KerberosError, 401);
  if (!memberOf(domain, order)) return refuse(KdcError.UnknownComputer);
  const found = domain.userByLogonName(order.userName);
  if (!found) return refuse(KdcError.UnknownUser);
  const { user, sAMAccountName } = found;
  if (!user.accountEnabled) return refuse(KdcError.Revoked);
  if (order.proof !== matchOf(user.userPrincipalName)) return refuse(KdcError.PreauthFailed);
  return json({
    sAMAccountName,
    userPrincipalName: user.userPrincipalName,
    displayName: user.displayName,
    objectSid: domain.sidOf(found),
    domain: domain.netBiosName,
  } satisfies Logon);
}

function serviceConnectionPoint({
  organization,
  serviceConnectionPoint: there,
}: ControllerPorts): HttpResponse {
  if (!there) return text('noSuchObject', 404);
  return json({
    azureADName: organization.initialDomain,
    azureADId: organization.id,
  } satisfies ServiceConnectionPoint);
}

/** A member may write the certificate of its own object (SELF). */
function updateComputer(request: HttpRequest, name: string, { domain, changed }: ControllerPorts) {
  const order = bodyOf(request, updateSchema);
  if (!order) return text('Bad Request', 400);
  const member = memberOf(domain, order);
  if (!member || member.name.toLowerCase() !== name.toLowerCase())
    return text('insufficientAccessRights', 401);
  const certificate = certificateIn(order.userCertificate);
  if (!certificate) return text('invalidAttributeSyntax', 400);
  member.userCertificate = certificate;
  changed(member);
  const { objectGUID, objectSid } = member;
  return json({ objectGUID, objectSid } satisfies ComputerObject);
}

function certificateIn(base64: string): Uint8Array | undefined {
  try {
    const der = fromBase64(base64);
    readCertificate(der);
    return der;
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}
