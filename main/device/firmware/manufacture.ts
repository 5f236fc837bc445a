/**
 * The factory: the chip gets its EK certificate before the PC leaves (EK Credential Profile 2.2;
 * facts/tpm-and-boot-log#ek-certificate-and-persistent-keys).
 */
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import {
  createPrimary,
  nvDefineSpace,
  nvRead,
  nvReadPublic,
  nvUndefineSpace,
  nvWrite,
  shutdown,
  startup,
} from '../../protocols/tpm2/commands.ts';
import { LIMITS, TPM_ALG, TPM_RH, TPM_SU, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { tpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { TpmChannel } from '../tpm-driver/tpm-channel.ts';
import { ekAlgorithmFor, ekKinds } from '../tpm-driver/endorsement-keys.ts';
import type { TpmChip } from '../windows/machine.ts';
import type { EkAlgorithm, EndorsementKey, TpmMake } from '../hardware/tpm-model.ts';

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
  /** TPMT_PUBLIC of the EK that Windows will take. */
  readonly ekPublic: Uint8Array;
  /** Of that EK, DER; null where the maker issues none. */
  readonly ekCertificate: Uint8Array | null;
}

/** The maker's authority: a certificate, DER, for one EK by its TPMT_PUBLIC. */
export type IssueEkCertificate = (ekPublic: Uint8Array, key: EndorsementKey) => Uint8Array | null;

/**
 * Makes a powered, never started chip ready to ship: has its maker certify its EKs, and writes to NV the certificates
 * that the make keeps in the chip. The chip is shut down after it and wants a power cycle.
 */
export function manufacture(chip: TpmChip, make: TpmMake, issue: IssueEkCertificate): Manufactured {
  const channel = new TpmChannel(chip);
  channel.send(startup, { startupType: TPM_SU.CLEAR });
  const certified = new Map<EkAlgorithm, Manufactured>();
  const written = new Set<number>();
  for (const key of make.endorsementKeys) {
    if (key.certificate === 'none') continue;
    const { template, certificateIndex } = ekKinds[key.algorithm];
    const ekPublic = readEk(channel, template);
    const ekCertificate = issue(ekPublic, key);
    certified.set(key.algorithm, { ekPublic, ekCertificate });
    if (key.certificate !== 'nv' || !ekCertificate) continue;
    writeCertificate(channel, certificateIndex, ekCertificate);
    written.add(certificateIndex);
  }
  const taken = ekAlgorithmFor(written);
  const made = certified.get(taken) ?? {
    ekPublic: readEk(channel, ekKinds[taken].template),
    ekCertificate: null,
  };
  channel.send(shutdown, { shutdownType: TPM_SU.CLEAR });
  return made;
}

/**
 * The certificates of these EKs are gone from the NV memory of a chip that is started; the answer writes them back, as
 * the maker's tool does.
 */
export function loseCertificates(chip: TpmChip, algorithms: readonly EkAlgorithm[]): (chip: TpmChip) => void {
  const channel = new TpmChannel(chip);
  const lost = algorithms.map((name) => {
    const nvIndex = ekKinds[name].certificateIndex;
    const handles = { authHandle: TPM_RH.PLATFORM, nvIndex };
    const certificate = readCertificate(channel, nvIndex);
    channel.send(nvUndefineSpace, handles, [passwordAuthorization()]);
    return { nvIndex, certificate };
  });
  return (again) => {
    for (const { nvIndex, certificate } of lost)
      writeCertificate(new TpmChannel(again), nvIndex, certificate);
  };
}

function readCertificate(channel: TpmChannel, nvIndex: number): Uint8Array {
  const { dataSize } = channel.send(nvReadPublic, { nvIndex }).nvPublic;
  const certificate = new Uint8Array(dataSize);
  const handles = { authHandle: TPM_RH.PLATFORM, nvIndex };
  for (let offset = 0; offset < dataSize; offset += LIMITS.MAX_NV_BUFFER) {
    const size = Math.min(LIMITS.MAX_NV_BUFFER, dataSize - offset);
    certificate.set(
      channel.send(nvRead, { ...handles, size, offset }, [passwordAuthorization()]).data,
      offset,
    );
  }
  return certificate;
}

function readEk(channel: TpmChannel, template: TpmtPublic): Uint8Array {
  const { objectHandle, outPublic } = channel.send(
    createPrimary,
    {
      primaryHandle: TPM_RH.ENDORSEMENT,
      inSensitive: { userAuth: NO_BYTES, data: NO_BYTES },
      inPublic: template,
      outsideInfo: NO_BYTES,
      creationPCR: [],
    },
    [passwordAuthorization()],
  );
  channel.flush(objectHandle);
  return encode(tpmtPublic, outPublic);
}

function writeCertificate(channel: TpmChannel, nvIndex: number, certificate: Uint8Array): void {
  const platform = [passwordAuthorization()];
  channel.send(
    nvDefineSpace,
    {
      authHandle: TPM_RH.PLATFORM,
      auth: NO_BYTES,
      publicInfo: {
        nvIndex,
        nameAlg: TPM_ALG.SHA256,
        attributes: certificateAttributes,
        authPolicy: NO_BYTES,
        dataSize: certificate.length,
      },
    },
    platform,
  );
  const handles = { authHandle: TPM_RH.PLATFORM, nvIndex };
  for (let offset = 0; offset < certificate.length; offset += LIMITS.MAX_NV_BUFFER) {
    const data = certificate.slice(offset, offset + LIMITS.MAX_NV_BUFFER);
    channel.send(nvWrite, { ...handles, data, offset }, platform);
  }
}
