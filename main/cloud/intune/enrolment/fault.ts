/** SOAP answers of the enrolment services. */
import { formatHResult, hresult } from '../../../protocols/hresult/hresult.ts';
import { encodeEnrolmentFault } from '../../../protocols/mde2/fault.messages.ts';
import { soapContentType } from '../../../protocols/mde2/soap.ts';
import type { HttpResponse } from '../../../world/internet/http.ts';
import { text } from '../../../world/internet/http.ts';

/** Why an enrolment is refused, by the HRESULT that the client shows (autopilot-facts 6.2). */
const Refusals = {
  MessageFormat: 0x80180001,
  Authentication: 0x80180002,
  Authorization: 0x80180003,
  CertificateRequest: 0x80180004,
  /** Also: pre-provisioning is not allowed by the device's profile. */
  EnrollmentServer: 0x80180005,
  DeviceCapReached: 0x80180013,
  DeviceNotSupported: 0x80180014,
  NotSupported: 0x80180015,
  UserLicense: 0x80180018,
  InvalidEnrollmentData: 0x80180019,
} as const;
type RefusalName = keyof typeof Refusals;

export interface Refusal {
  readonly refusal: RefusalName;
  readonly reason: string;
}

export const refuse = (refusal: RefusalName, reason: string): Refusal => ({ refusal, reason });

export const soap = (xml: string, status = 200): HttpResponse => text(xml, status, soapContentType);

export const fault = ({ refusal, reason }: Refusal, relatesTo = ''): HttpResponse =>
  soap(encodeEnrolmentFault({ code: hresult(Refusals[refusal]), reason }, relatesTo), 500);

/** For the deployment report: '0x80180014: …'. */
export const failureDetails = ({ refusal, reason }: Refusal): string =>
  `${formatHResult(hresult(Refusals[refusal]))}: ${reason}`;
