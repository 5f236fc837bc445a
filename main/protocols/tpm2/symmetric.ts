import { createCipheriv, createDecipheriv } from 'node:crypto';
import { InternalError } from '../../../shared/failures.ts';
import { concat } from '../bytes/bytes.ts';
import { TPM_ALG } from './constants.ts';
import type { SymmetricDefinition } from './structures/algorithms.ts';

export type Direction = 'encrypt' | 'decrypt';

const MODE_NAMES: Readonly<Record<number, string>> = {
  [TPM_ALG.CTR]: 'ctr',
  [TPM_ALG.OFB]: 'ofb',
  [TPM_ALG.CBC]: 'cbc',
  [TPM_ALG.CFB]: 'cfb',
  [TPM_ALG.ECB]: 'ecb',
};

/** What protects objects and credentials: CFB, whatever mode a storage key or a caller names (Part 1, 11.4.7). */
export function inCfb(symmetric: SymmetricDefinition): SymmetricDefinition {
  return { ...symmetric, mode: TPM_ALG.CFB };
}

/** AES in the mode of `definition`, without padding. Block modes need whole blocks; ECB takes no IV. */
export function symmetricCipher(
  definition: SymmetricDefinition,
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
  direction: Direction,
): Uint8Array {
  const mode = MODE_NAMES[definition.mode];
  if (definition.algorithm !== TPM_ALG.AES || mode === undefined) {
    throw new InternalError(`0x${definition.algorithm.toString(16)} is no block cipher`);
  }
  const name = `aes-${key.length * 8}-${mode}`;
  const vector = definition.mode === TPM_ALG.ECB ? null : iv;
  const cipher =
    direction === 'encrypt' ? createCipheriv(name, key, vector) : createDecipheriv(name, key, vector);
  cipher.setAutoPadding(false);
  return concat(cipher.update(data), cipher.final());
}
