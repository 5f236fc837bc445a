import { concat } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { symmetricCipher } from '../../protocols/tpm2/symmetric.ts';

/**
 * AES-CMAC (RFC 4493; for keys of 256 bits SP 800-38B), of our own because BoringSSL has none to offer. Only raw AES
 * is taken from below: CBC is the chain of RFC 4493, 2.4, many blocks at a time.
 */
const BLOCK = 16;
/** x^128 = x^7 + x^2 + x + 1, for the doubling of subkeys. */
const REDUCTION = 0x87;

/** A CMAC in the middle of its data, as plain data. */
export interface RunningCmac {
  /** After all blocks but the pending one. */
  readonly chain: Uint8Array;
  /** What may be the last block, whole or not: that one is masked, so it has to wait. */
  readonly pending: Uint8Array;
}

export const NEW_CMAC: RunningCmac = { chain: new Uint8Array(BLOCK), pending: new Uint8Array(0) };

/** `key` has the 16 or 32 bytes of an AES key. */
export function updateCmac(running: RunningCmac, key: Uint8Array, data: Uint8Array): RunningCmac {
  const all = concat(running.pending, data);
  const ready = Math.max(0, Math.ceil(all.length / BLOCK) - 1) * BLOCK;
  return { chain: chained(key, running.chain, all.slice(0, ready)), pending: all.slice(ready) };
}

/** The MAC of everything so far. */
export function finishCmac({ chain, pending }: RunningCmac, key: Uint8Array): Uint8Array {
  const whole = doubled(chained(key, new Uint8Array(BLOCK), new Uint8Array(BLOCK)));
  const isWhole = pending.length === BLOCK;
  const mask = isWhole ? whole : doubled(whole);
  const last = new Uint8Array(BLOCK);
  last.set(pending);
  if (!isWhole) last[pending.length] = 0x80;
  return chained(
    key,
    chain,
    last.map((byte, i) => byte ^ (mask[i] ?? 0)),
  );
}

/** The last block of AES-CBC; `chain` where there are no blocks. */
function chained(key: Uint8Array, chain: Uint8Array, blocks: Uint8Array): Uint8Array {
  const cbc = { algorithm: TPM_ALG.AES, keyBits: key.length * 8, mode: TPM_ALG.CBC };
  return blocks.length === 0 ? chain : symmetricCipher(cbc, key, chain, blocks, 'encrypt').slice(-BLOCK);
}

/** Times x in the field of 2^128 elements (RFC 4493, 2.3). */
function doubled(block: Uint8Array): Uint8Array {
  const out = block.map((byte, i) => (byte << 1) | ((block[i + 1] ?? 0) >>> 7));
  if (((block[0] ?? 0) & 0x80) !== 0) out[BLOCK - 1] = (out[BLOCK - 1] ?? 0) ^ REDUCTION;
  return out;
}
