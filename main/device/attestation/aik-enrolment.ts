/**
 * The AIK certificate: made for a key of this TPM by Microsoft's attestation service, which checks the EK
 * certificate, has the TPM open a credential and looks at a quote (aik.messages.ts; facts/attestation#steps).
 */
import type {
  AikCertificate,
  AikCertificateRequest,
  AikChallenge,
  AikChallengeRequest,
} from '../../protocols/attestation/aik.messages.ts';
import { fromHttpStatus, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { AIK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import { quotedPcrs } from '../../protocols/attestation/quoted-pcrs.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { get, isSuccess, postJson } from '../windows/http-client.ts';
import { autopilotEvents } from '../windows/events/autopilot.catalogue.ts';
import { systemEvents } from '../windows/events/other.catalogue.ts';
import { computerNameOf } from '../windows/identity.ts';
import { AttemptFailure, answerOf, attemptFailureOf } from './attempt-failure.ts';
import { readKey, storeKey } from '../tpm-driver/key-container.ts';
import { EK_HANDLE, SRK_HANDLE } from '../tpm-driver/tpm-provisioning.ts';
import type { TpmKeyBlob, TpmMessenger } from '../tpm-driver/tpm.messenger.ts';
import { publicAreaBytes } from '../tpm-driver/tpm.messenger.ts';

const aikContainer = 'WindowsAIK';

/** The attestation key of this PC; made under the SRK where there is none. */
export function* ensureAik(machine: Machine, tpm: TpmMessenger): Process<TpmKeyBlob> {
  const known = readKey(machine.files, aikContainer);
  if (known) return known;
  const made = yield* tpm.create(SRK_HANDLE, AIK_RSA_2048_TEMPLATE);
  storeKey(machine.files, aikContainer, made);
  return made;
}

export interface AikEnrolment {
  readonly ek: TpmtPublic;
  /** DER. */
  readonly ekCertificate: Uint8Array;
  readonly manufacturer: string;
  readonly aik: TpmKeyBlob;
  /** The TCG event log of this boot. */
  readonly eventLog: Uint8Array;
}

/**
 * The certificate chain of the AIK, DER, the leaf first. A try that fails is an event of CertEnroll. Throws
 * AttemptFailure, NetworkError or TpmError.
 */
export function* enrolAik(
  machine: Machine,
  tpm: TpmMessenger,
  enrolment: AikEnrolment,
): Process<Uint8Array[]> {
  const service = aikService(enrolment);
  yield* noting(machine, 86, service, () => askWhatItCan(machine, service));
  return yield* noting(machine, 87, service, () => enrolAt(machine, tpm, service, enrolment));
}

const localSystem = ({ registry }: Machine): string => `WORKGROUP\\${computerNameOf(registry)}$`;

const scepStages = {
  86: { event: systemEvents.scepNotInitialized, method: 'GET', stage: 'GetCACaps' },
  87: { event: systemEvents.scepFailed, method: 'POST', stage: 'Pkcs10Enrollment' },
} as const;

/** Writes what a stage failed with to the Application log. */
function* noting<T>(machine: Machine, id: 86 | 87, service: string, stage: () => Process<T>): Process<T> {
  try {
    return yield* stage();
  } catch (error) {
    const failure = attemptFailureOf(error);
    if (failure) {
      machine.eventLog.write(autopilotEvents.aikDownloadFailed, { HRESULT: failure.code });
      machine.eventLog.write(scepStages[id].event, {
        Context: localSystem(machine),
        ServiceUrl: service,
        ErrorCode: failure.code,
        Method: scepStages[id].method,
        Stage: scepStages[id].stage,
      });
    }
    throw error;
  }
}

function* askWhatItCan(machine: Machine, service: string): Process<void> {
  const response = yield* get(machine, `${service}?operation=GetCACaps`);
  if (isSuccess(response)) return;
  const { status } = response;
  const words = `GetCACaps at ${service} was answered ${status}`;
  // No host for this authority: there is nobody who could certify the key.
  const code = fromHttpStatus(status);
  throw status === 404
    ? new AttemptFailure('broken', code, words, fromWin32(Win32.ERROR_NOT_FOUND))
    : new AttemptFailure('declined', code, words);
}

function* enrolAt(
  machine: Machine,
  tpm: TpmMessenger,
  service: string,
  enrolment: AikEnrolment,
): Process<Uint8Array[]> {
  const challenge = yield* requestChallenge(machine, service, enrolment);
  const proof = yield* answerChallenge(tpm, enrolment, challenge);
  const response = yield* postJson(
    machine,
    `${service}?operation=PKIOperation&message=AikCertificate`,
    proof,
  );
  const { certificates } = answerOf<AikCertificate>(response, 'the request for the AIK certificate');
  return certificates.map((certificate) => fromBase64(certificate));
}

/** The service's address names the TPM's maker and the key that issued the EK certificate. */
function aikService({ manufacturer, ekCertificate }: AikEnrolment): string {
  const { authorityKeyId } = readCertificate(ekCertificate);
  const host = `${manufacturer.toLowerCase()}-keyid-${authorityKeyId}.microsoftaik.azure.net`;
  return `https://${host}/templates/Aik/scep`;
}

function* requestChallenge(
  machine: Machine,
  service: string,
  { ek, ekCertificate, aik }: AikEnrolment,
): Process<AikChallenge> {
  const { manufacturerId, firmwareVersion } = machine.hardware.tpm;
  const request: AikChallengeRequest = {
    ekCertificate: toBase64(ekCertificate),
    ekPublic: toBase64(publicAreaBytes(ek)),
    aikPublic: toBase64(publicAreaBytes(aik.publicArea)),
    platform: `TPM-Version:2.0 -VendorID:'${manufacturerId}' -Firmware:${firmwareVersion}`,
  };
  const url = `${service}?operation=PKIOperation&message=AikChallenge`;
  return answerOf<AikChallenge>(yield* postJson(machine, url, request), 'the request for an AIK challenge');
}

/** Opens the credential and quotes the boot, with the AIK loaded for as long. */
function* answerChallenge(
  tpm: TpmMessenger,
  { aik, eventLog }: AikEnrolment,
  challenge: AikChallenge,
): Process<AikCertificateRequest> {
  const handle = yield* tpm.load(SRK_HANDLE, aik);
  try {
    const secret = yield* tpm.activateCredential(
      handle,
      EK_HANDLE,
      fromBase64(challenge.credentialBlob),
      fromBase64(challenge.encryptedSecret),
    );
    const { quote, signature } = yield* tpm.quote(handle, fromBase64(challenge.nonce), quotedPcrs);
    return {
      transaction: challenge.transaction,
      secret: toBase64(secret),
      quote: toBase64(quote),
      signature: toBase64(signature),
      eventLog: toBase64(eventLog),
    };
  } finally {
    tpm.channel.flush(handle);
  }
}
