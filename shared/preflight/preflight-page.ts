/** A preflight as the console shows it: its sentences, in the order in which a person reads them. */
import type { TenantChoices } from '../tenant/tenant-choices.schema.ts';
import type { KindVerdict } from './preflight-report.ts';

export interface PreflightPage {
  readonly name: string;
  readonly summary: readonly string[];
  readonly counts: Readonly<Record<KindVerdict, number>>;
  /** Those that stop first. */
  readonly kinds: readonly ShownKind[];
  readonly sections: readonly {
    readonly id: PreflightSection;
    readonly entries: readonly { readonly head: string; readonly lines: readonly string[] }[];
  }[];
}

export interface ShownKind {
  readonly id: string;
  readonly name: string;
  readonly verdict: KindVerdict;
  readonly why: string;
  readonly lines: readonly string[];
  /** The same kind in a rehearsal of its own. */
  readonly choices: KindChoices;
}

/** A device and a person as choices for a rehearsal. */
export type KindChoices = Pick<TenantChoices, 'hardware' | 'user' | 'assigned' | 'release' | 'edition'> & {
  readonly groupTag: string;
  readonly members: Readonly<Record<string, 'pc' | 'user' | 'everybody'>>;
};

export type PreflightSection = 'risks' | 'apps' | 'policies' | 'unreached' | 'idle';
