/** Faults of the three enrolment services (MS-MDE2 2.2.9; autopilot-facts 6.2, intune-facts 2.2). */
import { MisuseError } from '../../../shared/failures.ts';
import type { HResult } from '../hresult/hresult.ts';
import { formatHResult, hresult } from '../hresult/hresult.ts';
import { element } from '../xml/element.ts';
import { child, childText, descend, textOf } from '../xml/xml.ts';
import { decodeEnvelope, encodeResponse, soapNamespace } from './soap.ts';

const diagnostics = 'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
const enrolment = 'http://schemas.microsoft.com/windows/pki/2009/01/enrollment';
const faultAction = `${diagnostics}/fault`;

/** The subcode, the ErrorType of the detail where there is one, and what the client makes of them. */
const faults = [
  { subcode: 's:MessageFormat', errorType: '', code: 0x80180001 },
  { subcode: 's:Authentication', errorType: '', code: 0x80180002 },
  { subcode: 's:Authorization', errorType: '', code: 0x80180003 },
  { subcode: 's:CertificateRequest', errorType: '', code: 0x80180004 },
  { subcode: 's:EnrollmentServer', errorType: '', code: 0x80180005 },
  { subcode: 'a:InternalServiceFault', errorType: '', code: 0x80180006 },
  { subcode: 'a:InvalidSecurity', errorType: '', code: 0x80180007 },
  { subcode: 's:Authorization', errorType: 'DeviceCapReached', code: 0x80180013 },
  { subcode: 's:Authorization', errorType: 'DeviceNotSupported', code: 0x80180014 },
  { subcode: 's:Authorization', errorType: 'NotSupported', code: 0x80180015 },
  { subcode: 's:Authorization', errorType: 'NotEligibleToRenew', code: 0x80180016 },
  { subcode: 's:Authorization', errorType: 'InMaintenance', code: 0x80180017 },
  { subcode: 's:Authorization', errorType: 'UserLicense', code: 0x80180018 },
  { subcode: 's:Authorization', errorType: 'InvalidEnrollmentData', code: 0x80180019 },
] as const;

/** MENROLL_E_DEVICE_UNKNOWN_ERROR: what a fault without a known subcode becomes. */
const unknownFault = hresult(0x80180008);

export interface EnrolmentFault {
  /** The HRESULT that the enrolment client shows for it. */
  readonly code: HResult;
  /** The sentence in s:Reason. */
  readonly reason: string;
  readonly traceId?: string;
}

/** The body of an HTTP 500 answer. `code` is one of the table, e.g. 0x80180005 or 0x80180014. */
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
    code: row ? hresult(row.code) : unknownFault,
    reason: textOf(descend(content, soapNamespace, 'Reason', 'Text')),
    ...(traceId ? { traceId } : {}),
  };
}

/** Prefixes are the sender's choice. */
const localName = (qualified: string): string => qualified.slice(qualified.indexOf(':') + 1);
