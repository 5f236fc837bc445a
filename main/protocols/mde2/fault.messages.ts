/** Faults of the three enrolment services (MS-MDE2 2.2.9; facts/enrolment#faults). */
import { HResults } from '../hresult/codes.ts';
import { MisuseError } from '../../../shared/failures.ts';
import type { HResult } from '../hresult/hresult.ts';
import { formatHResult } from '../hresult/hresult.ts';
import { element } from '../xml/element.ts';
import { child, childText, descend, textOf } from '../xml/xml.ts';
import { decodeEnvelope, encodeResponse, soapNamespace } from './soap.ts';

const diagnostics = 'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
const enrolment = 'http://schemas.microsoft.com/windows/pki/2009/01/enrollment';
const faultAction = `${diagnostics}/fault`;

const bySubcode = (subcode: string, code: HResult) => ({ subcode, errorType: '', code });
const byErrorType = (errorType: string, code: HResult) => ({ subcode: 's:Authorization', errorType, code });

/** By the name that tells them apart: subcode, ErrorType of the detail where there is one, and the client's HRESULT. */
export const enrolmentFaults = {
  MessageFormat: bySubcode('s:MessageFormat', HResults.MENROLL_E_DEVICE_MESSAGE_FORMAT_ERROR),
  Authentication: bySubcode('s:Authentication', HResults.MENROLL_E_DEVICE_AUTHENTICATION_ERROR),
  Authorization: bySubcode('s:Authorization', HResults.MENROLL_E_DEVICE_AUTHORIZATION_ERROR),
  CertificateRequest: bySubcode('s:CertificateRequest', HResults.MENROLL_E_DEVICE_CERTIFICATEREQUEST_ERROR),
  EnrollmentServer: bySubcode('s:EnrollmentServer', HResults.MENROLL_E_DEVICE_CONFIGMGRSERVER_ERROR),
  InternalServiceFault: bySubcode('a:InternalServiceFault', HResults.MENROLL_E_DEVICE_INTERNALSERVICE_ERROR),
  InvalidSecurity: bySubcode('a:InvalidSecurity', HResults.MENROLL_E_DEVICE_INVALIDSECURITY_ERROR),
  DeviceCapReached: byErrorType('DeviceCapReached', HResults.MENROLL_E_DEVICECAPREACHED),
  DeviceNotSupported: byErrorType('DeviceNotSupported', HResults.MENROLL_E_DEVICENOTSUPPORTED),
  NotSupported: byErrorType('NotSupported', HResults.MENROLL_E_NOT_SUPPORTED),
  NotEligibleToRenew: byErrorType('NotEligibleToRenew', HResults.MENROLL_E_NOTELIGIBLETORENEW),
  InMaintenance: byErrorType('InMaintenance', HResults.MENROLL_E_INMAINTENANCE),
  UserLicense: byErrorType('UserLicense', HResults.MENROLL_E_USER_LICENSE),
  InvalidEnrollmentData: byErrorType('InvalidEnrollmentData', HResults.MENROLL_E_ENROLLMENTDATAINVALID),
};
const faults = Object.values(enrolmentFaults);

export interface EnrolmentFault {
  /** The HRESULT that the enrolment client shows for it. */
  readonly code: HResult;
  /** The sentence in s:Reason. */
  readonly reason: string;
  readonly traceId?: string;
}

/** The body of an HTTP 500 answer. `code` is one of the table. */
export function encodeEnrolmentFault(fault: EnrolmentFault, relatesTo = ''): string {
  const row = faults.find(({ code }) => code === fault.code);
  if (!row) throw new MisuseError(`No enrolment fault leads to ${formatHResult(fault.code)}`);
  const detail =
    row.errorType || fault.traceId !== undefined
      ? element(
          's:Detail',
          {},
          element(
            'DeviceEnrollmentServiceError',
            { xmlns: enrolment },
            row.errorType ? element('ErrorType', {}, row.errorType) : undefined,
            element('Message', {}, fault.reason),
            element('TraceId', {}, fault.traceId ?? ''),
          ),
        )
      : undefined;
  return encodeResponse(
    faultAction,
    { relatesTo },
    element(
      's:Fault',
      {},
      element(
        's:Code',
        {},
        element('s:Value', {}, 's:Receiver'),
        element('s:Subcode', {}, element('s:Value', {}, row.subcode)),
      ),
      element('s:Reason', {}, element('s:Text', { 'xml:lang': 'en-us' }, fault.reason)),
      detail,
    ),
  );
}

/**
 * The fault in an answer; undefined where the answer is a SOAP message of another kind.
 * A known ErrorType wins over the subcode. Throws BadInputError where the text is no SOAP message.
 */
export function decodeEnrolmentFault(xml: string): EnrolmentFault | undefined {
  const { content } = decodeEnvelope(xml);
  if (content.localName !== 'Fault' || content.namespaceURI !== soapNamespace) return undefined;
  const subcode = localName(textOf(descend(content, soapNamespace, 'Code', 'Subcode', 'Value')));
  const detail = child(content, soapNamespace, 'Detail');
  const error = detail && child(detail, enrolment, 'DeviceEnrollmentServiceError');
  const errorType = (error && childText(error, enrolment, 'ErrorType')) ?? '';
  const traceId = error && childText(error, enrolment, 'TraceId');
  const row =
    faults.find((one) => one.errorType !== '' && one.errorType === errorType) ??
    faults.find((one) => one.errorType === '' && localName(one.subcode) === subcode);
  return {
    code: row?.code ?? HResults.MENROLL_E_DEVICE_UNKNOWN_ERROR,
    reason: textOf(descend(content, soapNamespace, 'Reason', 'Text')),
    ...(traceId ? { traceId } : {}),
  };
}

/** Prefixes are the sender's choice. */
const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);
