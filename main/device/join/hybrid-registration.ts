/**
 * The task Automatic-Device-Join of a domain member (facts/hybrid-join#registration-with-entra): the service
 * connection point tells the tenant, the computer's own object gets a certificate, and once Entra Connect has
 * brought that object to Entra ID, the member registers it.
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { ComputerObject } from '../../protocols/active-directory/active-directory.messages.ts';
import type { HybridJoinRequest } from '../../protocols/entra/entra.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import { toBase64Url } from '../../protocols/bytes/base64.ts';
import { issueCertificate } from '../../protocols/pki/certificate.ts';
import type { Signer } from '../../protocols/pki/signer.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import type { SimDuration } from '../../world/time.ts';
import { days, hours, iso, later, seconds } from '../../world/time.ts';
import { TpmError } from '../tpm-driver/tpm-error.ts';
import type { Machine } from '../windows/machine.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { registrationEvents } from '../windows/events/user-device-registration.catalogue.ts';
import { answerOf, refusalOf } from './registration-events.ts';
import {
  findController,
  readServiceConnectionPoint,
  writeUserCertificate,
} from './domain-controller.messenger.ts';
import type { DomainMembership } from './domain-membership.ts';
import { domainMembershipOf } from './domain-membership.ts';
import { requestHybridJoin } from './entra.messenger.ts';
import { joinInfoOf } from './join-info.ts';
import type { DeviceOfRequest } from './registration.ts';
import { deviceOfRequest, keepRegistration } from './registration.ts';
import { createTpmKey, keyHResult, useTpmKey } from './tpm-key.ts';
import { ownHive } from '../windows/registry.ts';

/** Account setup starts the task anew this often (facts/hybrid-join#registration-with-entra). */
const nudge = seconds(240);
const certificateLife = days(3_650);
const keyContainer = 'EntraHybridKey';
const objectKey = `${ownHive}\\HybridJoin`;

/** Why the task came to no registration. */
interface NotYet {
  readonly code: HResult;
  readonly cause: string;
}

/** Runs the task until the PC is registered; throws StepFailure 0x800705B4 where `limit` is over before. */
export function* waitForRegistration(machine: Machine, limit: SimDuration): Process<void> {
  let last = '';
  const attempts = function* (): Process<void> {
    for (;;) {
      const outcome = yield* registerMember(machine);
      if (!outcome) return;
      last = outcome.cause;
      yield* sleep(nudge);
    }
  };
  if ((yield* within(limit, attempts())) !== 'late') return;
  throw new StepFailure({
    step: 'esp',
    code: fromWin32(Win32.ERROR_TIMEOUT),
    item: 'WaitingForAadRegistrationSubcategory',
    cause: `the PC was not registered with Entra ID in time: ${last}`,
  });
}

/** The task where no page waits for it: at the sign-in, and each hour until the PC is registered. */
export function* registerInTime(machine: Machine): Process<void> {
  while (yield* registerMember(machine)) yield* sleep(hours(1));
}

/** One run of the task; undefined once the PC is registered. */
function* registerMember(machine: Machine): Process<NotYet | undefined> {
  if (joinInfoOf(machine)) return undefined;
  const membership = domainMembershipOf(machine.registry);
  if (!membership) return { code: fromWin32(Win32.ERROR_NO_SUCH_DOMAIN), cause: 'the PC is in no domain' };
  try {
    return yield* register(machine, membership);
  } catch (error) {
    if (!(error instanceof TpmError)) throw error;
    return failed(machine, keyHResult(error), error.message);
  }
}

function* register(machine: Machine, membership: DomainMembership): Process<NotYet | undefined> {
  const point = yield* readServiceConnectionPoint(machine, membership);
  if (!point || 'cause' in point) {
    const cause = point?.cause ?? `${membership.domain} has no service connection point`;
    return failed(machine, HResults.DSREG_AUTOJOIN_ADCONFIG_READ_FAILED, cause, true);
  }
  const computer = yield* ownObject(machine, membership);
  if ('cause' in computer) return failed(machine, fromWin32(Win32.ERROR_NO_SUCH_DOMAIN), computer.cause);
  const request = yield* requestOf(machine, membership, computer);
  yield* sleep(machine.timing.join);
  const answer = yield* requestHybridJoin(machine, computer.objectGUID, request);
  if (!answer.ok) return failed(machine, answer.code, answer.cause);
  machine.eventLog.write(
    registrationEvents.joinAnswered,
    answerOf(answer.value.DeviceId, answer.value.User.Upn),
  );
  keepRegistration(machine, answer.value, point.azureADId, point.azureADName);
  machine.eventLog.write(registrationEvents.automaticSucceeded, {});
  return undefined;
}

/** The computer's object, with a certificate that the PC holds the key of: written once. */
function* ownObject(
  machine: Machine,
  membership: DomainMembership,
): Process<ComputerObject | { readonly cause: string }> {
  const stored = machine.registry.text(objectKey, 'Computer');
  if (stored !== undefined) return JSON.parse(stored) as ComputerObject;
  const signer = yield* createTpmKey(machine, keyContainer);
  const certificate = selfSigned(machine, membership.machineName, signer);
  const object = yield* writeUserCertificate(machine, membership, certificate);
  if (!('cause' in object)) {
    machine.registry.setText(objectKey, 'Computer', JSON.stringify(object));
    machine.eventLog.write(registrationEvents.discovered, { ServerMessage: membership.domain });
  }
  return object;
}

function selfSigned(machine: Machine, name: string, signer: Signer): Uint8Array {
  const now = machine.deviceTime();
  return issueCertificate({
    serial: machine.world.random('hybrid registration').bytes(16),
    subject: { CN: name },
    issuer: { CN: name },
    notBefore: now,
    notAfter: later(now, certificateLife),
    spki: signer.spki,
    profile: { ca: false, keyUsage: ['digitalSignature'] },
    signer,
  });
}

/** Keys and request of the device: made with the first attempt, and kept for those that follow. */
function* ownDevice(machine: Machine): Process<DeviceOfRequest> {
  const stored = machine.registry.text(objectKey, 'Device');
  if (stored !== undefined) return JSON.parse(stored) as DeviceOfRequest;
  const device = yield* deviceOfRequest(machine);
  machine.registry.setText(objectKey, 'Device', JSON.stringify(device));
  return device;
}

function* requestOf(
  machine: Machine,
  membership: DomainMembership,
  { objectSid }: ComputerObject,
): Process<HybridJoinRequest> {
  const { CertificateRequest, ...device } = yield* ownDevice(machine);
  const controller = yield* findController(machine, membership);
  const signer = (yield* useTpmKey(machine, keyContainer)) ?? (yield* createTpmKey(machine, keyContainer));
  const message = `${objectSid}.${iso(machine.deviceTime())}`;
  const signature = signer.sign(new Uint8Array(Buffer.from(message)));
  return {
    CertificateRequest,
    ServerAdJoinData: {
      ...device,
      TargetDomain: membership.domain,
      SourceDomainController: 'cause' in controller ? '' : controller.DomainControllerName,
      TargetDomainId: membership.domainGuid,
      ClientIdentity: {
        Type: 'sha256signed',
        Sid: objectSid,
        SignedBlob: `${message}.${toBase64Url(signature)}`,
      },
    },
  };
}

function failed({ eventLog }: Machine, code: HResult, cause: string, lookup = false): NotYet {
  if (lookup) eventLog.write(registrationEvents.lookupFailed, { ExitCode: code });
  else {
    eventLog.write(registrationEvents.joinRefused, refusalOf(code, cause));
    eventLog.write(registrationEvents.automaticFailed, {
      ExitCode: code,
      ServerErrorMessage: cause,
      TenantType: 'Managed',
      JoinType: 'sync',
      DebugOutput: 'joinMode: Join drsInstance: azure registrationType: sync',
    });
  }
  return { code, cause };
}
