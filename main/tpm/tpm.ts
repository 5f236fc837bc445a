import type { KeyMemory } from './crypto/prime-trail.ts';
import type { TpmProfile } from './profile.ts';
import type { Steps } from './steps.ts';

/** A TPM 2.0 as its platform sees it: bytes in, bytes out. */
export interface Tpm {
  /**
   * Executes one command at a locality (0 to 4, 0 if absent) and answers its response. Total: any bytes
   * get a well-formed response. Synchronous; a key generation takes its real time.
   */
  execute(command: Uint8Array, locality?: number): Uint8Array;
  /**
   * The same in steps, for a host that hears of a cancellation meanwhile: `throw` a ResponseFault of
   * TPM_RC_CANCELED into it, and the command ends with that, the TPM as it was. Between two steps nothing else may
   * be asked of the TPM.
   */
  begin(command: Uint8Array, locality?: number): Steps<Uint8Array>;
  /** Applies power: _TPM_Init. The TPM then expects Startup. No effect when it is on. */
  powerOn(): void;
  /** Takes power away: loaded objects, sessions and PCRs are lost. */
  powerOff(): void;
  /** The platform's signal that somebody is at the device; it stays over power cycles. */
  physicalPresence(asserted: boolean): void;
  /**
   * The hash sequence of the interface, that only the CPU can send (locality 4): before Startup it begins PCR 0,
   * after it, it is a dynamic launch and sets PCR 17.
   */
  hashStart(): void;
  hashData(data: Uint8Array): void;
  hashEnd(): void;
  /** Lets time pass, for a host without a `now` port. Milliseconds. */
  advance(milliseconds: number): void;
  /**
   * SHA-256 (hex) of the state as the last call left it: no time passes, and it is made anew only when the TPM was
   * asked for something meanwhile.
   */
  digest(): string;
  /** The whole state as a versioned blob for `loadTpm`. */
  save(): Uint8Array;
  /** The same as the last call left it: no time passes, and the TPM does not notice. */
  peek(): Uint8Array;
}

/** Milliseconds of simulated time; need not start at zero, must not go back. */
export type NowPort = () => number;

export interface TpmOptions {
  /** Everything random in the TPM follows from it: the same seed and commands give the same answers. */
  readonly seed: Uint8Array;
  readonly profile: TpmProfile;
  /** The TPM's time; if absent only `advance` moves it. */
  readonly now?: NowPort;
  /** What spares it the search for primes that it has found before; one of this process if absent. */
  readonly memory?: KeyMemory;
}
