/**
 * Where Windows gets the EK certificate: the TPM's NV memory, its own store, or the maker
 * (facts/attestation#ek-certificates).
 */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { fromHttpStatus, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { createHash } from 'node:crypto';
import type { EkCertificate } from '../../protocols/attestation/aik.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { TPM_ALG, TPM_PT } from '../../protocols/tpm2/constants.ts';
import { toHex, u32Bytes } from '../../protocols/bytes/bytes.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { thumbprintOf } from '../windows/certificate-store.ts';
import { get } from '../windows/http-client.ts';
import type { Registry } from '../windows/registry.ts';
import { AttemptFailure, answerOf } from './attempt-failure.ts';
import { ekAlgorithmOf, ekKinds } from '../tpm-driver/endorsement-keys.ts';
import { noteObstacle, tpmKey } from '../tpm-driver/tpm-readiness.ts';
import type { TpmMessenger } from '../tpm-driver/tpm.messenger.ts';
import { ownOf } from '../../../shared/own.ts';

/**
 * Makers of firmware TPMs that issue EK certificates on request, by TPM_PT_MANUFACTURER
 * (facts/attestation#ek-certificates).
 */
const makerServices: Readonly<Record<string, string>> = {
  INTC: 'https://ekop.intel.com/ekcertservice/',
  AMD: 'https://ftpm.amd.com/pki/aia/',
  QCOM: 'https://ekcert.spserv.microsoft.com/EKCertificate/GetEKCertificate/v1/',
};

const storedCertificatesKey = `${tpmKey}\\Endorsement\\EKCertStore\\Certificates`;

/** TPM_PT_MANUFACTURER as text, without the blanks or zeros that pad it: 'INTC', 'IFX'. */
export function* manufacturerId(tpm: TpmMessenger): Process<string> {
  const value = (yield* tpm.property(TPM_PT.MANUFACTURER)) ?? 0;
  return Buffer.from(u32Bytes(value))
    .toString('latin1')
    .replace(/[\0 ]+$/, '');
}

/** DER of the certificate for this EK. Throws AttemptFailure, NetworkError or TpmError. */
export function* findEkCertificate(machine: Machine, tpm: TpmMessenger, ek: TpmtPublic): Process<Uint8Array> {
  const { registry } = machine;
  noteCertificate(registry, false);
  const own =
    (yield* tpm.readNvIndex(ekKinds[ekAlgorithmOf(ek)].certificateIndex)) ?? storedCertificate(registry);
  const certificate = own ?? (yield* certificateOfMaker(machine, tpm, ek));
  noteCertificate(registry, true);
  return certificate;
}

function noteCertificate(registry: Registry, there: boolean): void {
  registry.setNumber(`${tpmKey}\\taskStates`, 'EkCertificatePresent', there ? 1 : 0);
  noteObstacle(registry, 'ekCertificateMissing', !there);
}

/** Whether Windows has found the certificate when it last looked. */
export const hasEkCertificate = (registry: Registry): boolean =>
  registry.number(`${tpmKey}\\taskStates`, 'EkCertificatePresent') === 1;

function storedCertificate(registry: Registry): Uint8Array | undefined {
  const [thumbprint] = registry.keys(storedCertificatesKey);
  const value =
    thumbprint === undefined ? undefined : registry.get(`${storedCertificatesKey}\\${thumbprint}`, 'Blob');
  return value?.type === 'REG_BINARY' ? fromBase64(value.data) : undefined;
}

function* certificateOfMaker(machine: Machine, tpm: TpmMessenger, ek: TpmtPublic): Process<Uint8Array> {
  const manufacturer = yield* manufacturerId(tpm);
  const service = ownOf(makerServices, manufacturer);
  // There is nobody to ask: Windows waits for a certificate that never comes.
  if (service === undefined || ek.type !== TPM_ALG.RSA)
    throw new AttemptFailure(
      'silent',
      fromWin32(Win32.ERROR_NOT_FOUND),
      `the TPM of "${manufacturer}" holds no EK certificate and its maker offers none: no valid TPM EK`,
    );
  const id = toHex(createHash('sha256').update(ek.unique).digest());
  const response = yield* get(machine, `${service}${id}`);
  if (response.status === 404)
    throw new AttemptFailure(
      'declined',
      fromHttpStatus(response.status),
      `${service} knows no certificate for this EK`,
    );
  const answer = answerOf<EkCertificate>(response, 'the request for the EK certificate');
  const certificate = fromBase64(answer.certificate);
  machine.registry.set(`${storedCertificatesKey}\\${thumbprintOf(certificate)}`, 'Blob', {
    type: 'REG_BINARY',
    data: toBase64(certificate),
  });
  return certificate;
}
