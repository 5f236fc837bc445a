/**
 * "Securing your hardware": up to three attempts within seven minutes; ends with a ticket for the join, or
 * fails the step (facts/attestation#attempts, facts/attestation#causes-and-codes, facts/attestation#events).
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { Ticket } from '../../protocols/autopilot/ztd.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromWin32, hresult } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import type { SimDuration } from '../../world/time.ts';
import { seconds } from '../../world/time.ts';
import { hardwareHashOf } from './hardware-hash.ts';
import type { Machine } from '../windows/machine.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { bootLogOf } from '../windows/boot-log.ts';
import { autopilotEvents } from '../windows/events/autopilot.catalogue.ts';
import type { AikEnrolment } from './aik-enrolment.ts';
import { ensureAik, enrolAik } from './aik-enrolment.ts';
import { AttemptFailure, attemptFailureOf } from './attempt-failure.ts';
import { clearRecord, recordAttempt } from './attestation-record.ts';
import { requestTicket } from './device-ticket.ts';
import { findEkCertificate, hasEkCertificate, manufacturerId } from './ek-certificate.ts';
import { synchroniseTime } from './time-sync.ts';
import { hasObstacle, noteObstacle } from '../tpm-driver/tpm-readiness.ts';
import { hasListedFirmware } from '../tpm-driver/vulnerable-firmware.ts';
import { ensureEk, ensureSrk } from '../tpm-driver/tpm-provisioning.ts';
import { publicAreaBytes, TpmMessenger } from '../tpm-driver/tpm.messenger.ts';

const attestationLimit: SimDuration = seconds(420);
const maximumAttempts = 3;
/** Between two attempts, by what the last one met (an estimate; the retries' rhythm is not documented). */
const pauses = { silent: seconds(60), declined: seconds(30), broken: seconds(10) } as const;

/** Answers the JWT that Entra takes as a device ticket. Throws StepFailure('attestation'). */
export function* attest(machine: Machine, profile: AutopilotProfile): Process<string> {
  clearRecord(machine.registry);
  machine.eventLog.write(autopilotEvents.preProvisioningBegins, { UInt1: 1 });
  machine.eventLog.write(autopilotEvents.identityServiceStarted, {});
  const run: Run = { attempt: 0, last: undefined, tpm: undefined };
  const outcome = yield* within(attestationLimit, attemptUntilDone(machine, profile, run));
  if (outcome !== 'late') return outcome.value;
  const timeout = fromWin32(Win32.ERROR_TIMEOUT);
  recordAttempt(machine.registry, run.attempt, run.last?.code ?? timeout);
  const limit = `no attestation within ${attestationLimit / 1_000} s`;
  const command = run.tpm?.working;
  // A chip that hangs tells no code, and the page has none.
  if (command !== undefined)
    throw failed(machine, timeout, `${limit}; the TPM does not answer TPM2_${command}`, true);
  const cause = run.last?.message ?? 'the TPM and the services took too long';
  throw failed(machine, timeout, `${limit}; last: ${cause}`);
}

/** What is known when the limit strikes. */
interface Run {
  attempt: number;
  last: AttemptFailure | undefined;
  tpm: TpmMessenger | undefined;
}

/** Windows asks no service about a chip that is on its list. */
function* refuseVulnerableFirmware(machine: Machine): Process<void> {
  const vulnerable =
    machine.hardware.tpm.vulnerableFirmware || (yield* hasListedFirmware(new TpmMessenger(machine)));
  noteObstacle(machine.registry, 'vulnerableFirmware', vulnerable);
  if (!vulnerable) return;
  const { manufacturerId, firmwareVersion } = machine.hardware.tpm;
  recordAttempt(machine.registry, 0, HResults.vulnerableTpmFirmware);
  throw failed(
    machine,
    HResults.vulnerableTpmFirmware,
    `firmware ${firmwareVersion} of the TPM of "${manufacturerId}" has a known vulnerability`,
  );
}

function* attemptUntilDone(machine: Machine, profile: AutopilotProfile, run: Run): Process<string> {
  yield* refuseVulnerableFirmware(machine);
  for (;;) {
    run.attempt++;
    if (run.attempt > 1) logRetry(machine, run.attempt);
    const tpm = new TpmMessenger(machine);
    run.tpm = tpm;
    try {
      const ticket = yield* attempt(machine, tpm, profile);
      recordAttempt(machine.registry, run.attempt, hresult(0));
      logSuccess(machine, ticket);
      return ticket.deviceTicket;
    } catch (error) {
      const failure = attemptFailureOf(error);
      if (!failure) throw error;
      run.last = failure;
      if (!hasEkCertificate(machine.registry))
        machine.eventLog.write(autopilotEvents.ekCertificateMissing, {});
      run.tpm = undefined;
      recordAttempt(machine.registry, run.attempt, failure.code);
      if (run.attempt >= maximumAttempts) yield* giveUp(machine, failure);
      yield* sleep(pauses[failure.kind]);
    }
  }
}

function* attempt(machine: Machine, tpm: TpmMessenger, profile: AutopilotProfile): Process<Ticket> {
  yield* synchroniseTime(machine);
  const { ek, aik, aikCertificate, eventLog } = yield* enrolledAik(machine, tpm);
  machine.certificates.add('LocalMachine', 'My', aikCertificate, {
    purpose: 'AIK',
    keyContainer: 'WindowsAIK',
  });
  const hardwareHash = hardwareHashOf(machine, publicAreaBytes(ek));
  const { ZtdRegistrationId: ztdRegistrationId } = profile;
  const proof = { ztdRegistrationId, hardwareHash, aik, aikCertificate, eventLog };
  return yield* requestTicket(machine, tpm, proof);
}

interface EnrolledAik extends Pick<AikEnrolment, 'ek' | 'aik' | 'eventLog'> {
  /** DER. */
  readonly aikCertificate: Uint8Array;
}

/**
 * An attestation key with a new certificate of the attestation service: what `certreq -enrollaik` does too. Throws
 * AttemptFailure, NetworkError or TpmError.
 */
export function* enrolledAik(machine: Machine, tpm: TpmMessenger): Process<EnrolledAik> {
  if (hasObstacle(machine.registry, 'restart')) {
    machine.happenings.emit({ kind: 'tpm not ready' });
    throw new AttemptFailure(
      'declined',
      HResults.NTE_DEVICE_NOT_READY,
      'the TPM that a former Windows has used is not ready before a restart',
    );
  }
  const ek = yield* ensureEk(tpm);
  yield* ensureSrk(tpm);
  const eventLog = bootLogOf(machine.registry);
  if (!eventLog)
    throw new AttemptFailure('broken', fromWin32(Win32.ERROR_NOT_FOUND), 'Windows has no measured-boot log');
  const ekCertificate = yield* findEkCertificate(machine, tpm, ek);
  machine.eventLog.write(autopilotEvents.ekCertificatePresent, {});
  const manufacturer = yield* manufacturerId(tpm);
  const aik = yield* ensureAik(machine, tpm);
  machine.eventLog.write(autopilotEvents.aikEnrolmentTriggered, {});
  const [aikCertificate] = yield* enrolAik(machine, tpm, { ek, ekCertificate, manufacturer, aik, eventLog });
  if (!aikCertificate)
    throw new AttemptFailure(
      'broken',
      fromWin32(Win32.ERROR_NOT_FOUND),
      'the attestation service sent no certificate',
    );
  machine.eventLog.write(autopilotEvents.aikCertificateNew, {});
  return { ek, aik, aikCertificate, eventLog };
}

/**
 * After the last attempt: where something has not come, Windows goes on waiting for a key state that never comes, until
 * the limit of the page; where a service does not do its part, the attempts are used up.
 */
function* giveUp(machine: Machine, { kind, pageCode, message }: AttemptFailure): Process<void> {
  if (kind === 'silent') yield* sleep(attestationLimit);
  machine.eventLog.write(autopilotEvents.attemptsUsedUp, {});
  throw failed(
    machine,
    kind === 'declined' ? HResults.E_AUTOPILOT_CLIENT_TPM_MAX_ATTESTATION_RETRY_EXCEEDED : pageCode,
    message,
  );
}

/** `withoutCode`: the page tells a sentence and no code. */
function failed(machine: Machine, code: HResult, cause: string, withoutCode = false): StepFailure {
  machine.eventLog.write(autopilotEvents.identityNotConfirmed, { HRESULT: code });
  machine.eventLog.write(autopilotEvents.profileNotAvailable, { HRESULT: code });
  const facts = { step: 'attestation', code, item: 'TpmAttestationSubcategory', cause } as const;
  return new StepFailure(withoutCode ? { ...facts, withoutCode } : facts);
}

function logRetry(machine: Machine, attempt: number): void {
  machine.eventLog.write(autopilotEvents.attestationRetried, { Uint1: attempt, Uint2: maximumAttempts });
}

/** The client's key state after a confirmed identity (facts/attestation#events, event 176). */
const confirmedClientState = 6;

function logSuccess(machine: Machine, ticket: Ticket): void {
  machine.eventLog.write(autopilotEvents.keyStateUpdated, {
    ServerState: ticket.serverKeyState,
    ClientState: confirmedClientState,
  });
  machine.eventLog.write(autopilotEvents.identityConfirmed, {});
}
