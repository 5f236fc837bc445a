/**
 * The MDM enrolment as Windows keeps it: HKLM\SOFTWARE\Microsoft\Enrollments\{guid}
 * (facts/diagnostics#registry).
 */
import { rememberedBy } from '../../world/remember.ts';
import type { Registry } from '../windows/registry.ts';

export interface Enrolment {
  /** GUID of the enrolment on this PC, upper case. */
  readonly id: string;
  /** 'MS DM Server'. */
  readonly providerId: string;
  readonly serverUrl: string;
  /** SHA-1 of the MDM client certificate, upper-case hex. */
  readonly certificateThumbprint: string;
  readonly userPrincipalName: string;
  readonly discoveryUrl: string;
}

const enrolmentsKey = 'HKLM\\SOFTWARE\\Microsoft\\Enrollments';
/** EnrollmentType of a device that was enrolled by its Entra device credential. */
const deviceEnrollmentType = 18;
/** How events name the way of the enrolment: a device with an Entra identity. */
export const enrollmentType = 6;
export const enrollmentName = 'MDMDeviceWithAAD';
const enrolled = 1;

const keyOf = (id: string): string => `${enrolmentsKey}\\${id}`;
const accountKey = (id: string): string => `HKLM\\SOFTWARE\\Microsoft\\Provisioning\\OMADM\\Accounts\\${id}`;

/** Key of the FirstSync mirrors; with a SID, the user's part (facts/status-page-nodes#firstsyncstatus). */
export const firstSyncKey = (id: string, sid?: string): string =>
  `${keyOf(id)}\\FirstSync${sid === undefined ? '' : `\\${sid}`}`;

export function storeEnrolment(registry: Registry, enrolment: Enrolment): void {
  const key = keyOf(enrolment.id);
  registry.setNumber(key, 'EnrollmentState', enrolled);
  registry.setNumber(key, 'EnrollmentType', deviceEnrollmentType);
  registry.setText(key, 'ProviderID', enrolment.providerId);
  registry.setText(key, 'DMPCertThumbPrint', enrolment.certificateThumbprint);
  registry.setText(key, 'UPN', enrolment.userPrincipalName);
  registry.setText(key, 'DiscoveryServiceFullURL', enrolment.discoveryUrl);
  registry.setText(accountKey(enrolment.id), 'Addr', enrolment.serverUrl);
}

/** Forgets an enrolment: the PC is managed no more. */
export function removeEnrolment(registry: Registry, id: string): void {
  registry.deleteKey(keyOf(id));
  registry.deleteKey(accountKey(id));
}

const found = rememberedBy<Registry, Enrolment | undefined>();

const begun = rememberedBy<Registry, boolean>();

/** The server has set the first sync of the device up. */
export const hasFirstSync = (registry: Registry, id: string): boolean =>
  begun(registry).of(id, [registry.revision], () => registry.exists(firstSyncKey(id)));

/** The PC's MDM enrolment, or undefined before there is one. */
export const findEnrolment = (registry: Registry): Enrolment | undefined =>
  found(registry).of('', [registry.revision], () => readEnrolment(registry));

function readEnrolment(registry: Registry): Enrolment | undefined {
  for (const id of registry.keys(enrolmentsKey)) {
    const key = keyOf(id);
    if (registry.number(key, 'EnrollmentState') !== enrolled) continue;
    const text = (name: string): string => registry.text(key, name) ?? '';
    return {
      id,
      providerId: text('ProviderID'),
      serverUrl: registry.text(accountKey(id), 'Addr') ?? '',
      certificateThumbprint: text('DMPCertThumbPrint'),
      userPrincipalName: text('UPN'),
      discoveryUrl: text('DiscoveryServiceFullURL'),
    };
  }
  return undefined;
}
