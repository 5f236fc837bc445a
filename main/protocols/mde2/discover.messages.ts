/** Discover of the enrolment discovery service (MS-MDE2 3.1.4.1; facts/enrolment#discover). */
import { element } from '../xml/element.ts';
import { children, childText, descend, requiredChild, textOf } from '../xml/xml.ts';
import type { RequestHeader, ResponseHeader } from './soap.ts';
import { decodeEnvelope, encodeRequest, encodeResponse, expectContent, malformed } from './soap.ts';

const namespace = 'http://schemas.microsoft.com/windows/management/2012/01/enrollment';
const action = `${namespace}/IDiscoveryService/Discover`;

const authPolicies = ['OnPremise', 'Federated', 'Certificate'] as const;
export type AuthPolicy = (typeof authPolicies)[number];

export interface DiscoverRequest extends RequestHeader {
  /** UPN of the user, or of the placeholder in a flow without one. */
  readonly emailAddress: string;
  /** '4.0' to '7.0'. */
  readonly requestVersion: string;
  readonly deviceType: string;
  /** OS version, '10.0.26100.1'. */
  readonly applicationVersion: string;
  /** A value of GetProductInfo: 4 Enterprise, 48 Pro. */
  readonly osEdition: number;
  readonly authPolicies: readonly AuthPolicy[];
}

export function encodeDiscoverRequest(request: DiscoverRequest): string {
  return encodeRequest(
    action,
    request,
    element(
      'Discover',
      { xmlns: namespace },
      element(
        'request',
        {},
        element('EmailAddress', {}, request.emailAddress),
        element('RequestVersion', {}, request.requestVersion),
        element('DeviceType', {}, request.deviceType),
        element('ApplicationVersion', {}, request.applicationVersion),
        element('OSEdition', {}, request.osEdition),
        element(
          'AuthPolicies',
          {},
          request.authPolicies.map((policy) => element('AuthPolicy', {}, policy)),
        ),
      ),
    ),
  );
}

/** Throws BadInputError where the text is no Discover message. */
export function decodeDiscoverRequest(xml: string): DiscoverRequest {
  const envelope = decodeEnvelope(xml, action);
  const request = descend(expectContent(envelope, namespace, 'Discover'), namespace, 'request');
  const text = (name: string): string => childText(request, namespace, name) ?? '';
  return {
    messageId: envelope.messageId,
    to: envelope.to,
    emailAddress: textOf(requiredChild(request, namespace, 'EmailAddress')),
    requestVersion: textOf(requiredChild(request, namespace, 'RequestVersion')),
    deviceType: text('DeviceType'),
    applicationVersion: text('ApplicationVersion'),
    osEdition: Number(text('OSEdition')) || 0,
    authPolicies: children(requiredChild(request, namespace, 'AuthPolicies'), namespace, 'AuthPolicy').map(
      (one) => authPolicyOf(textOf(one)),
    ),
  };
}

export interface DiscoverResponse extends ResponseHeader {
  readonly authPolicy: AuthPolicy;
  readonly enrollmentVersion: string;
  readonly enrollmentPolicyServiceUrl: string;
  readonly enrollmentServiceUrl: string;
  /** Absent where the device has its token already, as a device joined to Entra ID has. */
  readonly authenticationServiceUrl?: string;
}

export function encodeDiscoverResponse(response: DiscoverResponse): string {
  return encodeResponse(
    `${action}Response`,
    response,
    element(
      'DiscoverResponse',
      { xmlns: namespace },
      element(
        'DiscoverResult',
        {},
        element('AuthPolicy', {}, response.authPolicy),
        element('EnrollmentVersion', {}, response.enrollmentVersion),
        element('EnrollmentPolicyServiceUrl', {}, response.enrollmentPolicyServiceUrl),
        element('EnrollmentServiceUrl', {}, response.enrollmentServiceUrl),
        response.authenticationServiceUrl === undefined
          ? undefined
          : element('AuthenticationServiceUrl', {}, response.authenticationServiceUrl),
      ),
    ),
  );
}

/** Throws BadInputError where the text is no answer to Discover. */
export function decodeDiscoverResponse(xml: string): DiscoverResponse {
  const envelope = decodeEnvelope(xml, `${action}Response`);
  const result = descend(expectContent(envelope, namespace, 'DiscoverResponse'), namespace, 'DiscoverResult');
  const text = (name: string): string => textOf(requiredChild(result, namespace, name));
  const authenticationServiceUrl = childText(result, namespace, 'AuthenticationServiceUrl');
  return {
    relatesTo: envelope.relatesTo,
    authPolicy: authPolicyOf(text('AuthPolicy')),
    enrollmentVersion: text('EnrollmentVersion'),
    enrollmentPolicyServiceUrl: text('EnrollmentPolicyServiceUrl'),
    enrollmentServiceUrl: text('EnrollmentServiceUrl'),
    ...(authenticationServiceUrl ? { authenticationServiceUrl } : {}),
  };
}

function authPolicyOf(text: string): AuthPolicy {
  const policy = authPolicies.find((one) => one === text);
  if (policy) return policy;
  throw malformed(`The authentication policy ${text} is not known`);
}
