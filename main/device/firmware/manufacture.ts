/**
 * The factory: the chip gets its EK certificate before the PC leaves (EK Credential Profile 2.2;
 * facts/tpm-and-boot-log#ek-certificate-and-persistent-keys).
 */
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import { createPrimary, nvDefineSpace, nvWrite, shutdown, startup } from '../../protocols/tpm2/commands.ts';
import { LIMITS, TPM_ALG, TPM_RH, TPM_SU, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { tpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { EK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import { TpmChannel } from '../tpm-driver/tpm-channel.ts';
import { EK_CERTIFICATE_INDEX } from '../tpm-driver/tpm-provisioning.ts';
import type { TpmChip } from '../windows/machine.ts';
import type { TpmMake } from '../hardware/hardware-profile.ts';

/** Anybody may read it, only the platform may write or remove it, TPM2_Clear leaves it. */
const certificateAttributes =
  TPMA_NV.PPWRITE |
  TPMA_NV.WRITEDEFINE |
  TPMA_NV.PPREAD |
  TPMA_NV.OWNERREAD |
  TPMA_NV.AUTHREAD |
  TPMA_NV.NO_DA |
  TPMA_NV.PLATFORMCREATE;

export interface Manufactured {
  /** TPMT_PUBLIC of the EK. */
  readonly ekPublic: Uint8Array;
  /** DER, or null where the maker issues none. */
  readonly ekCertificate: Uint8Array | null;
}

/**
 * Makes a powered, never started chip ready to ship: reads the EK of template L-1, asks `issue` (which takes
 * its TPMT_PUBLIC) for its certificate and, where the make keeps it in the chip, writes it to NV. The chip is shut down after it and
 * wants a power cycle.
 */
export function manufacture(
  chip: TpmChip,
  make: TpmMake,
  issue: (ekPublic: Uint8Array) => Uint8Array | null,
): Manufactured {
  const channel = new TpmChannel(chip);
  channel.send(startup, { startupType: TPM_SU.CLEAR });
  const ekPublic = readEk(channel);
  const ekCertificate = make.ekCertificate === 'none' ? null : issue(ekPublic);
  if (make.ekCertificate === 'nv' && ekCertificate) writeCertificate(channel, ekCertificate);
  channel.send(shutdown, { shutdownType: TPM_SU.CLEAR });
  return { ekPublic, ekCertificate };
}

function readEk(channel: TpmChannel): Uint8Array {
  const { objectHandle, outPublic } = channel.send(
    createPrimary,
    {
      primaryHandle: TPM_RH.ENDORSEMENT,
      inSensitive: { userAuth: NO_BYTES, data: NO_BYTES },
      inPublic: EK_RSA_2048_TEMPLATE,
      outsideInfo: NO_BYTES,
      creationPCR: [],
    },
    [passwordAuthorization()],
  );
  channel.flush(objectHandle);
  return encode(tpmtPublic, outPublic);
}

function writeCertificate(channel: TpmChannel, certificate: Uint8Array): void {
  const platform = [passwordAuthorization()];
  channel.send(
    nvDefineSpace,
    {
      authHandle: TPM_RH.PLATFORM,
      auth: NO_BYTES,
      publicInfo: {
        nvIndex: EK_CERTIFICATE_INDEX,
        nameAlg: TPM_ALG.SHA256,
        attributes: certificateAttributes,
        authPolicy: NO_BYTES,
        dataSize: certificate.length,
      },
    },
    platform,
  );
  const handles = { authHandle: TPM_RH.PLATFORM, nvIndex: EK_CERTIFICATE_INDEX };
  for (let offset = 0; offset < certificate.length; offset += LIMITS.MAX_NV_BUFFER) {
    const data = certificate.slice(offset, offset + LIMITS.MAX_NV_BUFFER);
    channel.send(nvWrite, { ...handles, data, offset }, platform);
  }
}
