/** A TPM whose state lives in a file. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { BadInputError } from '../../../shared/failures.ts';
import { RESEAL_TPM_PROFILE, THREE_SLOT_PROFILE, loadTpm, manufactureTpm } from '../../tpm/index.ts';
import type { NowPort, Tpm } from '../../tpm/index.ts';
import { readFileOf } from '../storage/read-file.ts';
import { replaceFile } from '../storage/replace-file.ts';
import { instant } from '../../world/time.ts';
import { certifyEk } from './certify-ek.ts';
import type { SimulatedTpm } from './simulator.ts';

/** Bytes; a TPM whose NV memory is full comes to less than a tenth. */
const largest = 8 * 1024 * 1024;

export interface TpmSource {
  /** Where the state is kept; null: nowhere. */
  readonly file: string | null;
  /** What a new TPM is made from; null: something new each time. */
  readonly seed: Uint8Array | null;
  /** Objects and sessions that a new TPM can hold at a time: 16, or 3 as a chip. */
  readonly slots: 3 | 16;
  /** Where the certificates go that lead from the EK certificate of a new TPM to its root; null: it gets none. */
  readonly ekCertificates: string | null;
}

const profiles = { 3: THREE_SLOT_PROFILE, 16: RESEAL_TPM_PROFILE } as const;

/**
 * Loads the TPM of `file`, or makes one where there is no such file. What a client has been told is in the
 * file before the client hears it. A file that cannot be read is left as it is: BadInputError.
 */
export function openTpm({ file, seed, slots, ekCertificates }: TpmSource): SimulatedTpm {
  const now = (): number => Math.floor(performance.now());
  const exists = file !== null && existsSync(file);
  if (exists && ekCertificates !== null)
    throw new BadInputError(
      'The TPM of this state file has left the factory',
      file,
      'Name another state file, or leave --ek-certificates out.',
    );
  const secret = seed ?? randomBytes(32);
  const tpm = exists ? loadState(file, now) : manufactureTpm({ seed: secret, profile: profiles[slots], now });
  if (ekCertificates !== null)
    replaceFile(ekCertificates, Buffer.from(certifyEk(tpm, secret, instant(Date.now()))));
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
  /** The same, with what it did kept before anybody hears of it. */
  const keeping = <Given extends readonly unknown[], Result>(act: (...given: Given) => Result) => {
    return (...given: Given): Result => {
      const result = act(...given);
      keep();
      return result;
    };
  };
  return {
    *begin(command, locality) {
      const response = yield* tpm.begin(command, locality);
      keep();
      return response;
    },
    powerOn: keeping(() => tpm.powerOn()),
    powerOff: keeping(() => tpm.powerOff()),
    physicalPresence: keeping((asserted) => tpm.physicalPresence(asserted)),
    // What a hash sequence measures is lost with the power: there is nothing to keep.
    hashStart: () => tpm.hashStart(),
    hashData: (data) => tpm.hashData(data),
    hashEnd: () => tpm.hashEnd(),
  };
}

function loadState(file: string, now: NowPort): Tpm {
  try {
    return loadTpm(new Uint8Array(readFileOf(file, largest, 'Name another state file.')), { now });
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    throw new BadInputError(error.message, file, 'Name another state file; this one is left as it is.');
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
