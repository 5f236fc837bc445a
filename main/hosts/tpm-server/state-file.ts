/** A TPM whose state lives in a file. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { BadInputError } from '../../../shared/failures.ts';
import { RESEAL_TPM_PROFILE, loadTpm, manufactureTpm } from '../../tpm/index.ts';
import type { NowPort, Tpm } from '../../tpm/index.ts';
import { inWords } from '../storage/file-errors.ts';
import { replaceFile } from '../storage/replace-file.ts';
import type { SimulatedTpm } from './mssim.ts';

export interface TpmSource {
  /** Where the state is kept; null: nowhere. */
  readonly file: string | null;
  /** What a new TPM is made from; null: something new each time. */
  readonly seed: Uint8Array | null;
}

/**
 * Loads the TPM of `file`, or makes one where there is no such file. What a client has been told is in the
 * file before the client hears it. A file that cannot be read is left as it is: BadInputError.
 */
export function openTpm({ file, seed }: TpmSource): SimulatedTpm {
  const now = (): number => Math.floor(performance.now());
  const tpm =
    file !== null && existsSync(file)
      ? loadState(file, now)
      : manufactureTpm({ seed: seed ?? randomBytes(32), profile: RESEAL_TPM_PROFILE, now });
  // A server that starts is a PC that is switched on: power comes with the client's POWER_ON.
  tpm.powerOff();
  if (file === null) return tpm;

  let kept = Buffer.alloc(0);
  const keep = (): void => {
    const state = tpm.save();
    if (kept.equals(state)) return;
    replaceFile(file, state);
    kept = Buffer.from(state);
  };
  keep();
  return {
    execute(command, locality) {
      const response = tpm.execute(command, locality);
      keep();
      return response;
    },
    powerOn() {
      tpm.powerOn();
      keep();
    },
    powerOff() {
      tpm.powerOff();
      keep();
    },
  };
}

function loadState(file: string, now: NowPort): Tpm {
  try {
    return loadTpm(new Uint8Array(readFileSync(file)), { now });
  } catch (error) {
    if (error instanceof BadInputError)
      throw new BadInputError(error.message, file, 'Name another state file; this one is left as it is.');
    throw inWords(error, file, 'Name another state file.');
  }
}

/** The bytes of `--seed`. */
export function seedFrom(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2}){16,64}$/i.test(hex))
    throw new BadInputError(
      'A seed is 16 to 64 bytes in hexadecimal digits',
      `--seed ${hex}`,
      'For example: --seed 00112233445566778899aabbccddeeff.',
    );
  return new Uint8Array(Buffer.from(hex, 'hex'));
}
