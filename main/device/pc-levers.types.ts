/** What is done to a PC by a hand from outside its screen, as the session sees it. */
import type { SimDuration } from '../world/time.ts';
import type { TpmMake } from './hardware/tpm-model.ts';
import type { SecondFactor } from './oobe/second-factor.ts';

export interface DisabledService {
  readonly name: string;
  readonly from?: 'technician';
}

export interface PcLevers {
  /** Charger and battery: without, the PC goes off at once, and its button does nothing. */
  power: boolean;
  /** How far the PC's clock is ahead of the world's. */
  clockSkew: SimDuration;
  /** Whether the user's phone answers, and what. */
  secondFactor: SecondFactor;
  /** Services that the image switches off. */
  readonly disabledServices: readonly DisabledService[];
  /** The chip is started or without power: it can be worked on. */
  readonly chipRests: boolean;
  /** Other firmware in the chip, or another course of its maker's: fields of its model. */
  setTpm(change: Partial<TpmMake>): void;
  /** EK certificates vanish from the chip, which must rest; the answer writes them back. */
  loseEkCertificates(): () => void;
  /** Something takes the disk but for so many megabytes; the answer clears it away. */
  fillDisk(left: number): () => void;
  /** The image switches the service off; the answer leaves it alone again. */
  disableService(name: string): () => void;
}
