/**
 * The device registration service (entra.messages.ts; facts/entra-join#device-objects,
 * facts/entra-join#device-registration): joins devices to the tenant.
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import type {
  AccessClaims,
  JoinError,
  JoinRequest,
  JoinResponse,
} from '../../protocols/entra/entra.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { registrationExtensions } from '../../protocols/entra/device-certificate.ts';
import { ExtendedKeyUsageOid } from '../../protocols/pki/certificate-profile.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { readCertificationRequest } from '../../protocols/pki/certification-request.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { json } from '../../world/internet/http.ts';
import { Signal } from '../../world/signal.ts';
import { days, later } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import { createAuthority, type Authority } from '../certificates/authority.ts';
import { guidOf } from '../certificates/guid-of.ts';
import { registrationAuthorityKey } from '../certificates/registration-authority-key.ts';
import type { Directory } from '../directory/directory.ts';
import { blankDevice } from '../directory/blank-device.ts';
import type { EntraDevice } from '../directory/records.ts';
import { bodyOf } from '../services/json-request.ts';
import { answer } from '../services/service.ts';
import type { User } from '../tenant/tenant.ts';
import { joinObstacle } from './join-rules.ts';
import { mdmUrls } from './mdm-urls.ts';
import type { TokenAuthority } from './token-authority.ts';

const requestSchema = v.object({
  accessToken: v.string(),
  CertificateRequest: v.object({ Type: v.literal('pkcs10'), Data: v.string() }),
  TransportKey: v.string(),
  TargetDomain: v.string(),
  DeviceType: v.literal('Windows'),
  OSVersion: v.string(),
  DeviceDisplayName: v.string(),
  JoinType: v.picklist([0, 6]),
}) satisfies v.GenericSchema<unknown, JoinRequest>;

/** HRESULTs that the client shows (facts/entra-join#ticket-refused, facts/entra-join#who-may-join). */
const JoinErrorCode = {
  AuthenticationError: HResults.DSREG_E_DEVICE_AUTHENTICATION_ERROR,
  AuthorizationError: HResults.DSREG_E_DEVICE_AUTHORIZATION_ERROR,
  AttestationRefused: HResults.attestationRefused,
  MsaTicketTpmValidationFailed: HResults.DSREG_E_DEVICE_AUTHORIZATION_ERROR,
  DeviceObjectMissing: HResults.deviceObjectMissing,
} as const;
type JoinErrorType = keyof typeof JoinErrorCode;

const certificateLife = days(3650);

export interface Joined {
  readonly device: EntraDevice;
  /** Absent for a device that joined by itself. */
  readonly user: User | undefined;
}

type Joiner =
  | { readonly device: EntraDevice; readonly user: User | undefined }
  | { readonly error: HttpResponse };

export class JoinService {
  readonly joined = new Signal<Joined>();
  readonly serve: Service = answer((request) => this.#answer(request));
  readonly #world: World;
  readonly #directory: Directory;
  readonly #tokens: TokenAuthority;
  readonly #authority: Authority;
  readonly #invocationId: string;
  readonly #refusedTpms: () => readonly string[];
  readonly #lastJoin = new Map<string, string>();

  /** `refusedTpms`: 'IFX', or with its firmware 'IFX 7.85'. */
  constructor(
    world: World,
    directory: Directory,
    tokens: TokenAuthority,
    refusedTpms: () => readonly string[] = () => [],
  ) {
    this.#refusedTpms = refusedTpms;
    this.#world = world;
    this.#directory = directory;
    this.#tokens = tokens;
    this.#authority = createAuthority(
      world.random('entra device authority').bytes(32),
      { root: { CN: 'MS-Organization-Access' } },
      registrationAuthorityKey(),
    );
    this.#invocationId = world.random('entra directory server').uuid();
  }

  /** deviceId of the device that a user joined last. */
  joinedBy(userId: string): string | undefined {
    return this.#lastJoin.get(userId);
  }

  /** The certificate that a device proves itself with from then on; DER. `user` is who joined it, if a person did. */
  certify({ id, deviceId }: EntraDevice, spki: Uint8Array, user?: User): Uint8Array {
    const now = this.#world.clock.now;
    const tenantId = guidOf(this.#directory.tenant.organization.id);
    return this.#authority.issue({
      subject: { CN: deviceId },
      spki,
      notBefore: now,
      notAfter: later(now, certificateLife),
      profile: {
        ca: false,
        keyUsage: ['digitalSignature'],
        extendedKeyUsage: [ExtendedKeyUsageOid.clientAuth],
        extensions: registrationExtensions({
          invocationId: this.#invocationId,
          deviceId: guidOf(deviceId),
          userId: guidOf(user?.id ?? id),
          domainId: tenantId,
          tenantId,
        }),
      },
    });
  }

  /** For the state digest. */
  state(): unknown {
    return { issued: this.#authority.issued, lastJoin: this.#lastJoin };
  }

  #answer(request: HttpRequest): HttpResponse {
    const order = request.method === 'POST' ? bodyOf(request, requestSchema) : undefined;
    if (!order) return refuse('AuthenticationError', 'The request is malformed', 400);
    try {
      const claims = this.#tokens.read(order.accessToken, 'urn:ms-drs:enterpriseregistration.windows.net');
      if (!claims) return refuse('AuthenticationError', 'The access token is not valid', 401);
      const joiner = claims.idtyp === 'device' ? this.#deviceOf(claims) : this.#userOf(claims, order);
      return 'error' in joiner ? joiner.error : this.#join(joiner.device, joiner.user, order);
    } catch (error) {
      if (error instanceof BadInputError) return refuse('AuthenticationError', error.message, 400);
      throw error;
    }
  }

  /** A device token is about the object that registration made in advance. */
  #deviceOf({ deviceid = '', ztdid = '', tpm = '' }: AccessClaims): Joiner {
    if (!this.#directory.identities.has(ztdid))
      return no('AttestationRefused', 'The device token names no Autopilot device');
    const refused = this.#refusedTpms().find((one) => one === tpm || tpm.startsWith(`${one} `));
    if (refused !== undefined) {
      this.#directory.refusals.emit(`Entra ID does not take tickets of the TPM ${tpm}`);
      return no('MsaTicketTpmValidationFailed', 'The TPM of the ticket could not be validated');
    }
    const device = this.#directory.device(deviceid);
    return device
      ? { device, user: undefined }
      : no('DeviceObjectMissing', `The device object ${deviceid} does not exist`);
  }

  #userOf({ oid = '' }: AccessClaims, order: JoinRequest): Joiner {
    const user = this.#directory.users.get(oid);
    if (!user?.accountEnabled) return no('AuthorizationError', 'The user may not join devices');
    const known = this.#knownDevice(order);
    const obstacle = joinObstacle(this.#directory, user, known);
    if (obstacle !== '') this.#directory.refusals.emit(obstacle);
    return obstacle !== ''
      ? no('AuthorizationError', 'The user is not authorized to join devices')
      : { user, device: known ?? this.#newDevice() };
  }

  /** The object of an earlier join of the same PC, by its transport key, or by its name. */
  #knownDevice({ TransportKey, DeviceDisplayName }: JoinRequest): EntraDevice | undefined {
    const devices = [...this.#directory.devices.values()];
    return (
      devices.find(({ transportKey }) => transportKey !== '' && transportKey === TransportKey) ??
      devices.find(({ displayName }) => displayName.toLowerCase() === DeviceDisplayName.toLowerCase())
    );
  }

  #newDevice(): EntraDevice {
    const random = this.#world.random('entra devices');
    const device = blankDevice(random.uuid(), random.uuid());
    this.#directory.devices.set(device.id, device);
    return device;
  }

  #join(device: EntraDevice, user: User | undefined, order: JoinRequest): HttpResponse {
    const request = readCertificationRequest(fromBase64(order.CertificateRequest.Data));
    if (!request.signatureValid)
      return refuse('AuthenticationError', 'The certificate request is not signed', 400);
    const now = this.#world.clock.now;
    const certificate = this.certify(device, request.spki, user);
    const { thumbprint } = readCertificate(certificate);
    const identity = this.#directory.identityOfDevice(device.deviceId);
    const profile = identity && this.#directory.profiles.get(identity.held.profileId);
    Object.assign(device, {
      displayName: order.DeviceDisplayName,
      trustType: 'AzureAd',
      enrollmentProfileName: profile?.displayName ?? '',
      operatingSystemVersion: order.OSVersion,
      registrationDateTime: now,
      certificateThumbprint: thumbprint,
      certificate,
      transportKey: order.TransportKey,
      registeredOwner: user?.id ?? null,
    } satisfies Partial<EntraDevice>);
    if (user) this.#lastJoin.set(user.id, device.deviceId);
    this.joined.emit({ device, user });
    this.#directory.changed.emit();
    return json({
      Certificate: { Thumbprint: thumbprint, RawBody: toBase64(certificate) },
      User: {
        Upn: user?.userPrincipalName ?? `foouser@${this.#directory.tenant.organization.defaultDomain}`,
      },
      DeviceId: device.deviceId,
      ...mdmUrls(this.#directory, user?.id),
    } satisfies JoinResponse);
  }
}

const no = (type: JoinErrorType, message: string): Joiner => ({ error: refuse(type, message, 403) });

const refuse = (type: JoinErrorType, message: string, status: number): HttpResponse =>
  json({ ErrorType: type, Message: message, code: JoinErrorCode[type] } satisfies JoinError, status);
