/** What went to the TPM and came back, for an onlooker: bytes, the newest kept. The chip does not notice. */
import type { Tpm } from '../tpm/index.ts';
import type { SimTime } from '../world/time.ts';

interface ChipExchange {
  /** Counted from 0. */
  readonly ordinal: number;
  readonly at: SimTime;
  readonly command: Uint8Array;
  readonly response: Uint8Array;
}

export interface ChipRecord {
  /** The oldest first. */
  readonly exchanges: readonly ChipExchange[];
  /** The chip's state as its last command left it. */
  peek(): Uint8Array;
}

const mostKept = 1_000;

/** The chip itself, whose commands are recorded from now on. */
export function recorded(tpm: Tpm, now: () => SimTime): { readonly tpm: Tpm; readonly record: ChipRecord } {
  const exchanges: ChipExchange[] = [];
  let ordinal = 0;
  return {
    tpm: {
      ...tpm,
      execute(command, locality) {
        const response = tpm.execute(command, locality);
        exchanges.push({ ordinal, at: now(), command, response });
        ordinal += 1;
        if (exchanges.length > mostKept) exchanges.shift();
        return response;
      },
    },
    record: { exchanges, peek: () => tpm.peek() },
  };
}
