/** SOAP answers of the enrolment services. */
import { formatHResult } from '../../../protocols/hresult/hresult.ts';
import { encodeEnrolmentFault, enrolmentFaults } from '../../../protocols/mde2/fault.messages.ts';
import { soapContentType } from '../../../protocols/mde2/soap.ts';
import type { HttpResponse } from '../../../world/internet/http.ts';
import { text } from '../../../world/internet/http.ts';

/** Why an enrolment is refused: the fault that the client gets. */
type RefusalName = keyof typeof enrolmentFaults;

export interface Refusal {
  readonly refusal: RefusalName;
  readonly reason: string;
}

/** What the client is told of a refusal by the tenant's rules; the reason stays with the service. */
export const sentences: Partial<Record<RefusalName, string>> = {
  Authentication: 'The account could not be authenticated',
  Authorization: 'The account is not authorized to enrol this device',
  EnrollmentServer: 'The enrolment server could not complete the request',
  DeviceNotSupported: 'The enrolment of this device is not supported',
  DeviceCapReached: 'The account has enrolled too many devices',
  UserLicense: 'The account has no licence for device management',
  NotSupported: 'Mobile device management is not supported for this account or device',
  InvalidEnrollmentData: 'The data of the enrolment is not valid',
};

export const refuse = (refusal: RefusalName, reason: string): Refusal => ({ refusal, reason });

export const soap = (xml: string, status = 200): HttpResponse => text(xml, status, soapContentType);

export const fault = ({ refusal, reason }: Refusal, relatesTo = ''): HttpResponse =>
  soap(encodeEnrolmentFault({ code: enrolmentFaults[refusal].code, reason }, relatesTo), 500);

/** For the deployment report: '0x80180014: …'. */
export const failureDetails = ({ refusal, reason }: Refusal): string =>
  `${formatHResult(enrolmentFaults[refusal].code)}: ${reason}`;
