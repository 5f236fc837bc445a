/** A person has joined a managed device: it becomes theirs (facts/entra-join#device-objects). */
import type { Joined } from '../entra/join.service.ts';
import { resetCompliance, type Reset } from './compliance/compliance.ts';
import type { User } from '../tenant/tenant.ts';
import type { Enrolment, Enrolments } from './enrolments.ts';

/** The device's part of the deployment runs anew from here, with the user counted in. */
export function userJoined(enrolments: Enrolments, { device, user }: Joined, reset: Reset): void {
  const enrolment = user && enrolments.ofDevice(device);
  if (enrolment) takeUser(enrolment, user, reset);
}

/** The person whose device it is from then on. */
export function takeUser(enrolment: Enrolment, user: User, reset: Reset): void {
  if (enrolment.byDevice && enrolment.user === undefined) resetCompliance(enrolment, reset);
  enrolment.user = user;
  enrolment.managed.userPrincipalName = user.userPrincipalName;
  enrolment.event.userPrincipalName = user.userPrincipalName;
}
