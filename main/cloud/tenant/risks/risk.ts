/** A rule that somebody has published about set-ups that go wrong, and what it says of a tenant's objects. */
import type { App, EspConfiguration } from '../tenant.ts';

/** An app that is to be installed while the status page shows. */
export interface RiskyApp {
  readonly app: App;
  /** The page waits for it. */
  readonly blocking: boolean;
  readonly part: 'device-setup' | 'account-setup';
}

/** What one kind of device and user gets. */
export interface RiskSubject {
  readonly apps: readonly RiskyApp[];
  /** The page's configurations: of the device's part, then of the account's. */
  readonly pages: readonly EspConfiguration[];
  readonly hybrid: boolean;
  readonly megabitsPerSecond: number;
}

export interface RiskRule {
  readonly id: string;
  /** The publication, by its name, and the page of ours that tells more. */
  readonly source: string;
  readonly remedy: string;
  readonly find: (subject: RiskSubject) => readonly Finding[];
}

/** One thing that a rule finds. */
export interface Finding {
  /** One sentence with the names of the objects. */
  readonly words: string;
  /** All of them, where the sentence counts some. */
  readonly objects?: readonly string[];
}

/** At most so many names stand in a sentence. */
const mostNamed = 5;

/** A sentence that counts the names beyond the first, with all of them beside it. */
export function counting(names: readonly string[], words: (names: string) => string): Finding {
  const more = names.length - mostNamed;
  return more > 0
    ? { words: words(`${names.slice(0, mostNamed).join(', ')} and ${more} more`), objects: names }
    : { words: words(names.join(', ')) };
}

export interface Risk extends Finding {
  readonly id: string;
  readonly source: string;
  readonly remedy: string;
}
