/** What the console is told of a tenant before a rehearsal begins in it, as plain JSON. */
import type { KindChoices } from '../preflight/preflight-page.ts';
import type { Assumption } from '../session/assume.schema.ts';

/** Kinds of objects as an administrator groups them. */
export const objectKinds = [
  'profiles',
  'status-pages',
  'apps',
  'configuration',
  'compliance',
  'scripts',
  'enrolment',
  'groups',
  'filters',
  'people',
  'devices',
  'organization',
  'other',
] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** The first of many, and how many there are. */
export interface Some<T> {
  readonly first: readonly T[];
  readonly count: number;
}

export interface LookedObject {
  readonly name: string;
  /** Graph type without its namespace. */
  readonly type: string;
  readonly file: string;
  /** Whom it is assigned to, in words: groups by their names; empty for nobody. */
  readonly to: readonly string[];
  /** What of it has no effect. */
  readonly without: readonly string[];
}

export interface LoadedKind {
  readonly kind: ObjectKind;
  /** How many of them are assigned to somebody; null for kinds that are not. */
  readonly assigned: number | null;
  readonly objects: Some<LookedObject>;
}

/** Files or objects that come to nothing for the same reason. */
export interface LeftOut {
  readonly why: string;
  readonly what: Some<string>;
}

export interface TenantLook {
  /** The folder's or the zip's name. */
  readonly name: string;
  readonly organization: { readonly displayName: string; readonly initialDomain: string };
  readonly files: number;
  readonly kinds: readonly LoadedKind[];
  readonly assumptions: readonly Assumption[];
  readonly noPart: readonly LeftOut[];
  readonly notUnderstood: readonly LeftOut[];
  /** '2 objects and 1 file'; '' where all was understood. */
  readonly notUnderstoodCount: string;
  /** Settings that stop or hinder a set-up, by the table of policies. */
  readonly obstacles: Some<{
    readonly policy: string;
    readonly stops: boolean;
    readonly what: string;
    readonly remedy: string;
  }>;
  /** Settings that reach the PC and change nothing there, by policy. */
  readonly idle: Some<{ readonly name: string; readonly uris: readonly string[] }>;
  readonly problems: Some<string>;
  readonly rehearsable: {
    readonly ready: boolean;
    readonly missing: readonly { readonly what: string; readonly remedy: string }[];
  };
  /** What the PC and the person can be, and what they are with the choices as they stand. */
  readonly practice: {
    readonly hardware: readonly { readonly file: string; readonly name: string }[];
    readonly chosenHardware: { readonly file: string; readonly manufacturer: string; readonly model: string };
    /** Group tags that the tenant's rules and devices name. */
    readonly groupTags: readonly string[];
    readonly groupTag: string;
    readonly users: Some<{ readonly name: string; readonly displayName: string; readonly licensed: boolean }>;
    readonly user: string;
    /** Kinds of device and person that the tenant tells apart, each as choices. */
    readonly kinds: Some<{ readonly id: string; readonly name: string; readonly choices: KindChoices }>;
    /** The deployment profile that is going to reach the PC; null where none is. */
    readonly profile: string | null;
  };
}

/** A tenant that the console can offer. */
export interface KnownTenant {
  /** By which the host knows it. */
  readonly id: string;
  readonly name: string;
  /** Its path; null for one that a browser has handed over, which is kept until the host ends. */
  readonly place: string | null;
  readonly isThere: boolean;
}

export interface KnownTenants {
  /** The one of the present rehearsal; null for the scenario's own. */
  readonly present: string | null;
  /** Last used first. */
  readonly recent: readonly KnownTenant[];
}
