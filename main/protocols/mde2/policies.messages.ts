/**
 * GetPolicies of the certificate enrolment policy service (MS-XCEP 3.1.4.1, MS-MDE2 3.3;
 * facts/enrolment#getpolicies).
 */
import { element } from '../xml/element.ts';
import type { XmlElement } from '../xml/element.ts';
import { descend, requiredChild, textOf } from '../xml/xml.ts';
import type { RequestHeader, ResponseHeader } from './soap.ts';
import {
  decodeEnvelope,
  encodeRequest,
  encodeResponse,
  expectContent,
  malformed,
  securityTokenOf,
} from './soap.ts';

const namespace = 'http://schemas.microsoft.com/windows/pki/2009/01/enrollmentpolicy';
const action = `${namespace}/IPolicy/GetPolicies`;
const nil = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:nil': 'true' };
/** id-sha256 (NIST). */
const sha256Oid = '2.16.840.1.101.3.4.2.1';

export interface PoliciesRequest extends RequestHeader {
  /** JWT for the enrolment service. */
  readonly securityToken: string;
}

export function encodePoliciesRequest(request: PoliciesRequest): string {
  return encodeRequest(
    action,
    request,
    element(
      'GetPolicies',
      { xmlns: namespace },
      element('client', {}, element('lastUpdate', nil), element('preferredLanguage', nil)),
      element('requestFilter', nil),
    ),
  );
}

/** Throws BadInputError where the text is no GetPolicies message. */
export function decodePoliciesRequest(xml: string): PoliciesRequest {
  const envelope = decodeEnvelope(xml, action);
  expectContent(envelope, namespace, 'GetPolicies');
  return { messageId: envelope.messageId, to: envelope.to, securityToken: securityTokenOf(envelope) };
}

/** How the device shall make its key and certificate request. */
export interface PoliciesResponse extends ResponseHeader {
  readonly policyId: string;
  /** Unique among the policies of an answer. */
  readonly commonName: string;
  readonly validityPeriodSeconds: number;
  readonly renewalPeriodSeconds: number;
  /** Bits. */
  readonly minimalKeyLength: number;
}

export function encodePoliciesResponse(response: PoliciesResponse): string {
  return encodeResponse(
    `${action}Response`,
    response,
    element(
      'GetPoliciesResponse',
      { xmlns: namespace },
      element(
        'response',
        {},
        element('policyID', {}, response.policyId),
        element('policyFriendlyName', nil),
        element('nextUpdateHours', nil),
        element('policiesNotChanged', nil),
        element('policies', {}, policy(response)),
      ),
      element('cAs', nil),
      element(
        'oIDs',
        {},
        element(
          'oID',
          {},
          element('value', {}, sha256Oid),
          element('group', {}, 1),
          element('oIDReferenceID', {}, 0),
          element('defaultName', {}, 'sha256'),
        ),
      ),
    ),
  );
}

/** The elements stand in the order of the schema, those that say nothing as nil (MS-XCEP 3.1.4.1.3.1, 6.2). */
const policy = (response: PoliciesResponse) =>
  element(
    'policy',
    {},
    element('policyOIDReference', {}, 0),
    element('cAs', nil),
    element(
      'attributes',
      {},
      element('commonName', {}, response.commonName),
      element('policySchema', {}, 3),
      element(
        'certificateValidity',
        {},
        element('validityPeriodSeconds', {}, response.validityPeriodSeconds),
        element('renewalPeriodSeconds', {}, response.renewalPeriodSeconds),
      ),
      element('permission', {}, element('enroll', {}, true), element('autoEnroll', {}, false)),
      element(
        'privateKeyAttributes',
        {},
        element('minimalKeyLength', {}, response.minimalKeyLength),
        nils('keySpec', 'keyUsageProperty', 'permissions', 'algorithmOIDReference', 'cryptoProviders'),
      ),
      element('revision', {}, element('majorRevision', {}, 101), element('minorRevision', {}, 0)),
      nils('supersededPolicies', 'privateKeyFlags', 'subjectNameFlags', 'enrollmentFlags', 'generalFlags'),
      element('hashAlgorithmOIDReference', {}, 0),
      nils('rARequirements', 'keyArchivalAttributes', 'extensions'),
    ),
  );

const nils = (...names: readonly string[]) => names.map((name) => element(name, nil));

/** Throws BadInputError where the text is no answer to GetPolicies. */
export function decodePoliciesResponse(xml: string): PoliciesResponse {
  const envelope = decodeEnvelope(xml, `${action}Response`);
  const response = requiredChild(
    expectContent(envelope, namespace, 'GetPoliciesResponse'),
    namespace,
    'response',
  );
  const attributes = descend(response, namespace, 'policies', 'policy', 'attributes');
  return {
    relatesTo: envelope.relatesTo,
    policyId: textOf(requiredChild(response, namespace, 'policyID')),
    commonName: textOf(requiredChild(attributes, namespace, 'commonName')),
    validityPeriodSeconds: number(attributes, 'certificateValidity', 'validityPeriodSeconds'),
    renewalPeriodSeconds: number(attributes, 'certificateValidity', 'renewalPeriodSeconds'),
    minimalKeyLength: number(attributes, 'privateKeyAttributes', 'minimalKeyLength'),
  };
}

function number(from: XmlElement, ...path: readonly string[]): number {
  const text = textOf(descend(from, namespace, ...path));
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw malformed(`${path.join('/')} is no whole number`);
}
