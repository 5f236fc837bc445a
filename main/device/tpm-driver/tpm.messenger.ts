/**
 * Windows' side of the talk with the TPM: one method for each thing that it asks of the chip, each a process
 * that takes the device's time for it (`timing.tpmKeyCommand` where a private key is made or used).
 */
import type { CommandAuthorization } from '../../protocols/tpm2/client.ts';
import { passwordAuthorization, policyAuthorization } from '../../protocols/tpm2/client.ts';
import type { Fields } from '../../protocols/tpm2/codec.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import type { CommandInput, CommandOutput, CommandShape } from '../../protocols/tpm2/command-shape.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import {
  LIMITS,
  NV_INDEX_FIRST,
  TPM_ALG,
  TPM_CAP,
  TPM_CC,
  TPM_RC,
  TPM_RH,
  TPM_SE,
} from '../../protocols/tpm2/constants.ts';
import { concat, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { NO_SCHEME, NO_SYMMETRIC } from '../../protocols/tpm2/structures/algorithms.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { tpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { tpmtSignatureOrNull } from '../../protocols/tpm2/structures/signature.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import type { Random } from '../../world/random.ts';
import { days } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import { TpmChannel } from './tpm-channel.ts';
import { TpmError } from './tpm-error.ts';

/** A key that the TPM made: its public area and the private part that only this TPM can load. */
export interface TpmKeyBlob {
  readonly publicArea: TpmtPublic;
  readonly privateBlob: Uint8Array;
}

/** TPMS_ATTEST and TPMT_SIGNATURE, as the services take them. */
export interface SignedQuote {
  readonly quote: Uint8Array;
  readonly signature: Uint8Array;
}

/** Commands that make or use a private key take the long time. */
const keyCommands: ReadonlySet<number> = new Set([
  TPM_CC.CreatePrimary,
  TPM_CC.Create,
  TPM_CC.ActivateCredential,
  TPM_CC.Quote,
  TPM_CC.Sign,
]);

/** Size of a nonce of a SHA-256 session. */
const nonceSize = 32;
/** Longer than anybody waits for a chip whose firmware hangs. */
const neverAnswered = days(365);
/** As many as one answer holds. */
const mostNvIndices = 254;
const empty = passwordAuthorization();

export class TpmMessenger {
  readonly channel: TpmChannel;
  /** Name of the command that the chip works on; undefined while it waits for one. */
  working: string | undefined;
  readonly #machine: Machine;
  readonly #random: Random;

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#random = machine.world.random('device tpm nonces');
    this.channel = new TpmChannel(machine.tpm);
  }

  /** Value of one TPM_PT; undefined where the TPM does not have it. */
  *property(property: number): Process<number | undefined> {
    const { capabilityData } = yield* this.#ask(commands.getCapability, {
      capability: TPM_CAP.TPM_PROPERTIES,
      property,
      propertyCount: 1,
    });
    if (capabilityData.capability !== TPM_CAP.TPM_PROPERTIES) return undefined;
    return capabilityData.data.find((entry) => entry.property === property)?.value;
  }

  /** NV indices that are defined in the TPM. */
  *nvIndices(): Process<readonly number[]> {
    const { capabilityData } = yield* this.#ask(commands.getCapability, {
      capability: TPM_CAP.HANDLES,
      property: NV_INDEX_FIRST,
      propertyCount: mostNvIndices,
    });
    return capabilityData.capability === TPM_CAP.HANDLES ? capabilityData.data : [];
  }

  /** Public area and Name of a loaded or persistent object; undefined where there is none. */
  *readPublic(objectHandle: number): Process<{ publicArea: TpmtPublic; name: Uint8Array } | undefined> {
    const answer = yield* this.#askFor(commands.readPublic, { objectHandle });
    return answer && { publicArea: answer.outPublic, name: answer.name };
  }

  *createPrimary(
    primaryHandle: number,
    template: TpmtPublic,
  ): Process<{ objectHandle: number; outPublic: TpmtPublic }> {
    return yield* this.#ask(commands.createPrimary, { primaryHandle, ...creationOf(template) }, [empty]);
  }

  /** Keeps a loaded object over power-off, under `persistentHandle`. */
  *makePersistent(objectHandle: number, persistentHandle: number): Process<void> {
    yield* this.#ask(commands.evictControl, { auth: TPM_RH.OWNER, objectHandle, persistentHandle }, [empty]);
  }

  /** `authValue`: what every use of the key must be authorized with. */
  *create(parentHandle: number, template: TpmtPublic, authValue: Uint8Array = NO_BYTES): Process<TpmKeyBlob> {
    const input = { parentHandle, ...creationOf(template, authValue) };
    const made = yield* this.#ask(commands.create, input, [empty]);
    return { publicArea: made.outPublic, privateBlob: made.outPrivate };
  }

  /** Loads a key; the caller flushes it from `channel`. */
  *load(parentHandle: number, key: TpmKeyBlob): Process<number> {
    const input = { parentHandle, inPrivate: key.privateBlob, inPublic: key.publicArea };
    const { objectHandle } = yield* this.#ask(commands.load, input, [empty]);
    return objectHandle;
  }

  /**
   * Opens a credential: TPM2_ActivateCredential with the key it is bound to and an EK after template L-1,
   * whose policy is PolicySecret(TPM_RH_ENDORSEMENT).
   */
  *activateCredential(
    activateHandle: number,
    keyHandle: number,
    credentialBlob: Uint8Array,
    secret: Uint8Array,
  ): Process<Uint8Array> {
    const { sessionHandle } = yield* this.#startPolicySession();
    try {
      yield* this.#ask(
        commands.policySecret,
        {
          authHandle: TPM_RH.ENDORSEMENT,
          policySession: sessionHandle,
          nonceTPM: NO_BYTES,
          cpHashA: NO_BYTES,
          policyRef: NO_BYTES,
          expiration: 0,
        },
        [empty],
      );
      const answer = yield* this.#ask(
        commands.activateCredential,
        { activateHandle, keyHandle, credentialBlob, secret },
        [empty, policyAuthorization(sessionHandle, this.#random.bytes(nonceSize), true)],
      );
      return answer.certInfo;
    } finally {
      this.channel.flush(sessionHandle);
    }
  }

  /** TPM2_Quote over SHA-256 PCRs, with the key's own scheme. */
  *quote(signHandle: number, qualifyingData: Uint8Array, pcrs: readonly number[]): Process<SignedQuote> {
    const { attestation, signature } = yield* this.#ask(
      commands.quote,
      {
        signHandle,
        qualifyingData,
        inScheme: NO_SCHEME,
        pcrSelect: [{ hash: TPM_ALG.SHA256, pcrs }],
      },
      [empty],
    );
    return { quote: attestation, signature: encode(tpmtSignatureOrNull, signature) };
  }

  /**
   * How many wrong authorizations the TPM takes, and how long (seconds) until it forgets one of them. The lockout
   * authorization must be empty.
   */
  *limitTries(newMaxTries: number, newRecoveryTime: number, lockoutRecovery: number): Process<void> {
    const input = { lockHandle: TPM_RH.LOCKOUT, newMaxTries, newRecoveryTime, lockoutRecovery };
    yield* this.#ask(commands.dictionaryAttackParameters, input, [empty]);
  }

  /** The contents of an NV index, with the owner's authorization; undefined where there is none. */
  *readNvIndex(nvIndex: number): Process<Uint8Array | undefined> {
    const known = yield* this.#askFor(commands.nvReadPublic, { nvIndex });
    if (!known) return undefined;
    const parts: Uint8Array[] = [];
    for (let offset = 0; offset < known.nvPublic.dataSize; offset += LIMITS.MAX_NV_BUFFER) {
      const size = Math.min(LIMITS.MAX_NV_BUFFER, known.nvPublic.dataSize - offset);
      const input = { authHandle: TPM_RH.OWNER, nvIndex, size, offset };
      parts.push((yield* this.#ask(commands.nvRead, input, [empty])).data);
    }
    return concat(...parts);
  }

  *#startPolicySession(): Process<{ sessionHandle: number }> {
    return yield* this.#ask(commands.startAuthSession, {
      tpmKey: TPM_RH.NULL,
      bind: TPM_RH.NULL,
      nonceCaller: this.#random.bytes(nonceSize),
      encryptedSalt: NO_BYTES,
      sessionType: TPM_SE.POLICY,
      symmetric: NO_SYMMETRIC,
      authHash: TPM_ALG.SHA256,
    });
  }

  /** The answer of a command about a handle; undefined where nothing has that handle. */
  *#askFor<H extends string, P extends Fields, R extends Fields, RH extends string>(
    shape: CommandShape<H, P, R, RH>,
    input: CommandInput<H, P>,
  ): Process<CommandOutput<R, RH> | undefined> {
    try {
      return yield* this.#ask(shape, input);
    } catch (error) {
      if (error instanceof TpmError && (error.responseCode & 0xbf) === TPM_RC.HANDLE) return undefined;
      throw error;
    }
  }

  *#ask<H extends string, P extends Fields, R extends Fields, RH extends string>(
    shape: CommandShape<H, P, R, RH>,
    input: CommandInput<H, P>,
    authorizations: readonly CommandAuthorization[] = [],
  ): Process<CommandOutput<R, RH>> {
    const { timing, hardware } = this.#machine;
    this.working = shape.name;
    if ((hardware.tpm.stalls as readonly string[]).includes(shape.name)) yield* sleep(neverAnswered);
    yield* sleep(keyCommands.has(shape.code) ? timing.tpmKeyCommand : timing.tpmCommand);
    this.working = undefined;
    return this.channel.send(shape, input, authorizations);
  }
}

/** Creation of a key without outside data or PCRs. */
const creationOf = (template: TpmtPublic, userAuth: Uint8Array = NO_BYTES) => ({
  inSensitive: { userAuth, data: NO_BYTES },
  inPublic: template,
  outsideInfo: NO_BYTES,
  creationPCR: [],
});

/** The bytes of a public area (TPMT_PUBLIC), as messages carry it. */
export const publicAreaBytes = (publicArea: TpmtPublic): Uint8Array => encode(tpmtPublic, publicArea);
