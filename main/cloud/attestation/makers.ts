/**
 * TPM makers that the attestation service knows. Their certificate authorities here are made up; the ids and
 * the download addresses are those of the TCG vendor registry and of facts/attestation#ek-certificates.
 */
export interface TpmMaker {
  /** TPM_PT_MANUFACTURER without padding. */
  readonly id: string;
  readonly name: string;
  /** Where a firmware TPM's EK certificate is fetched; null for chips that carry it in NV. */
  readonly ekCertificateUrl: string | null;
}

const makers: readonly TpmMaker[] = [
  { id: 'INTC', name: 'Intel', ekCertificateUrl: 'https://ekop.intel.com/ekcertservice/' },
  { id: 'AMD', name: 'AMD', ekCertificateUrl: 'https://ftpm.amd.com/pki/aia/' },
  {
    id: 'QCOM',
    name: 'Qualcomm',
    ekCertificateUrl: 'https://ekcert.spserv.microsoft.com/EKCertificate/GetEKCertificate/v1/',
  },
  { id: 'IFX', name: 'Infineon', ekCertificateUrl: null },
  { id: 'NTC', name: 'Nuvoton', ekCertificateUrl: null },
  { id: 'STM', name: 'STMicroelectronics', ekCertificateUrl: null },
  // Makers of our own for fictional hardware models: one of chips, one of firmware TPMs.
  { id: 'RSLA', name: 'Reseal Silicon A', ekCertificateUrl: null },
  { id: 'RSLB', name: 'Reseal Silicon B', ekCertificateUrl: 'https://ekop.intel.com/ekcertservice/' },
];

/** The id as it stands in names: without padding, upper case. */
export const makerId = (manufacturerId: string): string =>
  manufacturerId.replace(/[\0 ]+$/, '').toUpperCase();

export const makerOf = (manufacturerId: string): TpmMaker | undefined =>
  makers.find(({ id }) => id === makerId(manufacturerId));
