/**
 * MDM enrolment of a joined device (MS-MDE2; facts/enrolment): Discover, GetPolicies, RequestSecurityToken,
 * and the provisioning document put in force. A device that is enrolled already stays as it is.
 */
import type { Release } from '../../../shared/release.ts';
import { isHybrid } from '../../protocols/autopilot/profile.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import { BadInputError } from '../../../shared/failures.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import { enrolmentNetworkHResult } from '../../protocols/hresult/network.ts';
import { decodeDiscoverResponse, encodeDiscoverRequest } from '../../protocols/mde2/discover.messages.ts';
import type { ContextItem, ContextName } from '../../protocols/mde2/enrol.messages.ts';
import { decodeEnrolResponse, encodeEnrolRequest } from '../../protocols/mde2/enrol.messages.ts';
import { decodeEnrolmentFault } from '../../protocols/mde2/fault.messages.ts';
import { decodePoliciesResponse, encodePoliciesRequest } from '../../protocols/mde2/policies.messages.ts';
import { deviceCertificateRequest } from '../../protocols/mde2/device-certificate-request.ts';
import type { Signer } from '../../protocols/pki/signer.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { TpmError } from '../tpm-driver/tpm-error.ts';
import type { Machine } from '../windows/machine.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { deviceManagementEvents as told } from '../windows/events/device-management.catalogue.ts';
import { computerNameOf } from '../windows/identity.ts';
import { applyProvisioningDocument, mdmKeyContainer } from './apply-provisioning-document.ts';
import { deviceIdOf, hardwareDeviceIdOf } from './csp/device-ids.ts';
import { windowsVersionOf } from './csp/windows-version.ts';
import type { Enrolment } from './enrolment.ts';
import { findEnrolment } from './enrolment.ts';
import type { Management } from './management.ts';
import { poll, scheduleName } from './polling.ts';

export interface EnrolContext {
  /** From the tenant's MDM settings (JoinResponse.MdmUrls.enrollment). */
  readonly discoveryUrl: string;
  /** JWT for 'https://enrollment.manage.microsoft.com/'. */
  readonly token: string;
  /** The user's, or the placeholder of a flow without user: 'foouser@…'. */
  readonly userPrincipalName: string;
  /** What the terms of use gave back; '' where nothing was to be accepted. */
  readonly enrollmentData?: string;
  /** A technician enrols the PC for a user who is to come. */
  readonly preProvisioning?: boolean;
}

/** The newest version of the protocol that a release speaks. */
const requestVersions: Readonly<Record<Release, string>> = {
  'windows-11-24h2': '7.0',
  'windows-10-22h2': '5.0',
};
/** What the automatic enrolment proves itself with, in events 75 and 76 (assumed). */
const deviceCredential = 1;

/** Enrols the PC. Throws StepFailure with step 'mdm-enrolment'. `profile` is null for a PC without Autopilot. */
export function* enrol(
  management: Management,
  profile: AutopilotProfile | null,
  context: EnrolContext,
): Process<Enrolment> {
  const { machine } = management;
  const { eventLog } = machine;
  const known = findEnrolment(machine.registry);
  if (known) return known;
  try {
    const enrolment = yield* exchange(management, profile, context);
    eventLog.write(told.clientConfigured, {});
    eventLog.write(told.provisioned, {});
    eventLog.write(told.enrolled, {});
    management.background(poll(management), scheduleName);
    eventLog.write(told.autoEnrolled, { HexInt1: deviceCredential });
    return enrolment;
  } catch (error) {
    const { code, cause } = explain(error);
    eventLog.write(told.enrolFailed, { HRESULT: code });
    eventLog.write(told.autoEnrolFailed, { HexInt1: deviceCredential, HRESULT: code });
    throw new StepFailure({ step: 'mdm-enrolment', code, item: 'MdmEnrollmentSubcategory', cause });
  }
}

/** The server's refusal, on its way to becoming a StepFailure. */
class Refusal extends Error {
  readonly code: HResult;
  override readonly cause: string;

  constructor(code: HResult, cause: string) {
    super(cause);
    this.code = code;
    this.cause = cause;
  }
}

/** HRESULT and cause of what stopped the enrolment; anything that is no simulated failure is thrown on. */
function explain(error: unknown): { readonly code: HResult; readonly cause: string } {
  if (error instanceof Refusal) return error;
  if (error instanceof NetworkError) {
    const certificate = error.failure.startsWith('certificate-');
    return {
      code: certificate ? enrolmentNetworkHResult(error.failure) : HResults.MENROLL_E_CONNECTIVITY,
      cause: error.message,
    };
  }
  if (error instanceof BadInputError)
    return {
      code: HResults.MENROLL_E_DEVICE_MESSAGE_FORMAT_ERROR,
      cause: `the enrolment service's answer: ${error.message}`,
    };
  if (error instanceof TpmError)
    return { code: HResults.MENROLL_E_CERTPOLICY_PRIVATEKEYCREATION_FAILED, cause: error.message };
  throw error;
}

function* exchange(
  management: Management,
  profile: AutopilotProfile | null,
  context: EnrolContext,
): Process<Enrolment> {
  const { machine } = management;
  const random = machine.world.random('device mdm enrolment');
  const { version, sku } = windowsVersionOf(machine);
  const requestVersion = requestVersions[machine.release];
  const id = random.uuid().toUpperCase();
  const messageId = (): string => `urn:uuid:${random.uuid()}`;

  const discover = yield* post(
    machine,
    context.discoveryUrl,
    encodeDiscoverRequest({
      messageId: messageId(),
      to: context.discoveryUrl,
      emailAddress: context.userPrincipalName,
      requestVersion,
      deviceType: 'CIMClient_Windows',
      applicationVersion: version,
      osEdition: sku,
      authPolicies: ['OnPremise', 'Federated'],
    }),
  );
  const { enrollmentPolicyServiceUrl, enrollmentServiceUrl } = decodeDiscoverResponse(discover);

  const policies = yield* post(
    machine,
    enrollmentPolicyServiceUrl,
    encodePoliciesRequest({
      messageId: messageId(),
      to: enrollmentPolicyServiceUrl,
      securityToken: context.token,
    }),
  );
  machine.eventLog.write(told.policyRequestSent, {});
  decodePoliciesResponse(policies);
  machine.eventLog.write(told.policyResponseRead, {});

  const signer: Signer = yield* management.parts.makeKey(mdmKeyContainer);
  const answer = yield* post(
    machine,
    enrollmentServiceUrl,
    encodeEnrolRequest({
      messageId: messageId(),
      to: enrollmentServiceUrl,
      securityToken: context.token,
      certificateRequest: deviceCertificateRequest(id, deviceIdOf(machine), signer),
      context: contextItems(machine, profile, context),
    }),
  );
  machine.eventLog.write(told.enrolmentRequestSent, {});
  const { provisioningDocument } = decodeEnrolResponse(answer);
  machine.eventLog.write(told.enrolmentResponseRead, {});
  if (machine.edition === 'home')
    throw new Refusal(
      HResults.MENROLL_E_PROV_CSP_MISC,
      'Windows Home has none of the management that the enrolment would set up',
    );
  yield* sleep(machine.timing.enrol);
  return applyProvisioningDocument(management, provisioningDocument, {
    id,
    discoveryUrl: context.discoveryUrl,
    userPrincipalName: context.userPrincipalName,
  });
}

/** Context items of the request (facts/enrolment#request). */
function contextItems(
  machine: Machine,
  profile: AutopilotProfile | null,
  { enrollmentData = '', preProvisioning = false }: EnrolContext,
): readonly ContextItem[] {
  const { version, sku } = windowsVersionOf(machine);
  const item = (name: string, value: string): ContextItem => ({ name, value });
  return [
    item('UXInitiated', 'false'),
    item('HWDevID', hardwareDeviceIdOf(machine)),
    item('Locale', 'en-US'),
    item('TargetedUserLoggedIn', 'false'),
    item('OSEdition', String(sku)),
    item('DeviceName', computerNameOf(machine.registry)),
    ...machine.hardware.macAddresses.map((address) => item('MAC', address)),
    item('DeviceID', deviceIdOf(machine)),
    item('EnrollmentType', 'Device'),
    item('DeviceType', 'CIMClient_Windows'),
    item('OSVersion', version),
    item('ApplicationVersion', version),
    item('NotInOobe', 'false'),
    item('RequestVersion', requestVersions[machine.release]),
    ...(enrollmentData === '' ? [] : [item('EnrollmentData', enrollmentData)]),
    ...(profile ? [item('ZeroTouchProvisioning', profile.ZtdRegistrationId)] : []),
    ...kindOfSetUp(isHybrid(profile), preProvisioning).map((name) => item(name, 'true')),
  ];
}

/** One item says how the PC is set up; a user's own PC of Entra ID has none. */
function kindOfSetUp(hybrid: boolean, preProvisioning: boolean): readonly ContextName[] {
  if (preProvisioning) return [hybrid ? 'WhiteGloveHybridJoin' : 'WhiteGlove'];
  return hybrid ? ['BootstrapDomainJoin'] : [];
}

/** One SOAP exchange; a fault becomes a Refusal and event 52. */
function* post(machine: Machine, url: string, body: string): Process<string> {
  const response = yield* machine.world.internet.request(machine.client(), {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/soap+xml; charset=utf-8' },
    body,
  });
  const isSoap = response.body.trimStart().startsWith('<');
  const fault = isSoap ? decodeEnrolmentFault(response.body) : undefined;
  if (fault) {
    machine.eventLog.write(told.serverFault, {
      Message1: formatHResult(fault.code),
      Message2: fault.reason,
    });
    throw new Refusal(fault.code, fault.reason);
  }
  if (response.status !== 200)
    throw new Refusal(HResults.MENROLL_E_CONNECTIVITY, `${url} answered ${response.status}`);
  return response.body;
}
