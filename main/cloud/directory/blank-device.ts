/** An Entra device object of which nothing is known yet. */
import type { EntraDevice } from './records.ts';

export const blankDevice = (id: string, deviceId: string): EntraDevice => ({
  id,
  deviceId,
  displayName: '',
  accountEnabled: true,
  physicalIds: [],
  trustType: '',
  enrollmentProfileName: '',
  operatingSystemVersion: '',
  operatingSystemSku: '',
  manufacturer: '',
  model: '',
  cpuArchitecture: '',
  isManaged: false,
  isCompliant: null,
  registrationDateTime: null,
  certificateThumbprint: '',
  certificate: null,
  transportKey: '',
  registeredOwner: null,
});
