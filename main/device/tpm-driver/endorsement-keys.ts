/**
 * Endorsement keys that a TPM can have: the template each is made after, and where its certificate lies
 * (EK Credential Profile 2.2 and annex B).
 */
import { TPM_ALG, TPM_ECC } from '../../protocols/tpm2/constants.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import {
  EK_ECC_P256_TEMPLATE,
  EK_ECC_P384_TEMPLATE,
  EK_RSA_2048_TEMPLATE,
  EK_RSA_3072_TEMPLATE,
} from '../../protocols/tpm2/templates.ts';
import type { EkAlgorithm } from '../hardware/tpm-model.ts';

interface EkKind {
  readonly template: TpmtPublic;
  /** NV index of its certificate. */
  readonly certificateIndex: number;
}

/** In the order in which Windows looks for one that is certified in the chip (facts/attestation#chips). */
export const ekKinds: Readonly<Record<EkAlgorithm, EkKind>> = {
  'RSA-2048': { template: EK_RSA_2048_TEMPLATE, certificateIndex: 0x01c00002 },
  'RSA-3072': { template: EK_RSA_3072_TEMPLATE, certificateIndex: 0x01c0001c },
  'ECC-256': { template: EK_ECC_P256_TEMPLATE, certificateIndex: 0x01c0000a },
  'ECC-384': { template: EK_ECC_P384_TEMPLATE, certificateIndex: 0x01c00016 },
};

/** Of the public area of an EK. */
export function ekAlgorithmOf(ek: TpmtPublic): EkAlgorithm {
  if (ek.type === TPM_ALG.RSA && ek.parameters.keyBits === 3072) return 'RSA-3072';
  if (ek.type !== TPM_ALG.ECC) return 'RSA-2048';
  return ek.parameters.curveID === TPM_ECC.NIST_P384 ? 'ECC-384' : 'ECC-256';
}

/** The EK that Windows takes of a chip with these NV indices: the first with a certificate, else RSA-2048. */
export const ekAlgorithmFor = (nvIndices: ReadonlySet<number>): EkAlgorithm =>
  (Object.keys(ekKinds) as EkAlgorithm[]).find((name) => nvIndices.has(ekKinds[name].certificateIndex)) ??
  'RSA-2048';
