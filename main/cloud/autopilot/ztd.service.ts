/** login.live.com and ztd.dds.microsoft.com: the device's anonymous account and its profile (ztd.messages.ts). */
import * as v from 'valibot';
import type {
  DeviceCredential,
  DeviceCredentialRequest,
  ProfileRequest,
  ZtdError,
  ZtdErrorName,
} from '../../protocols/autopilot/ztd.messages.ts';
import { ZtdErrors } from '../../protocols/autopilot/ztd.messages.ts';
import type { HttpResponse, Service } from '../../world/internet/http.ts';
import { json, splitUrl, text } from '../../world/internet/http.ts';
import type { World } from '../../world/world.ts';
import type { Directory } from '../directory/directory.ts';
import { bodyOf } from '../services/json-request.ts';
import { answer } from '../services/service.ts';
import { matchDevice } from './device-matching.ts';
import { profileDocument } from './profile-document.ts';
import type { TicketAuthority } from './ticket-authority.ts';

const credentialSchema = v.object({
  hardwareHash: v.string(),
}) satisfies v.GenericSchema<unknown, DeviceCredentialRequest>;
const profileSchema = v.object({
  hardwareHash: v.string(),
  deviceToken: v.string(),
}) satisfies v.GenericSchema<unknown, ProfileRequest>;

const messages: Readonly<Record<ZtdErrorName, string>> = {
  ZtdDeviceAlreadyAssigned: 'The device is registered with this tenant already',
  ZtdDeviceIsNotRegistered: 'The device is not registered',
  ZtdDeviceAssignedToOtherTenant: 'The device is registered with another tenant',
  ZtdDeviceHasNoAssignedProfile: 'No profile is assigned to the device',
  ZtdSerialNumberMismatch: 'The hardware differs from the registration',
};

export const ztdError = (errorName: ZtdErrorName, status = 404): HttpResponse =>
  json(
    { errorCode: ZtdErrors[errorName], errorName, message: messages[errorName] } satisfies ZtdError,
    status,
  );

export const liveService = (world: World, tickets: TicketAuthority): Service =>
  answer((request) => {
    const isCredential = /^\/ppsecure\/deviceaddcredential\.srf$/i.test(splitUrl(request.url).path);
    if (request.method !== 'POST' || !isCredential) return text('Not Found', 404);
    if (!bodyOf(request, credentialSchema)) return text('Bad Request', 400);
    return json({ deviceToken: tickets.credential(world.clock.now) } satisfies DeviceCredential);
  });

export const ztdService = (world: World, directory: Directory, tickets: TicketAuthority): Service =>
  answer((request) => {
    if (request.method !== 'POST' || splitUrl(request.url).path !== '/profile') return text('Not Found', 404);
    const order = bodyOf(request, profileSchema);
    if (!order) return text('Bad Request', 400);
    const { now } = world.clock;
    if (!tickets.isCredential(order.deviceToken, now)) return text('Unauthorized', 401);
    const match = matchDevice(directory.identities.values(), order.hardwareHash);
    if ('error' in match) return ztdError(match.error);
    const { identity } = match;
    identity.lastContacted = now;
    const profile = directory.profiles.get(identity.held.profileId);
    return profile
      ? json(profileDocument(directory.tenant.organization, profile, identity, now))
      : ztdError('ZtdDeviceHasNoAssignedProfile');
  });
