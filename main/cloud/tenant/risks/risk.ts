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
  /** A sentence with the names of the objects for each thing that the rule finds. */
  readonly find: (subject: RiskSubject) => readonly string[];
}

export interface Risk {
  readonly id: string;
  readonly source: string;
  readonly words: string;
  readonly remedy: string;
}
