import { describe, expect, it } from 'vitest';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult, hresult } from '../../protocols/hresult/hresult.ts';
import { decodeDiscoverRequest, encodeDiscoverResponse } from '../../protocols/mde2/discover.messages.ts';
import type { DiscoverRequest } from '../../protocols/mde2/discover.messages.ts';
import type { EnrolRequest } from '../../protocols/mde2/enrol.messages.ts';
import {
  contextValue,
  decodeEnrolRequest,
  encodeEnrolResponse,
} from '../../protocols/mde2/enrol.messages.ts';
import { encodeEnrolmentFault } from '../../protocols/mde2/fault.messages.ts';
import { decodePoliciesRequest, encodePoliciesResponse } from '../../protocols/mde2/policies.messages.ts';
import { usualPollPlan } from '../../protocols/mde2/provisioning-document.ts';
import { issueCertificate } from '../../protocols/pki/certificate.ts';
import { readCertificationRequest } from '../../protocols/pki/certification-request.ts';
import { ecKeyFrom } from '../../protocols/pki/ec-key.ts';
import { splitUrl, text } from '../../world/internet/http.ts';
import type { Service } from '../../world/internet/http.ts';
import { seedOf } from '../../world/random.ts';
import { days, later } from '../../world/time.ts';
import { profileForTests } from '../testing/profile.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { channels } from '../windows/events/channels.ts';
import { enrol } from './enrol.ts';
import { parseLocUri } from './csp/loc-uri.ts';
import { findEnrolment } from './enrolment.ts';
import { dmServerUrl, unmanagedPc } from '../testing/management.ts';

const host = 'enrollment.manage.microsoft.com';
const ca = ecKeyFrom(seedOf('Intune MDM Device CA'));

/** The three enrolment services, and what the last RequestSecurityToken held. */
function pcWithService(fault?: HResult, of: Parameters<typeof unmanagedPc>[0] = {}) {
  const pc = unmanagedPc(of);
  const seen: { request?: EnrolRequest; discover?: DiscoverRequest } = {};
  const root = `https://${host}/EnrollmentServer`;
  const { now } = pc.machine.world.clock;
  const answers: Record<string, (body: string) => string> = {
    '/enrollmentserver/discovery.svc': (body) => {
      seen.discover = decodeDiscoverRequest(body);
      return encodeDiscoverResponse({
        relatesTo: seen.discover.messageId,
        authPolicy: 'Federated',
        enrollmentVersion: '7.0',
        enrollmentPolicyServiceUrl: `${root}/Policy.svc`,
        enrollmentServiceUrl: `${root}/EnrollmentService.svc`,
      });
    },
    '/enrollmentserver/policy.svc': (body) =>
      encodePoliciesResponse({
        relatesTo: decodePoliciesRequest(body).messageId,
        policyId: 'p',
        commonName: 'c',
        validityPeriodSeconds: 31_536_000,
        renewalPeriodSeconds: 3_628_800,
        minimalKeyLength: 2048,
      }),
    '/enrollmentserver/enrollmentservice.svc': (body) => {
      const request = decodeEnrolRequest(body);
      seen.request = request;
      const { spki } = readCertificationRequest(request.certificateRequest);
      return encodeEnrolResponse({
        relatesTo: request.messageId,
        provisioningDocument: {
          rootCertificates: [Uint8Array.of(9, 9)],
          clientCertificate: issueCertificate({
            serial: Uint8Array.of(3),
            subject: { CN: 'mdm-device-1' },
            issuer: { CN: 'Intune MDM Device CA' },
            notBefore: now,
            notAfter: later(now, days(365)),
            spki,
            profile: { ca: false, keyUsage: ['digitalSignature'] },
            signer: ca,
          }),
          clientCertificateStore: 'System',
          renew: { roboSupport: true, renewPeriod: 42, retryInterval: 4 },
          providerId: 'MS DM Server',
          serverName: 'Intune',
          dmServerUrl,
          dmClient: { UPN: 'foouser@northwind.example', EntDeviceName: 'PC-1' },
          poll: usualPollPlan,
        },
      });
    },
  };
  const service: Service = function* (request) {
    const path = splitUrl(request.url).path.toLowerCase();
    if (fault !== undefined && path.endsWith('enrollmentservice.svc'))
      return text(encodeEnrolmentFault({ code: fault, reason: 'not allowed' }), 500, 'application/soap+xml');
    return text(answers[path]?.(request.body ?? '') ?? '', answers[path] ? 200 : 404, 'application/soap+xml');
  };
  pc.machine.world.internet.attach(host, service);
  const run = (profile = profileForTests, preProvisioning = false) =>
    pc.machine.run(
      enrol(pc.management, profile, {
        discoveryUrl: `https://${host}/enrollmentserver/discovery.svc`,
        token: 'a.device.token',
        userPrincipalName: 'foouser@northwind.example',
        preProvisioning,
      }),
    );
  const failure = (): StepFailureFacts & { hex: string } => {
    try {
      run();
    } catch (error) {
      if (error instanceof StepFailure) return { ...error.facts, hex: formatHResult(error.facts.code) };
      throw error;
    }
    throw new Error('the enrolment succeeded');
  };
  const events = () => pc.machine.eventLog.events(channels.deviceManagement).map(({ id }) => id);
  return { ...pc, seen, run, failure, events };
}

describe('MDM enrolment', () => {
  it('asks with the token and the Autopilot registration, for a key that it holds', () => {
    const { run, seen, machine } = pcWithService();
    run();
    const request = seen.request as EnrolRequest;
    expect(request.securityToken).toBe('a.device.token');
    expect(contextValue(request, 'ZeroTouchProvisioning')).toBe(profileForTests.ZtdRegistrationId);
    expect(contextValue(request, 'NotInOobe')).toBe('false');
    expect(request.context.filter(({ name }) => name === 'MAC').map(({ value }) => value)).toEqual(
      machine.hardware.macAddresses,
    );
    expect(readCertificationRequest(request.certificateRequest).signatureValid).toBe(true);
  });

  it('names the device by 32 hexadecimal digits and its hardware by 64, the same in the DMClient node', () => {
    const { run, seen, management } = pcWithService();
    run();
    const request = seen.request as EnrolRequest;
    const deviceId = contextValue(request, 'DeviceID');
    const hardwareId = contextValue(request, 'HWDevID');
    expect(deviceId).toMatch(/^[0-9A-F]{32}$/);
    expect(hardwareId).toMatch(/^[0-9A-F]{64}$/);
    const get = (uri: string) => management.tree.get(parseLocUri(uri)).value?.data;
    expect(get('./Device/Vendor/MSFT/DMClient/HWDevID')).toBe(hardwareId);
    expect(get('./DevInfo/DevId')).toBe(deviceId);
  });

  it('asks for a certificate by enrolment and device', () => {
    const { run, seen } = pcWithService();
    const { id } = run();
    const request = seen.request as EnrolRequest;
    expect(readCertificationRequest(request.certificateRequest).subject).toBe(
      `CN=${id.slice(0, 30)}!${contextValue(request, 'DeviceID')}`,
    );
  });

  it.each([
    ['a technician', 0, true, 'WhiteGlove'],
    ['a technician, of a hybrid join', 1, true, 'WhiteGloveHybridJoin'],
    ['its user, of a hybrid join', 1, false, 'BootstrapDomainJoin'],
    ['its user', 0, false, undefined],
  ] as const)('by %s says which way it is', (_who, method, preProvisioning, name) => {
    const { run, seen } = pcWithService();
    run({ ...profileForTests, CloudAssignedDomainJoinMethod: method }, preProvisioning);
    const ways = ['WhiteGlove', 'WhiteGloveHybridJoin', 'BootstrapDomainJoin'];
    expect((seen.request as EnrolRequest).context.filter((item) => ways.includes(item.name))).toEqual(
      name === undefined ? [] : [{ name, value: 'true' }],
    );
  });

  it.each([
    ['windows-11-24h2', '7.0'],
    ['windows-10-22h2', '5.0'],
  ] as const)('of %s speaks version %s', (release, version) => {
    const { run, seen } = pcWithService(undefined, { release });
    run();
    expect(seen.discover?.requestVersion).toBe(version);
    expect(contextValue(seen.request as EnrolRequest, 'RequestVersion')).toBe(version);
  });

  it('puts the provisioning document in force', () => {
    const { run, machine, management, events } = pcWithService();
    const enrolment = run();
    expect(findEnrolment(machine.registry)).toEqual(enrolment);
    expect(enrolment).toMatchObject({ providerId: 'MS DM Server', serverUrl: dmServerUrl });
    expect(machine.certificates.find(enrolment.certificateThumbprint)).toMatchObject({
      location: 'LocalMachine',
      store: 'My',
      keyContainer: 'MDM client',
    });
    expect(machine.certificates.list('LocalMachine', 'Root')).toHaveLength(1);
    const provider = './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server';
    expect(management.tree.read(`${provider}/Poll/IntervalForFirstSetOfRetries`)).toBe('3');
    expect(management.tree.read(`${provider}/UPN`)).toBe('foouser@northwind.example');
    expect(events()).toEqual([4, 6, 8, 10, 16, 58, 72, 75]);
  });

  it('leaves an enrolled PC as it is', () => {
    const { run, machine } = pcWithService();
    const first = run();
    const exchanges = machine.world.internet.trace.length;
    expect(run()).toEqual(first);
    expect(machine.world.internet.trace).toHaveLength(exchanges);
  });
});

describe('an enrolment that fails', () => {
  it.each([
    ['pre-provisioning is not allowed', 0x80180005, '0x80180005'],
    ['the device was used before', 0x80180014, '0x80180014'],
    ['the user has no licence', 0x80180018, '0x80180018'],
    ['the device limit is reached', 0x80180013, '0x80180013'],
  ])('shows the code of the fault when %s', (_cause, fault, hex) => {
    const { failure, events, machine } = pcWithService(hresult(fault));
    expect(failure()).toMatchObject({
      hex,
      step: 'mdm-enrolment',
      item: 'MdmEnrollmentSubcategory',
      cause: 'not allowed',
    });
    expect(events()).toEqual([4, 6, 52, 71, 76]);
    expect(findEnrolment(machine.registry)).toBeUndefined();
  });

  it.each([
    ['blocked', { blockedHosts: [host] }, '0x80180010'],
    ['not to be resolved', { unresolvableHosts: [host] }, '0x80180010'],
    ['behind TLS inspection', { inspectedHosts: ['*.manage.microsoft.com'] }, '0x80180012'],
  ])('shows a connection that is %s', (_what, conditions, hex) => {
    const pc = pcWithService();
    pc.machine.world.internet.change(conditions);
    expect(pc.failure()).toMatchObject({ hex, step: 'mdm-enrolment' });
  });

  it('shows a clock that is years off', () => {
    const pc = pcWithService();
    pc.machine.setDeviceTime(later(pc.machine.world.clock.now, days(-3650)));
    expect(pc.failure().hex).toBe('0x8018000D');
  });
});
