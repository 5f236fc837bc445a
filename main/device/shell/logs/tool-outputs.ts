/**
 * What the tools say that a collection runs (facts/diagnostics#commands, facts/diagnostics#log-collection),
 * read from the PC's own state.
 */
import { Win32 } from '../../../protocols/hresult/win32.ts';
import type { HResult } from '../../../protocols/hresult/hresult.ts';
import { formatHResult, fromHttpStatus, fromWin32, hresult } from '../../../protocols/hresult/hresult.ts';
import { pem } from '../../../protocols/pki/pem.ts';
import { attestationRecordOf } from '../../attestation/attestation-record.ts';
import { hasEkCertificate } from '../../attestation/ek-certificate.ts';
import { hasObstacle, isReadyInformation } from '../../tpm-driver/tpm-readiness.ts';
import type { Machine } from '../../windows/machine.ts';
import { derOf } from '../../windows/certificate-store.ts';

const lines = (...parts: readonly string[]): string => `${parts.join('\r\n')}\r\n`;

/** What `certreq` says beside the code. */
const enrolWords: ReadonlyMap<number, string> = new Map([
  [fromHttpStatus(404), 'GetCACaps: Not Found'],
  [
    fromHttpStatus(400),
    'Bad Request\r\n{"Message":"No valid TPM EK/Platform Certificate provided in the TPM identity request message"}',
  ],
  [fromWin32(Win32.ERROR_NOT_FOUND), 'No valid TPM EK/Platform certificate'],
]);

/** `certreq -q -enrollaik`: what became of the attestation key when it was last asked for. */
export function enrolAikOutput({ registry, certificates }: Machine): string {
  const { state, code } = attestationRecordOf(registry);
  const aik = certificates.state().find(({ purpose }) => purpose === 'AIK');
  if (state === 'succeeded' && aik) return enrolledOutput(derOf(aik));
  return state === 'not-attempted' ? lines('EnrollStatus: not attempted') : notEnrolledOutput(code);
}

/** `certificate`: DER. */
export const enrolledOutput = (certificate: Uint8Array): string =>
  lines(
    'HTTP/1.1 200 OK',
    'SCEPDispositionSuccess',
    'EnrollStatus(1): Enrolled',
    'New Certificate:',
    pem('CERTIFICATE', certificate),
  );

export function notEnrolledOutput(code: HResult): string {
  const words = enrolWords.get(code);
  return lines(...(words === undefined ? [] : [words]), `EnrollStatus: failed ${formatHResult(code)}`);
}

/** `certutil -tpminfo`. */
export function tpmInfoOutput({ hardware }: Machine): string {
  const { manufacturerId, firmwareVersion, model, kind } = hardware.tpm;
  return lines(
    `TPM Manufacturer ID: ${manufacturerId}`,
    `TPM Model: ${model} (${kind})`,
    `TPM Manufacturer Version: ${firmwareVersion}`,
    'TPM Version: 2.0',
  );
}

/** Makers by TPM_PT_MANUFACTURER, as `tpmtool` names them. */
const makers: ReadonlyMap<string, string> = new Map([
  ['AMD', 'AMD'],
  ['IFX', 'Infineon'],
  ['INTC', 'Intel'],
  ['MSFT', 'Microsoft'],
  ['NTC', 'Nuvoton Technology'],
  ['QCOM', 'Qualcomm'],
  ['STM', 'STMicroelectronics'],
]);

/** The TPM's health in the lines of `tpmtool getdeviceinformation`. */
export function tpmHealthOutput({ hardware, registry }: Machine): string {
  const truth = (value: boolean): string => (value ? 'True' : 'False');
  const { manufacturerId, firmwareVersion } = hardware.tpm;
  const vulnerable = hasObstacle(registry, 'vulnerableFirmware');
  const restart = hasObstacle(registry, 'restart');
  const attestable = truth(hasEkCertificate(registry) && !vulnerable && !restart);
  return lines(
    '-TPM Present: True',
    '-TPM Version: 2.0',
    `-TPM Manufacturer ID: ${manufacturerId}`,
    `-TPM Manufacturer Full Name: ${makers.get(manufacturerId) ?? manufacturerId}`,
    `-TPM Manufacturer Version: ${firmwareVersion}`,
    '-PPI Version: 1.3',
    `-Is Initialized: ${truth(!restart)}`,
    `-Ready For Storage: ${truth(!restart)}`,
    `-Ready For Attestation: ${attestable}`,
    `-Is Capable For Attestation: ${attestable}`,
    '-Clear Needed To Recover: False',
    '-Clear Possible: True',
    `-TPM Has Vulnerable Firmware: ${truth(vulnerable)}`,
    `-Bitlocker PCR7 Binding State: ${hardware.secureBoot ? 'Bound' : 'Binding Not Possible'}`,
  );
}

/** The same as a collection writes it, with the mask that says what keeps the chip from being ready. */
export const tpmHealthFile = (machine: Machine): string =>
  tpmHealthOutput(machine) +
  lines(`-IsReadyInformation: ${formatHResult(hresult(isReadyInformation(machine.registry)))}`);
