/** The factory of a TPM that is nobody's PC: certifies its endorsement key (TCG EK Credential Profile 3.2). */
import { createAuthority, derived } from '../../cloud/certificates/authority.ts';
import { readPublicArea, spkiOf } from '../../protocols/attestation/public-key.ts';
import type { TpmMake } from '../../device/hardware/tpm-model.ts';
import { manufacture } from '../../device/firmware/manufacture.ts';
import { ExtendedKeyUsageOid } from '../../protocols/pki/certificate-profile.ts';
import { pem } from '../../protocols/pki/pem.ts';
import { toHex } from '../../protocols/bytes/bytes.ts';
import { RESEAL_TPM_PROFILE, type Tpm } from '../../tpm/index.ts';
import { days, later, type SimTime } from '../../world/time.ts';

const maker = 'Reseal software TPM';
const life = days(3650);
const { manufacturer, model, vendorString, firmwareVersion } = RESEAL_TPM_PROFILE;
const make: TpmMake = {
  manufacturerId: manufacturer.trim(),
  kind: 'discrete',
  vendorString,
  model,
  firmwareVersion: '1.0.0.1',
  endorsementKeys: [{ algorithm: 'RSA-2048', certificate: 'nv', issuer: 'trusted' }],
  vulnerableFirmware: false,
  stalls: [],
  afterReset: 'ready',
};

/**
 * Writes a certificate for the RSA EK (template L-1) of a new TPM into its NV index 0x01C00002. Returns the
 * certificates that lead from it to its root, PEM, the root last. The authority follows from `seed`.
 */
export function certifyEk(tpm: Tpm, seed: Uint8Array, at: SimTime): string {
  const authority = createAuthority(derived(seed, 'maker of the TPM'), {
    root: { CN: `${maker} EK Root CA`, O: maker },
    issuer: { CN: `${maker} EK Issuing CA`, O: maker },
  });
  const issue = (ekPublic: Uint8Array): Uint8Array =>
    authority.issue({
      subject: { CN: '' },
      spki: spkiOf(readPublicArea(ekPublic)),
      notBefore: at,
      notAfter: later(at, life),
      profile: {
        ca: false,
        keyUsage: ['keyEncipherment'],
        extendedKeyUsage: [ExtendedKeyUsageOid.tcgKpEkCertificate],
        tpm: {
          manufacturer: `id:${toHex(Buffer.from(manufacturer, 'latin1')).toUpperCase()}`,
          model,
          version: `id:${firmwareVersion[0].toString(16).padStart(8, '0').toUpperCase()}`,
          specification: { family: '2.0', level: 0, revision: 164 },
        },
      },
    });
  tpm.powerOn();
  manufacture(tpm, make, issue);
  tpm.powerOff();
  return authority.chain.map((certificate) => pem('CERTIFICATE', certificate)).join('');
}
