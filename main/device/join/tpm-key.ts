/**
 * Keys of the platform crypto provider: RSA-2048 under the SRK. The private part never leaves the TPM; a
 * container's file can be loaded only by the TPM that made it.
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import { createHash } from 'node:crypto';
import { InternalError } from '../../../shared/failures.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import type { Signer } from '../../protocols/pki/signer.ts';
import { rsaSpki } from '../../protocols/pki/spki.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import { load, sign } from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH, TPM_ST, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { DEFAULT_EXPONENT } from '../../protocols/tpm2/rsa-public.ts';
import { NO_SCHEME, NO_SYMMETRIC } from '../../protocols/tpm2/structures/algorithms.ts';
import type { RsaPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { deleteKey, readKey, storeKey } from '../tpm-driver/key-container.ts';
import { TpmChannel } from '../tpm-driver/tpm-channel.ts';
import type { TpmError } from '../tpm-driver/tpm-error.ts';
import { tpmHResult } from '../tpm-driver/tpm-error.ts';
import { ensureSrk, SRK_HANDLE } from '../tpm-driver/tpm-provisioning.ts';
import type { TpmKeyBlob } from '../tpm-driver/tpm.messenger.ts';
import { publicAreaBytes, TpmMessenger } from '../tpm-driver/tpm.messenger.ts';
import type { Machine } from '../windows/machine.ts';

const {
  fixedTPM,
  fixedParent,
  sensitiveDataOrigin,
  userWithAuth,
  noDA,
  decrypt,
  sign: signing,
} = TPMA_OBJECT;
const ownKey = fixedTPM | fixedParent | sensitiveDataOrigin | userWithAuth | noDA;

/** A key that signs any digest, without authValue. */
const SIGNING_KEY_TEMPLATE: RsaPublic = {
  type: TPM_ALG.RSA,
  nameAlg: TPM_ALG.SHA256,
  objectAttributes: ownKey | signing,
  authPolicy: NO_BYTES,
  parameters: { symmetric: NO_SYMMETRIC, scheme: NO_SCHEME, keyBits: 2048, exponent: 0 },
  unique: NO_BYTES,
};

/** A key that others encrypt to. */
const TRANSPORT_KEY_TEMPLATE: RsaPublic = { ...SIGNING_KEY_TEMPLATE, objectAttributes: ownKey | decrypt };

/** What the platform crypto provider makes of a refusal; a blob that does not load is no key of this TPM. */
export const keyHResult = (error: TpmError): HResult =>
  error.command === 'Load' ? HResults.NTE_BAD_KEYSET : tpmHResult(error);

/** A signing key whose every use asks for its authValue; wrong ones count against the TPM's lockout. */
const GUARDED_KEY_TEMPLATE: RsaPublic = {
  ...SIGNING_KEY_TEMPLATE,
  objectAttributes: SIGNING_KEY_TEMPLATE.objectAttributes & ~noDA,
};

/** Makes a signing key in a container, replacing the one that was there. Throws TpmError. */
export function* createTpmKey(machine: Machine, container: string): Process<Signer> {
  return signerFor(machine, yield* createKey(machine, container, SIGNING_KEY_TEMPLATE));
}

/** The same for a key that `authValue` guards. */
export function* createGuardedKey(machine: Machine, container: string, authValue: Uint8Array): Process<void> {
  yield* createKey(machine, container, GUARDED_KEY_TEMPLATE, authValue);
}

/** Signs something with a guarded key of a container: throws TpmError where the TPM does not take `authValue`. */
export function* proveGuardedKey(machine: Machine, container: string, authValue: Uint8Array): Process<void> {
  const key = readKey(machine.files, container);
  if (!key) throw new InternalError(`There is no key ${container}`);
  yield* sleep(machine.timing.tpmCommand);
  yield* sleep(machine.timing.tpmKeyCommand);
  signMessage(machine, key, machine.world.random('guarded keys').bytes(16), authValue);
}

/** The same for a key that data is encrypted to. The answer is its public area, TPMT_PUBLIC. */
export function* createTransportKey(machine: Machine, container: string): Process<Uint8Array> {
  return publicAreaBytes((yield* createKey(machine, container, TRANSPORT_KEY_TEMPLATE)).publicArea);
}

/**
 * The signer of a container's key, after the time that the TPM takes to load it and to sign once; undefined
 * where there is no such key. Its `sign` throws TpmError.
 */
export function* useTpmKey(machine: Machine, container: string): Process<Signer | undefined> {
  const key = readKey(machine.files, container);
  if (!key) return undefined;
  yield* sleep(machine.timing.tpmCommand);
  yield* sleep(machine.timing.tpmKeyCommand);
  return signerFor(machine, key);
}

export function deleteTpmKey(machine: Machine, container: string): void {
  deleteKey(machine.files, container);
}

function* createKey(
  machine: Machine,
  container: string,
  template: RsaPublic,
  authValue?: Uint8Array,
): Process<TpmKeyBlob> {
  const tpm = new TpmMessenger(machine);
  yield* ensureSrk(tpm);
  const key = yield* tpm.create(SRK_HANDLE, template, authValue);
  storeKey(machine.files, container, key);
  return key;
}

function signerFor(machine: Machine, key: TpmKeyBlob): Signer {
  if (key.publicArea.type !== TPM_ALG.RSA) throw new InternalError('A key container holds an RSA key');
  const { unique, parameters } = key.publicArea;
  return {
    algorithm: 'rsa-pkcs1-sha256',
    spki: rsaSpki(unique, parameters.exponent || DEFAULT_EXPONENT),
    sign: (message) => signMessage(machine, key, message),
  };
}

/** Load, sign, flush. */
function signMessage(
  machine: Machine,
  key: TpmKeyBlob,
  message: Uint8Array,
  authValue: Uint8Array = NO_BYTES,
): Uint8Array {
  const channel = new TpmChannel(machine.tpm);
  const { privateBlob, publicArea } = key;
  const loading = { parentHandle: SRK_HANDLE, inPrivate: privateBlob, inPublic: publicArea };
  const { objectHandle: keyHandle } = channel.send(load, loading, [passwordAuthorization()]);
  try {
    const { signature } = channel.send(
      sign,
      {
        keyHandle,
        digest: Uint8Array.from(createHash('sha256').update(message).digest()),
        inScheme: { scheme: TPM_ALG.RSASSA, hashAlg: TPM_ALG.SHA256 },
        validation: { tag: TPM_ST.HASHCHECK, hierarchy: TPM_RH.NULL, digest: NO_BYTES },
      },
      [passwordAuthorization(authValue)],
    );
    if (signature.sigAlg !== TPM_ALG.RSASSA) throw new InternalError('The TPM signed with another scheme');
    return signature.sig;
  } finally {
    channel.flush(keyHandle);
  }
}
