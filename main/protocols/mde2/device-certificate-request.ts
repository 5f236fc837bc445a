/** The PKCS#10 request of an enrolment, as Windows makes it (facts/enrolment#certificate-request). */
import { extendedKeyUsageExtension, ExtendedKeyUsageOid, extension } from '../pki/certificate-profile.ts';
import { makeCertificationRequest } from '../pki/certification-request.ts';
import type { Signer } from '../pki/signer.ts';

/** Of Microsoft's: the id of the device that asks. */
export const deviceIdExtension = '1.3.6.1.4.1.311.66.1.0';

/** A common name has at most 64 characters (RFC 5280, ub-common-name), of which Windows' buffer gives one to its zero. */
const nameSize = 63;

/** `enrolmentId` a GUID, `deviceId` 32 hexadecimal digits. The name is cut where it is too long: at the end of the GUID. */
export function deviceCertificateRequest(enrolmentId: string, deviceId: string, signer: Signer): Uint8Array {
  const asker = enrolmentId.slice(0, nameSize - 1 - deviceId.length);
  return makeCertificationRequest({
    subject: { CN: `${asker}!${deviceId}` },
    signer,
    extensions: [
      extendedKeyUsageExtension([ExtendedKeyUsageOid.clientAuth]),
      extension(deviceIdExtension, false, Buffer.from(`${deviceId}\0`)),
    ],
  });
}
