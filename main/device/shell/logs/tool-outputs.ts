/**
 * What the tools say that a collection runs (facts/diagnostics#commands, facts/diagnostics#log-collection),
 * read from the PC's own state.
 */
import { formatHResult } from '../../../protocols/hresult/hresult.ts';
import { pem } from '../../../protocols/pki/pem.ts';
import { attestationRecordOf } from '../../attestation/attestation-record.ts';
import { hasEkCertificate } from '../../attestation/ek-certificate.ts';
import type { Machine } from '../../windows/machine.ts';
import { derOf } from '../../windows/certificate-store.ts';

const lines = (...parts: readonly string[]): string => `${parts.join('\r\n')}\r\n`;

/** `certreq -q -enrollaik`: what became of the attestation key. */
export function enrolAikOutput({ registry, certificates }: Machine): string {
  const { state, code } = attestationRecordOf(registry);
  const aik = certificates.state().find(({ purpose }) => purpose === 'AIK');
  if (state === 'succeeded' && aik)
    return lines(
      'HTTP/1.1 200 OK',
      'SCEPDispositionSuccess',
      'EnrollStatus(1): Enrolled',
      'New Certificate:',
      pem('CERTIFICATE', derOf(aik)),
    );
  return lines(
    state === 'failed' ? `EnrollStatus: failed ${formatHResult(code)}` : 'EnrollStatus: not attempted',
  );
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

/** The TPM's health in the lines of `tpmtool getdeviceinformation`. */
export function tpmHealthOutput({ hardware, registry }: Machine): string {
  const attestable = hasEkCertificate(registry) ? 'True' : 'False';
  return lines(
    '-TPM Present: True',
    '-TPM Version: 2.0',
    `-TPM Manufacturer ID: ${hardware.tpm.manufacturerId}`,
    `-TPM Manufacturer Version: ${hardware.tpm.firmwareVersion}`,
    `-Ready For Attestation: ${attestable}`,
    `-Is Capable For Attestation: ${attestable}`,
  );
}
