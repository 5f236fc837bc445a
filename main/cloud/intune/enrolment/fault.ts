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

export const refuse = (refusal: RefusalName, reason: string): Refusal => ({ refusal, reason });

export const soap = (xml: string, status = 200): HttpResponse => text(xml, status, soapContentType);

export const fault = ({ refusal, reason }: Refusal, relatesTo = ''): HttpResponse =>
  soap(encodeEnrolmentFault({ code: enrolmentFaults[refusal].code, reason }, relatesTo), 500);

/** For the deployment report: '0x80180014: …'. */
export const failureDetails = ({ refusal, reason }: Refusal): string =>
  `${formatHResult(enrolmentFaults[refusal].code)}: ${reason}`;
