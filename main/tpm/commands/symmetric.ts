import { bigintToBytes, bytesToBigint, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/primitives.ts';
import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import type { SymmetricDefinition } from '../../protocols/tpm2/structures/algorithms.ts';
import { symmetricCipher } from '../../protocols/tpm2/symmetric.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import type { Machine } from '../state/machine.ts';
import { hasAttribute } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';

/** Part 3, 15.2 and 15.3. The two commands differ in the order of their parameters only. */
const BLOCK = 16;

interface Request {
  readonly keyHandle: number;
  readonly decrypt: boolean;
  readonly mode: number;
  readonly ivIn: Uint8Array;
  readonly inData: Uint8Array;
}

interface ParameterNumbers {
  readonly mode: number;
  readonly iv: number;
  readonly data: number;
}

function encryptDecrypt(
  machine: Machine,
  request: Request,
  numbers: ParameterNumbers,
): { outData: Uint8Array; ivOut: Uint8Array } {
  const key = objectAt(machine, request.keyHandle, 1, TPM_RC.KEY);
  if (key.public.type !== TPM_ALG.SYMCIPHER) return failHandle(TPM_RC.KEY, 1);
  if (hasAttribute(key, 'restricted')) failHandle(TPM_RC.ATTRIBUTES, 1);
  if (!hasAttribute(key, request.decrypt ? 'decrypt' : 'sign')) failHandle(TPM_RC.ATTRIBUTES, 1);
  if (key.sensitive === null) return fail(TPM_RC.AUTH_UNAVAILABLE);
  const own = key.public.parameters.symmetric;
  if (own.mode === TPM_ALG.CMAC) failHandle(TPM_RC.MODE, 1);
  const mode = own.mode === TPM_ALG.NULL ? request.mode : own.mode;
  const other = request.mode !== TPM_ALG.NULL && request.mode !== mode;
  if (mode === TPM_ALG.NULL || other) failParameter(TPM_RC.MODE, numbers.mode);
  const { ivIn, inData } = request;
  if (ivIn.length !== (mode === TPM_ALG.ECB ? 0 : BLOCK)) failParameter(TPM_RC.SIZE, numbers.iv);
  const wholeBlocks = mode === TPM_ALG.CBC || mode === TPM_ALG.ECB;
  if (wholeBlocks && inData.length % BLOCK !== 0) failParameter(TPM_RC.SIZE, numbers.data);
  const cipher = { ...own, mode };
  const secret = key.sensitive.sensitive;
  const outData = symmetricCipher(cipher, secret, ivIn, inData, request.decrypt ? 'decrypt' : 'encrypt');
  const cipherText = request.decrypt ? inData : outData;
  return { outData, ivOut: nextIv(cipher, secret, ivIn, cipherText) };
}

/** The IV with which a longer message goes on; after a part of a block it is what the register holds. */
function nextIv(
  cipher: SymmetricDefinition,
  key: Uint8Array,
  iv: Uint8Array,
  cipherText: Uint8Array,
): Uint8Array {
  const size = cipherText.length;
  if (cipher.mode === TPM_ALG.ECB) return NO_BYTES;
  if (size === 0) return iv;
  switch (cipher.mode) {
    case TPM_ALG.CTR: {
      const blocks = BigInt(Math.ceil(size / BLOCK));
      return bigintToBytes(BigInt.asUintN(BLOCK * 8, bytesToBigint(iv) + blocks), BLOCK);
    }
    case TPM_ALG.OFB: {
      const zeros = new Uint8Array(Math.ceil(size / BLOCK) * BLOCK);
      return symmetricCipher(cipher, key, iv, zeros, 'encrypt').slice(-BLOCK);
    }
    default: {
      const partial = size % BLOCK;
      if (partial === 0) return cipherText.slice(-BLOCK);
      const before = size > BLOCK ? cipherText.slice(size - partial - BLOCK, size - partial) : iv;
      const register = symmetricCipher({ ...cipher, mode: TPM_ALG.ECB }, key, NO_BYTES, before, 'encrypt');
      register.set(cipherText.slice(size - partial));
      return register;
    }
  }
}

export const symmetricCommands = [
  defineCommand(shapes.encryptDecrypt, {
    handles: { keyHandle: HANDLE.object },
    authorisation: { keyHandle: 'user' },
    run: (machine, request) => encryptDecrypt(machine, request, { mode: 2, iv: 3, data: 4 }),
  }),
  defineCommand(shapes.encryptDecrypt2, {
    handles: { keyHandle: HANDLE.object },
    authorisation: { keyHandle: 'user' },
    run: (machine, request) => encryptDecrypt(machine, request, { mode: 3, iv: 4, data: 1 }),
  }),
];
