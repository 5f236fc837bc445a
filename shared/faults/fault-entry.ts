/** What the fault catalogue holds: an entry for each thing that can be set otherwise in the world of a rehearsal. */
import type { steps } from '../errors/error-entry.ts';
import type { FaultKind } from '../session/truth.ts';
import type { Milestone, Need } from './milestones.ts';

export const faultCategories = ['network', 'apps', 'tpm', 'tenant', 'hybrid', 'sign-in', 'power'] as const;
export type FaultCategory = (typeof faultCategories)[number];

/** Where the choices of a parameter come from; what they are at present, the view of the faults tells. */
export type ChoiceSource =
  | 'hosts'
  | 'apps'
  /** Apps that need another one first. */
  | 'dependent-apps'
  /** Those of the tenant, and one of Reseal's own for all devices. */
  | 'scripts'
  | 'users'
  /** Tags that rules of groups ask for, or any other. */
  | 'group-tags';

export interface FaultParameter {
  readonly key: string;
  /** A noun, for a form. */
  readonly title: string;
  readonly value:
    | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly usual: number }
    /** One of these words; the first where it is left out. */
    | { readonly kind: 'word'; readonly words: readonly [string, ...string[]] }
    /**
     * An object of the tenant by id or name, a user by user principal name, or a host by name or '*.suffix', which may be
     * one that is not offered. Where it is left out: `usual`, else the first choice that it has an effect on.
     */
    | { readonly kind: 'choice'; readonly from: ChoiceSource; readonly usual?: string };
}

/** What leads on once the fault is lifted: the page's Retry or Reset, the same step again, or nothing at all. */
export type WayOn = 'retry' | 'reset' | 'again' | 'by-itself' | 'registration';

export interface FaultEntry {
  readonly id: string;
  readonly category: FaultCategory;
  /** As the truth record calls its cause. */
  readonly kind: FaultKind;
  /** In plain words, for a list. */
  readonly title: string;
  /** What is set in the world. */
  readonly sets: string;
  readonly parameters: readonly FaultParameter[];
  /** When it is felt. */
  readonly bites: string;
  /** Beyond any of these it has no effect. */
  readonly over: readonly Milestone[];
  /** Without these it has none. */
  readonly needs?: readonly Need[];
  readonly shows: {
    readonly page: string;
    /** Codes that can come of it, as the device shows them. */
    readonly codes: readonly string[];
    /** What a help desk looks into. */
    readonly log: string;
  };
  /** The true cause: a clause in which '{key}' stands for a parameter. */
  readonly cause: string;
  readonly remedy: string;
  /** How lifting sets it right in the world. */
  readonly lifted: string;
  readonly wayOn: WayOn;
  /** Steps that alone can fail of it; left out: those of its kind. */
  readonly steps?: readonly (typeof steps)[number][];
}
