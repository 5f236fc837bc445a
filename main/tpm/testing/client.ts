import { MisuseError } from '../../../shared/failures.ts';
import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization, transact, type CommandAuthorization } from '../../protocols/tpm2/client.ts';
import type { Fields } from '../../protocols/tpm2/codec.ts';
import type { CommandInput, CommandOutput, CommandShape } from '../../protocols/tpm2/command-shape.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_SU } from '../../protocols/tpm2/constants.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { manufactureTpm, RESEAL_TPM_PROFILE, type KeyMemory, type Tpm, type TpmOptions } from '../index.ts';
import type { TpmProfile } from '../profile.ts';

/** Has every key searched for. */
export const NO_MEMORY: KeyMemory = { get: () => null, put: () => undefined };

/** For tests: a started TPM, and commands that have to succeed or to fail with a code. */
export function startedTpm(
  seedByte = 1,
  profile: Partial<TpmProfile> = {},
  ports: Pick<TpmOptions, 'memory'> = {},
): Tpm {
  const tpm = manufactureTpm({
    seed: new Uint8Array(32).fill(seedByte),
    profile: { ...RESEAL_TPM_PROFILE, ...profile },
    ...ports,
  });
  tpm.powerOn();
  succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR });
  return tpm;
}

/** What takes commands: ours, or another TPM to compare with. */
export type Subject = Pick<Tpm, 'execute'>;

export function succeed<H extends string, P extends Fields, R extends Fields, RH extends string>(
  tpm: Subject,
  shape: CommandShape<H, P, R, RH>,
  input: CommandInput<H, P>,
  authorizations: readonly CommandAuthorization[] = [],
): CommandOutput<R, RH> {
  const answer = transact((bytes) => tpm.execute(bytes), shape, input, authorizations);
  if (answer.result === null) {
    throw new MisuseError(`TPM2_${shape.name} answered 0x${answer.responseCode.toString(16)}`);
  }
  return answer.result;
}

/** The response code of a command, in hexadecimal; TPM_RC_RETRY is answered by trying again. */
export function codeOf<H extends string, P extends Fields, R extends Fields, RH extends string>(
  tpm: Tpm,
  shape: CommandShape<H, P, R, RH>,
  input: CommandInput<H, P>,
  authorizations: readonly CommandAuthorization[] = [],
): string {
  return transact((bytes) => tpm.execute(bytes), shape, input, authorizations).responseCode.toString(16);
}

/** What CreatePrimary and Create are given when only the template matters. */
export function creationOf<T extends TpmtPublic>(
  inPublic: T,
  userAuth: Uint8Array = NO_BYTES,
  data: Uint8Array = NO_BYTES,
): {
  inSensitive: { userAuth: Uint8Array; data: Uint8Array };
  inPublic: T;
  outsideInfo: Uint8Array;
  creationPCR: [];
} {
  return { inSensitive: { userAuth, data }, inPublic, outsideInfo: NO_BYTES, creationPCR: [] };
}

export function createPrimary(
  tpm: Subject,
  hierarchy: number,
  template: TpmtPublic,
): CommandOutput<(typeof commands.createPrimary)['result'], 'objectHandle'> {
  const input = { primaryHandle: hierarchy, ...creationOf(template) };
  return succeed(tpm, commands.createPrimary, input, [passwordAuthorization()]);
}
