import { concat, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { hmac } from '../../protocols/tpm2/hashes.ts';

/** State of an HMAC_DRBG with SHA-256 (NIST SP 800-90A, 10.1.2). Changed in place by the functions here. */
export interface DrbgState {
  key: Uint8Array;
  value: Uint8Array;
}

const ZERO = Uint8Array.of(0);
const ONE = Uint8Array.of(1);

/** A generator whose output follows from `seed` alone. */
export function createDrbg(seed: Uint8Array): DrbgState {
  const drbg = { key: new Uint8Array(32), value: new Uint8Array(32).fill(1) };
  stirDrbg(drbg, seed);
  return drbg;
}

/** Mixes `data` into the state. */
export function stirDrbg(drbg: DrbgState, data: Uint8Array): void {
  drbg.key = hmac(TPM_ALG.SHA256, drbg.key, drbg.value, ZERO, data);
  drbg.value = hmac(TPM_ALG.SHA256, drbg.key, drbg.value);
  if (data.length === 0) return;
  drbg.key = hmac(TPM_ALG.SHA256, drbg.key, drbg.value, ONE, data);
  drbg.value = hmac(TPM_ALG.SHA256, drbg.key, drbg.value);
}

/** The next `size` bytes. */
export function randomBytes(drbg: DrbgState, size: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let have = 0; have < size; have += 32) {
    drbg.value = hmac(TPM_ALG.SHA256, drbg.key, drbg.value);
    parts.push(drbg.value);
  }
  stirDrbg(drbg, NO_BYTES);
  return concat(...parts).slice(0, size);
}
