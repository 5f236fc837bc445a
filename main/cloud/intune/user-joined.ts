/** A person has joined a managed device: it becomes theirs (intune-facts 5.1). */
import type { Joined } from '../entra/join.service.ts';
import { resetCompliance } from './compliance.ts';
import type { Enrolments } from './enrolments.ts';

/** The device's part of the deployment runs anew from here, with the user counted in. */
export function userJoined(enrolments: Enrolments, { device, user }: Joined): void {
  const enrolment = user && enrolments.ofDevice(device);
  if (!enrolment) return;
  if (enrolment.byDevice && enrolment.user === undefined) resetCompliance(enrolment);
  enrolment.user = user;
  enrolment.managed.userPrincipalName = user.userPrincipalName;
  enrolment.event.userPrincipalName = user.userPrincipalName;
}
