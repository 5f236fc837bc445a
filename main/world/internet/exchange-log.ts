/** The exchanges of a world, the newest kept: a rehearsal may idle for years. */
import type { Exchange, FallenOff } from './trace.ts';

/** What is kept: so many exchanges, and so many characters of their messages. */
export interface TraceLimits {
  readonly exchanges: number;
  readonly characters: number;
}

const traceLimits: TraceLimits = { exchanges: 4_000, characters: 24 * 1024 * 1024 };

/** Beyond a limit the oldest go, this share of a limit at once: each exchange is moved a bounded number of times. */
const share = 8;

const charactersOf = ({ request, response }: Exchange): number =>
  request.url.length + (request.body?.length ?? 0) + (response?.body.length ?? 0);

export class ExchangeLog {
  /** Oldest first. */
  readonly kept: Exchange[] = [];
  readonly #limits: TraceLimits;
  #fallenOff: FallenOff | null = null;
  #characters = 0;

  constructor(limits: TraceLimits = traceLimits) {
    this.#limits = limits;
  }

  /** Null while everything is kept. */
  get fallenOff(): FallenOff | null {
    return this.#fallenOff;
  }

  /** All exchanges that ever were. */
  get count(): number {
    return (this.#fallenOff?.count ?? 0) + this.kept.length;
  }

  add(exchange: Omit<Exchange, 'ordinal'>): void {
    const traced: Exchange = { ordinal: this.count, ...exchange };
    this.kept.push(traced);
    this.#characters += charactersOf(traced);
    const { exchanges, characters } = this.#limits;
    if (this.kept.length > exchanges || this.#characters > characters) this.#dropOldest();
  }

  /** Makes room below both limits; the newest exchange always stays. */
  #dropOldest(): void {
    const room = 1 - 1 / share;
    const exchanges = Math.floor(this.#limits.exchanges * room);
    const characters = this.#limits.characters * room;
    let count = 0;
    while (
      count < this.kept.length - 1 &&
      (this.kept.length - count > exchanges || this.#characters > characters)
    ) {
      const oldest = this.kept[count] as Exchange;
      this.#characters -= charactersOf(oldest);
      this.#fallenOff = { count: oldest.ordinal + 1, until: oldest.startedAt };
      count++;
    }
    this.kept.splice(0, count);
  }
}
