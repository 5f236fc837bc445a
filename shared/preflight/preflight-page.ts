/** A preflight as the console shows it: its sentences, in the order in which a person reads them. */
import type { TenantChoices } from '../tenant/tenant-choices.schema.ts';
import type { KindVerdict } from './preflight-report.ts';

export interface PreflightPage {
  readonly name: string;
  /** What it came to, in one line; unsure where something was not understood. */
  readonly headline: {
    readonly verdict: KindVerdict;
    readonly isUnsure: boolean;
    readonly words: string;
  };
  /** What was rehearsed and how. */
  readonly terms: readonly string[];
  readonly counts: Readonly<Record<KindVerdict, number>>;
  /** What stops kinds first; kinds that come to the same for one reason are together. */
  readonly reasons: readonly {
    readonly verdict: KindVerdict;
    readonly words: string;
    readonly kinds: readonly ShownKind[];
  }[];
  readonly sections: readonly {
    readonly id: PreflightSection;
    readonly entries: readonly {
      readonly head: string;
      /** How many kinds it is for, in a few words. */
      readonly note?: string;
      readonly lines: readonly string[];
    }[];
  }[];
}

export interface ShownKind {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly string[];
  /** The same kind in a rehearsal of its own. */
  readonly choices: KindChoices;
}

/** A device and a person as choices for a rehearsal. */
export type KindChoices = Pick<TenantChoices, 'hardware' | 'user' | 'assigned' | 'release' | 'edition'> & {
  readonly groupTag: string;
  readonly members: Readonly<Record<string, 'pc' | 'user' | 'everybody'>>;
};

export type PreflightSection = 'unread' | 'risks' | 'apps' | 'policies' | 'unreached' | 'idle';
