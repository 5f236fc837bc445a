import { concat, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG, TPM_RC, TPM_RH } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { handleName } from '../../protocols/tpm2/names.ts';
import { NO_SCHEME, type Scheme } from '../../protocols/tpm2/structures/algorithms.ts';
import { tpmsAttest, type Attested } from '../../protocols/tpm2/structures/attest.ts';
import type { TpmtSignature } from '../../protocols/tpm2/structures/signature.ts';
import { clockInfo } from '../clock.ts';
import { failHandle, failParameter } from '../fail.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import type { Machine } from '../state/machine.ts';
import type { TpmObject } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';
import { isSigningKey, selectScheme, signDigest } from './signing.ts';

/** Attestation (Part 1, 31; Part 3, 18.1). */
export interface Signer {
  /** Null for TPM_RH_NULL: an attestation without signature. */
  readonly key: TpmObject | null;
  readonly scheme: Scheme;
}

export interface SignedAttestation {
  readonly attestation: Uint8Array;
  readonly signature: TpmtSignature;
}

/** The signing key of an attestation command and its scheme; the numbers say where they stand in it. */
export function signerAt(
  machine: Machine,
  handle: number,
  handleNumber: number,
  asked: Scheme,
  schemeNumber: number,
): Signer {
  if (handle === TPM_RH.NULL) return { key: null, scheme: NO_SCHEME };
  const key = objectAt(machine, handle, handleNumber, TPM_RC.KEY);
  if (!isSigningKey(key)) failHandle(TPM_RC.KEY, handleNumber);
  try {
    return { key, scheme: selectScheme(key, asked) };
  } catch (fault) {
    if (fault instanceof ResponseFault) return failParameter(fault.responseCode, schemeNumber);
    throw fault;
  }
}

export function firmwareVersion(machine: Machine): bigint {
  const [high, low] = machine.state.profile.firmwareVersion;
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** Builds a TPMS_ATTEST and signs it. */
export function attest(
  machine: Machine,
  signer: Signer,
  extraData: Uint8Array,
  attested: Attested,
): SignedAttestation {
  const { key, scheme } = signer;
  const qualifiedSigner = key === null ? handleName(TPM_RH.NULL) : key.qualifiedName;
  const veil = obfuscation(machine, key, qualifiedSigner);
  const clock = clockInfo(machine);
  const attestation = encode(tpmsAttest, {
    qualifiedSigner,
    extraData,
    clockInfo: {
      ...clock,
      resetCount: (clock.resetCount + veil.resetCount) >>> 0,
      restartCount: (clock.restartCount + veil.restartCount) >>> 0,
    },
    firmwareVersion: (firmwareVersion(machine) + veil.firmwareVersion) & 0xffffffffffffffffn,
    ...attested,
  });
  if (key === null) return { attestation, signature: { sigAlg: TPM_ALG.NULL } };
  const hash = digest(scheme.hashAlg, attestation);
  return { attestation, signature: signDigest(machine, key, scheme, hash) };
}

/**
 * What is added to counters and firmware version, so that they do not identify a TPM across keys; nothing
 * for keys of the endorsement and platform hierarchies (Part 1, 31.6).
 */
function obfuscation(
  machine: Machine,
  key: TpmObject | null,
  qualifiedSigner: Uint8Array,
): { resetCount: number; restartCount: number; firmwareVersion: bigint } {
  if (key !== null && (key.hierarchy === TPM_RH.ENDORSEMENT || key.hierarchy === TPM_RH.PLATFORM)) {
    return { resetCount: 0, restartCount: 0, firmwareVersion: 0n };
  }
  const { proof } = machine.state.permanent.owner;
  const bytes = kdfa(TPM_ALG.SHA512, proof, 'OBFUSCATE', qualifiedSigner, NO_BYTES, 128);
  const view = new DataView(concat(bytes).buffer);
  return {
    resetCount: view.getUint32(8),
    restartCount: view.getUint32(12),
    firmwareVersion: view.getBigUint64(0),
  };
}
