import { describe, expect, test } from 'vitest';
import { BadInputError, MisuseError } from '../../../shared/failures.ts';
import { formatHResult, hresult } from '../hresult/hresult.ts';
import { makeCertificationRequest, readCertificationRequest } from '../pki/certification-request.ts';
import { ecKeyFrom } from '../pki/ec-key.ts';
import type { DiscoverRequest, DiscoverResponse } from './discover.messages.ts';
import {
  decodeDiscoverRequest,
  decodeDiscoverResponse,
  encodeDiscoverRequest,
  encodeDiscoverResponse,
} from './discover.messages.ts';
import type { EnrolRequest } from './enrol.messages.ts';
import {
  contextValue,
  decodeEnrolRequest,
  decodeEnrolResponse,
  encodeEnrolRequest,
  encodeEnrolResponse,
} from './enrol.messages.ts';
import { decodeEnrolmentFault, encodeEnrolmentFault } from './fault.messages.ts';
import type { PoliciesRequest } from './policies.messages.ts';
import {
  decodePoliciesRequest,
  decodePoliciesResponse,
  encodePoliciesRequest,
  encodePoliciesResponse,
} from './policies.messages.ts';
import type { ProvisioningDocument } from './provisioning-document.ts';
import {
  decodeProvisioningDocument,
  encodeProvisioningDocument,
  usualPollPlan,
} from './provisioning-document.ts';

const messageId = 'urn:uuid:748132ec-a575-4329-b01b-6171a9cf8478';
const service = 'https://enrollment.manage.microsoft.com';
const jwt = 'eyJ0eXAiOiJKV1QifQ.eyJ0aWQiOiJhIn0.c2lnbmF0dXJl';

const discover: DiscoverRequest = {
  messageId,
  to: `${service}/enrollmentserver/discovery.svc`,
  emailAddress: 'autopilot@relecloud.example',
  requestVersion: '5.0',
  deviceType: 'CIMClient_Windows',
  applicationVersion: '10.0.26100.1742',
  osEdition: 4,
  authPolicies: ['OnPremise', 'Federated'],
};
const discovered: DiscoverResponse = {
  relatesTo: messageId,
  authPolicy: 'Federated',
  enrollmentVersion: '5.0',
  enrollmentPolicyServiceUrl: `${service}/EnrollmentServer/Policy.svc`,
  enrollmentServiceUrl: `${service}/EnrollmentServer/EnrollmentService.svc`,
};

describe('Discover', () => {
  test('is a SOAP 1.2 message with the action of the specification', () => {
    const xml = encodeDiscoverRequest(discover);
    expect(xml).toMatch(/^<s:Envelope xmlns:s="http:\/\/www\.w3\.org\/2003\/05\/soap-envelope"/);
    expect(xml).toContain(
      '<a:Action s:mustUnderstand="1">http://schemas.microsoft.com/windows/management/2012/01/enrollment/IDiscoveryService/Discover</a:Action>',
    );
    expect(xml).toContain(
      '<AuthPolicies><AuthPolicy>OnPremise</AuthPolicy><AuthPolicy>Federated</AuthPolicy></AuthPolicies>',
    );
    expect(decodeDiscoverRequest(xml)).toEqual(discover);
  });

  test('is answered', () => {
    expect(decodeDiscoverResponse(encodeDiscoverResponse(discovered))).toEqual(discovered);
    const withSignIn = { ...discovered, authenticationServiceUrl: 'https://login.example/' };
    expect(decodeDiscoverResponse(encodeDiscoverResponse(withSignIn))).toEqual(withSignIn);
  });

  test('is read from a client that uses other prefixes and white space', () => {
    const xml = encodeDiscoverRequest(discover)
      .replaceAll(/(<\/?|xmlns:| )s(?=[:=])/g, '$1soap')
      .replaceAll('><', '>\n<');
    expect(xml).toMatch(/^<soap:Envelope xmlns:soap=/);
    expect(decodeDiscoverRequest(xml)).toEqual(discover);
  });

  test.each([
    ['the answer instead of the question', encodeDiscoverResponse(discovered)],
    ['an unknown authentication policy', encodeDiscoverRequest(discover).replace('OnPremise', 'Palmistry')],
    ['no version', encodeDiscoverRequest(discover).replace(/<RequestVersion>.*<\/RequestVersion>/, '')],
    ['an empty body', encodeDiscoverRequest(discover).replace(/<s:Body>.*<\/s:Body>/, '<s:Body/>')],
    ['a document type', `<!DOCTYPE a>${encodeDiscoverRequest(discover)}`],
    ['another envelope', '<Envelope/>'],
  ])('is refused with %s', (_what, xml) => {
    expect(() => decodeDiscoverRequest(xml)).toThrow(BadInputError);
  });
});

describe('GetPolicies', () => {
  const request: PoliciesRequest = {
    messageId,
    to: discovered.enrollmentPolicyServiceUrl,
    securityToken: jwt,
  };

  test('carries the token as Base64', () => {
    const xml = encodePoliciesRequest(request);
    expect(xml).toContain('ValueType="urn:ietf:params:oauth:token-type:jwt"');
    expect(xml).toContain(Buffer.from(jwt).toString('base64'));
    expect(decodePoliciesRequest(xml)).toEqual(request);
  });

  test('is answered with what the key and certificate shall be', () => {
    const response = {
      relatesTo: messageId,
      policyId: 'b1946ac9',
      commonName: 'CEPUnitTest',
      validityPeriodSeconds: 31_536_000,
      renewalPeriodSeconds: 3_628_800,
      minimalKeyLength: 2_048,
    };
    expect(decodePoliciesResponse(encodePoliciesResponse(response))).toEqual(response);
  });

  test('is refused without a token', () => {
    const xml = encodePoliciesRequest(request).replace(/<wsse:Security.*<\/wsse:Security>/, '');
    expect(() => decodePoliciesRequest(xml)).toThrow(BadInputError);
  });
});

const provisioning: ProvisioningDocument = {
  rootCertificates: [Uint8Array.of(0x30, 1, 1), Uint8Array.of(0x30, 1, 2)],
  clientCertificate: Uint8Array.of(0x30, 1, 3),
  clientCertificateStore: 'System',
  renew: { roboSupport: true, renewPeriod: 42, retryInterval: 7 },
  providerId: 'MS DM Server',
  serverName: 'Example management',
  dmServerUrl: 'https://r.manage.microsoft.com/devicegatewayproxy/cimhandler.ashx',
  dmClient: { EntDeviceName: 'LAB-0001', UPN: 'ada@relecloud.example' },
  poll: usualPollPlan,
};

describe('the enrolment', () => {
  const certificateRequest = makeCertificationRequest({
    subject: { CN: 'DEV-0001' },
    signer: ecKeyFrom(Uint8Array.of(4)),
  });
  const request: EnrolRequest = {
    messageId,
    to: discovered.enrollmentServiceUrl,
    securityToken: jwt,
    certificateRequest,
    context: [
      { name: 'ZeroTouchProvisioning', value: '5f0c1f0e-0000-4000-8000-00000000a001' },
      { name: 'MAC', value: '02-00-5E-10-00-01' },
      { name: 'MAC', value: '02-00-5E-10-00-02' },
      { name: 'NotInOobe', value: 'false' },
    ],
  };

  test('asks with token, PKCS#10 request and context', () => {
    const xml = encodeEnrolRequest(request);
    expect(xml).toContain('http://schemas.microsoft.com/windows/pki/2009/01/enrollment/RST/wstep');
    expect(xml).toContain('ValueType="http://schemas.microsoft.com/windows/pki/2009/01/enrollment#PKCS10"');
    const read = decodeEnrolRequest(xml);
    expect(read).toEqual(request);
    expect(readCertificationRequest(read.certificateRequest).signatureValid).toBe(true);
    expect(contextValue(read, 'ZeroTouchProvisioning')).toBe('5f0c1f0e-0000-4000-8000-00000000a001');
    expect(contextValue(read, 'DomainName')).toBeUndefined();
  });

  test('gives the provisioning document', () => {
    const response = { relatesTo: messageId, provisioningDocument: provisioning };
    const xml = encodeEnrolResponse(response);
    expect(xml).toContain('/Enrollment/DeviceEnrollmentProvisionDoc"');
    expect(decodeEnrolResponse(xml)).toEqual(response);
  });

  test('is not taken for granted where the answer is a fault', () => {
    const fault = encodeEnrolmentFault({ code: hresult(0x80180014), reason: 'Not again' }, messageId);
    expect(() => decodeEnrolResponse(fault)).toThrow(BadInputError);
  });
});

describe('a provisioning document', () => {
  test('names certificates by their thumbprint and finds the server', () => {
    const xml = encodeProvisioningDocument(provisioning);
    expect(xml).toContain('<wap-provisioningdoc version="1.1"><characteristic type="CertificateStore">');
    expect(xml).toContain('<parm name="PROVIDER-ID" value="MS DM Server"/>');
    expect(xml).toMatch(
      /<characteristic type="[0-9A-F]{40}"><parm name="EncodedCertificate" value="MAED"\/><characteristic type="PrivateKeyContainer"\/>/,
    );
    expect(decodeProvisioningDocument(xml)).toEqual(provisioning);
  });

  test('of a work account puts the certificate into the user store', () => {
    const document = { ...provisioning, clientCertificateStore: 'User' as const };
    expect(decodeProvisioningDocument(encodeProvisioningDocument(document))).toEqual(document);
  });

  const replacements: Readonly<Record<string, string>> = {
    'wap-provisioningdoc': 'other',
    'value="42"': 'value="x"',
    MAED: 'MA!D',
  };
  test.each([
    [
      'no client certificate',
      /<characteristic type="My">.*?<characteristic type="WSTEP">.*?<\/characteristic><\/characteristic><\/characteristic>/g,
    ],
    ['a client certificate that is no Base64', /MAED/g],
    ['no server', /<characteristic type="APPLICATION">.*<\/characteristic>/g],
    ['another root', /wap-provisioningdoc/g],
    ['a number that is none', /value="42"/g],
  ])('is refused with %s', (_what, part) => {
    const xml = encodeProvisioningDocument(provisioning).replace(part, (found) => replacements[found] ?? '');
    expect(() => decodeProvisioningDocument(xml)).toThrow(BadInputError);
  });
});

describe('an enrolment fault', () => {
  test.each([
    [0x80180002, 's:Authentication', undefined],
    [0x80180005, 's:EnrollmentServer', undefined],
    [0x80180006, 'a:InternalServiceFault', undefined],
    [0x80180013, 's:Authorization', 'DeviceCapReached'],
    [0x80180014, 's:Authorization', 'DeviceNotSupported'],
    [0x80180018, 's:Authorization', 'UserLicense'],
  ])('%i travels as subcode and error type', (code, subcode, errorType) => {
    const fault = { code: hresult(code), reason: 'The device was refused', traceId: 'c0ffee' };
    const xml = encodeEnrolmentFault(fault, messageId);
    expect(xml).toContain(`<s:Subcode><s:Value>${subcode}</s:Value></s:Subcode>`);
    expect(/<ErrorType>(.*)<\/ErrorType>/.exec(xml)?.[1]).toBe(errorType);
    expect(decodeEnrolmentFault(xml)).toEqual(fault);
  });

  test('of an unknown kind is the unknown server error', () => {
    const xml = encodeEnrolmentFault({ code: hresult(0x80180001), reason: 'x' }).replace(
      's:MessageFormat',
      's:Whim',
    );
    expect(formatHResult(decodeEnrolmentFault(xml)!.code)).toBe('0x80180008');
  });

  test('is not made for a code that no fault leads to', () => {
    expect(() => encodeEnrolmentFault({ code: hresult(0x80070005), reason: 'x' })).toThrow(MisuseError);
  });

  test('is not seen in an ordinary answer', () => {
    expect(decodeEnrolmentFault(encodeDiscoverResponse(discovered))).toBeUndefined();
  });
});
