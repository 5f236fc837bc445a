/** What the certificate of an enrolled device says of it (facts/enrolment#the-devices-certificate). */
import { guidBytes } from '../bytes/little-endian.ts';
import type { OtherExtension } from '../pki/certificate-profile.ts';
import { octetString } from '../pki/der.ts';

const mdmCertificateOids = {
  /** The bytes of the GUID, in no DER structure. */
  deviceId: '1.2.840.113556.5.4',
  /** An OCTET STRING of the GUID's bytes. */
  tenantId: '1.2.840.113556.5.14',
} as const;

/** `deviceId` is device management's, which is also the subject's common name; `tenantId` Entra ID's. Both are GUIDs. */
export const mdmExtensions = (deviceId: string, tenantId: string): readonly OtherExtension[] => [
  { oid: mdmCertificateOids.deviceId, value: guidBytes(deviceId) },
  { oid: mdmCertificateOids.tenantId, value: octetString(guidBytes(tenantId)) },
];
