/** Entra's token endpoint: device tickets, passwords, device certificates, refresh tokens (entra.messages.ts). */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import { EntraErrors } from '../../protocols/entra/entra-errors.ts';
import { entraClients } from '../../protocols/entra/entra.messages.ts';
import type { TokenError, TokenRequest, TokenResponse } from '../../protocols/entra/entra.messages.ts';
import { fromBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { verifySignature } from '../../protocols/pki/spki.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import { json } from '../../world/internet/http.ts';
import { between, minutes, parseInstant } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import type { TicketAuthority } from '../autopilot/ticket-authority.ts';
import type { Directory } from '../directory/directory.ts';
import { bodyOf } from '../services/json-request.ts';
import type { User } from '../tenant/tenant.ts';
import type { SignInGate } from './sign-in-gate.ts';
import type { TokenAuthority, TokenSubject } from './token-authority.ts';

const resource = v.picklist([
  'urn:ms-drs:enterpriseregistration.windows.net',
  'https://enrollment.manage.microsoft.com/',
]);

const requestSchema = v.variant('grant_type', [
  v.object({ grant_type: v.literal('device_ticket'), device_ticket: v.string(), resource }),
  v.object({
    grant_type: v.literal('password'),
    client_id: v.picklist(Object.values(entraClients)),
    username: v.string(),
    proof: v.string(),
    second_factor: v.exactOptional(v.literal('approved')),
    new_password: v.exactOptional(v.literal('given')),
    resource,
  }),
  v.object({ grant_type: v.literal('access_pass'), username: v.string(), proof: v.string(), resource }),
  v.object({ grant_type: v.literal('security_key'), user_handle: v.string(), resource }),
  v.object({
    grant_type: v.literal('assertion'),
    assertion: v.string(),
    second_factor: v.exactOptional(v.literal('approved')),
    resource,
  }),
  v.object({
    grant_type: v.literal('device_certificate'),
    certificate: v.string(),
    timestamp: v.string(),
    signature: v.string(),
    resource,
  }),
  v.object({ grant_type: v.literal('refresh_token'), refresh_token: v.string(), resource }),
]) satisfies v.GenericSchema<unknown, TokenRequest>;

/** How far a device's clock may be off when it signs. */
const clockTolerance = minutes(10);

interface Ports {
  readonly world: World;
  readonly directory: Directory;
  readonly tokens: TokenAuthority;
  readonly tickets: TicketAuthority;
  readonly gate: SignInGate;
  /** The device that a person joined last, for the deviceid claim. */
  readonly joinedBy: (userId: string) => string | undefined;
}

type Granted = { readonly subject: TokenSubject } | { readonly error: HttpResponse };

/** Answers one request to `/<tenant>/oauth2/token`. */
export function tokenAnswer(request: HttpRequest, ports: Ports): HttpResponse {
  const order = bodyOf(request, requestSchema);
  if (!order) return refuse(EntraErrors.InvalidRequest, 'The request misses a parameter', 'invalid_request');
  const granted = grant(order, ports);
  if ('error' in granted) return granted.error;
  const { subject } = granted;
  const { token, expiresIn } = ports.tokens.issue(order.resource, subject);
  return json({
    token_type: 'Bearer',
    access_token: token,
    expires_in: expiresIn,
    ...(subject.kind === 'user'
      ? {
          refresh_token: ports.tokens.refreshToken(subject.user),
          user: {
            id: subject.user.id,
            userPrincipalName: subject.user.userPrincipalName,
            displayName: subject.user.displayName,
          },
        }
      : {}),
  } satisfies TokenResponse);
}

function grant(order: TokenRequest, ports: Ports): Granted {
  switch (order.grant_type) {
    case 'device_ticket': {
      const ticket = ports.tickets.readTicket(order.device_ticket, ports.world.clock.now);
      if (!ticket) return no(EntraErrors.InvalidGrant, 'The device ticket is not genuine or has expired');
      return { subject: { kind: 'device', deviceId: ticket.deviceid, ztdId: ticket.ztdid, tpm: ticket.tpm } };
    }
    case 'password':
    case 'access_pass':
    case 'security_key':
    case 'assertion': {
      const verdict = ports.gate.judge(order);
      return 'user' in verdict ? person(verdict.user, ports) : no(verdict.error, verdict.description);
    }
    case 'refresh_token': {
      const user = ports.directory.users.get(ports.tokens.readRefreshToken(order.refresh_token) ?? '');
      return user ? person(user, ports) : no(EntraErrors.ExpiredToken, 'The refresh token has expired');
    }
    case 'device_certificate':
      return deviceByCertificate(order, ports);
  }
}

const person = (user: User, { joinedBy }: Ports): Granted =>
  user.accountEnabled
    ? { subject: { kind: 'user', user, deviceId: joinedBy(user.id) } }
    : no(EntraErrors.UserDisabled, 'The user account is disabled');

/** The device signs the timestamp with the key of the certificate that its last join gave. */
function deviceByCertificate(
  order: Extract<TokenRequest, { grant_type: 'device_certificate' }>,
  { world, directory }: Ports,
): Granted {
  const failed = (why: string): Granted => no(EntraErrors.DeviceAuthenticationFailed, why);
  try {
    const facts = readCertificate(fromBase64(order.certificate));
    const device = [...directory.devices.values()].find(
      ({ certificateThumbprint }) => certificateThumbprint === facts.thumbprint,
    );
    if (!device?.accountEnabled) return failed('The device is either disabled or deleted');
    const at = parseInstant(order.timestamp);
    const skew = at === undefined ? Infinity : Math.abs(between(at, world.clock.now));
    if (skew > clockTolerance) return failed("The request's time is out of range");
    const message = Buffer.from(order.timestamp);
    if (!verifySignature(facts.spki, 'rsa-pkcs1-sha256', message, fromBase64(order.signature)))
      return failed('The signature is not of the device key');
    const ztdId = directory.identityOfDevice(device.deviceId)?.id ?? '';
    return { subject: { kind: 'device', deviceId: device.deviceId, ztdId } };
  } catch (error) {
    if (error instanceof BadInputError) return failed(error.message);
    throw error;
  }
}

const no = (code: number, description: string): Granted => ({ error: refuse(code, description) });

const refuse = (
  code: number,
  description: string,
  error: TokenError['error'] = 'invalid_grant',
): HttpResponse =>
  json(
    {
      error,
      error_codes: [code],
      error_description: `AADSTS${code}: ${description}.`,
    } satisfies TokenError,
    400,
  );
