/** Subject names of certificates, as the tenant's profiles write them. */
import { ownOf } from '../../../shared/own.ts';
import type { Enrolment } from './enrolments.ts';

/** Intune's variables in subject names; what it does not know stays as it is written. */
export function subjectName(format: string, { managed, entra, user }: Enrolment): string {
  const values: Readonly<Record<string, string>> = {
    aad_device_id: entra.deviceId,
    deviceid: managed.id,
    devicename: managed.deviceName,
    serialnumber: managed.serialNumber,
    username: (user?.userPrincipalName ?? '').split('@')[0] ?? '',
    userprincipalname: user?.userPrincipalName ?? '',
    emailaddress: user?.userPrincipalName ?? '',
  };
  return format.replace(
    /\{\{(\w+)\}\}/g,
    (whole, name: string) => ownOf(values, name.toLowerCase()) ?? whole,
  );
}

/** The CN of a subject; a text that has none is one. */
export const commonName = (subject: string): string =>
  /CN\s*=\s*([^,]+)/i.exec(subject)?.[1]?.trim() ?? subject;
