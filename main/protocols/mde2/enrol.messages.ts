/** RequestSecurityToken: the enrolment itself (MS-WSTEP, MS-MDE2 3.4 and 3.5; facts/enrolment#request). */
import { element } from '../xml/element.ts';
import { attribute, child, children, descend, requiredChild, textOf } from '../xml/xml.ts';
import type { ProvisioningDocument } from './provisioning-document.ts';
import { decodeProvisioningDocument, encodeProvisioningDocument } from './provisioning-document.ts';
import type { RequestHeader, ResponseHeader } from './soap.ts';
import {
  binarySecurityToken,
  decodeEnvelope,
  encodeRequest,
  encodeResponse,
  expectContent,
  readBinarySecurityToken,
  securityTokenOf,
} from './soap.ts';

const enrolment = 'http://schemas.microsoft.com/windows/pki/2009/01/enrollment';
const requestAction = `${enrolment}/RST/wstep`;
const responseAction = `${enrolment}/RSTRC/wstep`;
const trust = 'http://docs.oasis-open.org/ws-sx/ws-trust/200512';
const authorization = 'http://schemas.xmlsoap.org/ws/2006/12/authorization';
const tokens = 'http://schemas.microsoft.com/5.0.0.0/ConfigurationManager/Enrollment';
const tokenType = `${tokens}/DeviceEnrollmentToken`;
const provisioningDocumentType = `${tokens}/DeviceEnrollmentProvisionDoc`;
const pkcs10Type = `${enrolment}#PKCS10`;

/** Names that repeat (MAC) come as items of their own. */
export interface ContextItem {
  readonly name: ContextName;
  readonly value: string;
}

/** Names of MS-MDE2 3.5.1 and of Autopilot; others are passed on as they are. */
export type ContextName =
  | 'UXInitiated'
  | 'HWDevID'
  | 'Locale'
  | 'TargetedUserLoggedIn'
  | 'OSEdition'
  | 'DeviceName'
  | 'MAC'
  | 'DeviceID'
  | 'EnrollmentType'
  | 'DeviceType'
  | 'OSVersion'
  | 'ApplicationVersion'
  | 'NotInOobe'
  | 'RequestVersion'
  | 'EnrollmentData'
  | 'ZeroTouchProvisioning'
  | 'OfflineAutoPilotEnrollmentCorrelator'
  | 'BootstrapDomainJoin'
  | 'WhiteGlove'
  | 'WhiteGloveHybridJoin'
  | 'DomainName'
  | (string & {});

export interface EnrolRequest extends RequestHeader {
  /** JWT for the enrolment service. */
  readonly securityToken: string;
  /** PKCS#10, DER. */
  readonly certificateRequest: Uint8Array;
  readonly context: readonly ContextItem[];
}

/** The first value of a context item. */
export const contextValue = (request: EnrolRequest, name: ContextName): string | undefined =>
  request.context.find((item) => item.name === name)?.value;

export function encodeEnrolRequest(request: EnrolRequest): string {
  return encodeRequest(
    requestAction,
    request,
    element(
      'wst:RequestSecurityToken',
      { 'xmlns:wst': trust },
      element('wst:TokenType', {}, tokenType),
      element('wst:RequestType', {}, `${trust}/Issue`),
      binarySecurityToken(pkcs10Type, request.certificateRequest),
      element(
        'ac:AdditionalContext',
        { 'xmlns:ac': authorization },
        request.context.map(({ name, value }) =>
          element('ac:ContextItem', { Name: name }, element('ac:Value', {}, value)),
        ),
      ),
    ),
  );
}

/** Throws BadInputError where the text is no enrolment request. */
export function decodeEnrolRequest(xml: string): EnrolRequest {
  const envelope = decodeEnvelope(xml, requestAction);
  const request = expectContent(envelope, trust, 'RequestSecurityToken');
  const context = child(request, authorization, 'AdditionalContext');
  return {
    messageId: envelope.messageId,
    to: envelope.to,
    securityToken: securityTokenOf(envelope),
    certificateRequest: readBinarySecurityToken(request, pkcs10Type),
    context: (context ? children(context, authorization, 'ContextItem') : []).map((item) => ({
      name: attribute(item, 'Name') ?? '',
      value: textOf(requiredChild(item, authorization, 'Value')),
    })),
  };
}

export interface EnrolResponse extends ResponseHeader {
  readonly provisioningDocument: ProvisioningDocument;
}

export function encodeEnrolResponse(response: EnrolResponse): string {
  const document = Buffer.from(encodeProvisioningDocument(response.provisioningDocument));
  return encodeResponse(
    responseAction,
    response,
    element(
      'RequestSecurityTokenResponseCollection',
      { xmlns: trust },
      element(
        'RequestSecurityTokenResponse',
        {},
        element('TokenType', {}, tokenType),
        element('DispositionMessage', { xmlns: enrolment }),
        element('RequestedSecurityToken', {}, binarySecurityToken(provisioningDocumentType, document)),
        element('RequestID', { xmlns: enrolment }, 0),
      ),
    ),
  );
}

/** Throws BadInputError where the text is no answer to an enrolment request, a fault included. */
export function decodeEnrolResponse(xml: string): EnrolResponse {
  const envelope = decodeEnvelope(xml, responseAction);
  const collection = expectContent(envelope, trust, 'RequestSecurityTokenResponseCollection');
  const token = descend(collection, trust, 'RequestSecurityTokenResponse', 'RequestedSecurityToken');
  const document = Buffer.from(readBinarySecurityToken(token, provisioningDocumentType)).toString();
  return { relatesTo: envelope.relatesTo, provisioningDocument: decodeProvisioningDocument(document) };
}
