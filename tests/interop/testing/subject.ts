/** A TPM under comparison, and the commands that a test sends it. */
import { passwordAuthorization, transact } from '../../../main/protocols/tpm2/client.ts';
import type { CommandAuthorization } from '../../../main/protocols/tpm2/client.ts';
import type { Fields } from '../../../main/protocols/tpm2/codec.ts';
import type {
  CommandInput,
  CommandOutput,
  CommandShape,
} from '../../../main/protocols/tpm2/command-shape.ts';
import { describeResponseCode } from '../../../main/protocols/tpm2/response-codes.ts';
import { manufactureTpm, RESEAL_TPM_PROFILE } from '../../../main/tpm/index.ts';

export interface Subject {
  execute(command: Uint8Array, locality?: number): Uint8Array;
  powerOn(): void;
  powerOff(): void;
  hashStart(): void;
  hashData(data: Uint8Array): void;
  hashEnd(): void;
}

/** Our TPM with the limits of swtpm: three slots for objects and three for sessions. */
export function ourTpm(seedByte = 1): Subject {
  return manufactureTpm({
    seed: new Uint8Array(32).fill(seedByte),
    profile: { ...RESEAL_TPM_PROFILE, transientSlots: 3, sessionSlots: 3, persistentSlots: 7 },
    now: () => Math.floor(performance.now()),
  });
}

export const password = passwordAuthorization;
const RETRY = 0x922;

/** Sends bytes; TPM_RC_RETRY is answered by sending them again. */
export function exchange(subject: Subject, command: Uint8Array, locality = 0): Uint8Array {
  const first = subject.execute(command, locality);
  return codeOf(first) === RETRY ? subject.execute(command, locality) : first;
}

export function codeOf(response: Uint8Array): number {
  return new DataView(response.buffer, response.byteOffset).getUint32(6);
}

/** A command that has to succeed. */
export function succeed<H extends string, P extends Fields, R extends Fields, RH extends string>(
  subject: Subject,
  shape: CommandShape<H, P, R, RH>,
  input: CommandInput<H, P>,
  authorizations: readonly CommandAuthorization[] = [],
): CommandOutput<R, RH> {
  const { responseCode, result } = transact((bytes) => subject.execute(bytes), shape, input, authorizations);
  if (result === null)
    throw new Error(
      `TPM2_${shape.name} answered 0x${responseCode.toString(16)} ${describeResponseCode(responseCode).name}`,
    );
  return result;
}
