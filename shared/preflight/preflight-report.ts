/** What a preflight came to (`reseal preflight --json`): every kind of device and user of a tenant, rehearsed. */
import type { Assumption } from '../session/assume.schema.ts';
import type { Architecture, Edition, Release } from '../release.ts';

export const preflightFormat = 1;

export interface PreflightReport {
  readonly reseal: 'preflight';
  readonly format: typeof preflightFormat;
  /** No real PC, tenant or person is in it. */
  readonly simulated: true;
  /** Version of Reseal. */
  readonly app: string;
  readonly tenant: {
    /** Name of the folder or zip, without the way to it. */
    readonly source: string;
    readonly organization: string;
    readonly objects: number;
    /** SHA-256 over its files, hex. */
    readonly digest: string;
  };
  readonly options: {
    readonly megabitsPerSecond: number;
    readonly devices: number | null;
    readonly users: number | null;
    readonly faults: readonly string[];
  };
  /** Which part of the kinds is in it; null for all. */
  readonly shard: { readonly number: number; readonly of: number } | null;
  readonly counts: {
    readonly kinds: number;
    readonly devices: { readonly count: number; readonly leftOut: number };
    readonly users: { readonly count: number; readonly leftOut: number };
  };
  readonly assumptions: readonly Assumption[];
  readonly problems: readonly string[];
  readonly kinds: readonly PreflightKind[];
  readonly apps: readonly ObjectVerdicts<AppVerdict>[];
  readonly policies: readonly ObjectVerdicts<PolicyVerdict>[];
  readonly risks: readonly PreflightRisk[];
  /** What has to be there before any of the kinds can be pre-provisioned; empty where one can. */
  readonly missing: readonly { readonly what: string; readonly remedy: string }[];
  /** Settings that reach PCs and change nothing in a rehearsal: their addresses, or what is not understood. */
  readonly withoutEffect: readonly { readonly policy: string; readonly uris: readonly string[] }[];
  /** What nothing of is in the rehearsals, because nothing here knows what it is. `type` null: a file without objects. */
  readonly notUnderstood: readonly {
    readonly name: string;
    readonly type: string | null;
    readonly file: string;
  }[];
  /** Groups with assignments that none of the kinds is in. */
  readonly unreachedGroups: readonly string[];
  /** What its kinds are told apart by, so that a kind of another preflight can be found among them. */
  readonly toldApart: {
    /** Of groups and filters that ask for devices, as they are written. */
    readonly rules: readonly string[];
    readonly people: readonly {
      readonly userPrincipalName: string;
      readonly licensed: boolean;
      /** Names of the groups that decide. */
      readonly groups: readonly string[];
    }[];
  };
}

export interface PreflightKind {
  readonly id: string;
  readonly name: string;
  readonly device: {
    readonly groupTag: string;
    readonly manufacturer: string;
    readonly model: string;
    readonly release: Release;
    readonly edition: Edition;
    readonly architecture: Architecture;
    /** Names of groups without a rule that it is taken to be in. */
    readonly memberOf: readonly string[];
  };
  readonly user: {
    readonly userPrincipalName: string;
    readonly licensed: boolean;
    readonly assigned: boolean;
    readonly memberOf: readonly string[];
  };
  readonly join: 'entra' | 'hybrid' | null;
  readonly profile: string | null;
  /** Other devices and users that get the same. */
  readonly covers: readonly string[];
  /** The same for a program: what the rules say of the devices ('1' for each that holds), and places in the list of people. */
  readonly stands: readonly {
    readonly answers: string;
    /** Names of groups without a rule. */
    readonly memberOf: readonly string[];
    readonly people: readonly number[];
  }[];
  /** The parts of its name: group, then what the device is told apart by, person, whether assigned; '' for what tells nothing. */
  readonly traits: readonly string[];
  readonly verdict: KindVerdict;
  /** One sentence. */
  readonly why: string;
  /** Id of the kind whose rehearsal it is: of this one, or of one that differs from it in names alone. */
  readonly rehearsedAs: string;
  readonly technician: FlowResult;
  readonly userFlow: FlowResult;
  /** The same kind in a rehearsal of its own, as `--set` of `reseal run` and `reseal start`. */
  readonly settings: readonly string[];
  /** Which faults it survives, in the order of the options. */
  readonly faults: readonly FaultResult[];
}

/**
 * 'ready': Reseal and desktop are reached; 'stops': one of them is not; 'limited': what stops it is as the tenant
 * wants it, for no pre-provisioning profile reaches the device or the user has no licence.
 */
export type KindVerdict = 'ready' | 'stops' | 'limited';

export interface FlowResult {
  readonly outcome: 'reached' | 'failed' | 'stuck' | 'not-begun';
  /** Where it is stuck: the title of the page that shows, which the walk has no answer to. */
  readonly shows?: string;
  /** World time from Provision to the result page, or from power-on to the desktop; null where it did not end. */
  readonly seconds: number | null;
  readonly page: StatusPageResult | null;
  readonly error: {
    readonly code: string;
    readonly step: string;
    readonly item: string | null;
    /** What caused it in the world. */
    readonly cause: string;
    /** What the PC knows of it. */
    readonly seen: string;
  } | null;
}

/** The Enrollment Status Page configuration that holds. */
export interface StatusPageResult {
  readonly name: string;
  readonly shown: boolean;
  /** Null where the page is not shown: nothing waits then, and no limit holds. */
  readonly timeoutMinutes: number | null;
  readonly blocking: number;
}

export interface FaultResult {
  readonly fault: string;
  readonly survived: boolean;
  /** What the kind comes to. */
  readonly outcome: string;
  readonly code: string | null;
}

/** One app or policy, and what it is for which kinds. */
export interface ObjectVerdicts<V> {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly verdicts: readonly (V & { readonly kinds: readonly string[] })[];
  /** What became of it in the rehearsals that it came in. */
  readonly fates: readonly (ObjectFate & { readonly kinds: readonly string[] })[];
}

/** As the services have it on file after each flow; null where it did not come in it. */
export interface ObjectFate {
  readonly technician: string | null;
  readonly user: string | null;
}

interface Reached {
  readonly reached: boolean;
  /** By which group, to all of whom, with which filter; or which of them keeps it away. */
  readonly by: string;
}

export interface AppVerdict extends Reached {
  readonly intent: 'required' | 'available' | 'uninstall' | 'none';
  readonly part: 'device-setup' | 'account-setup' | null;
  /** Whose flow it comes in first: the user's flow has a device setup too. */
  readonly flow: 'technician' | 'user' | null;
  /** The page waits for it. */
  readonly blocking: boolean;
}

export interface PolicyVerdict extends Reached {
  readonly part: 'device-setup' | 'account-setup' | null;
}

export interface PreflightRisk {
  readonly id: string;
  /** Where it is published. */
  readonly source: string;
  readonly words: string;
  /** All of what `words` is about, where it counts some. */
  readonly objects?: readonly string[];
  readonly remedy: string;
  readonly kinds: readonly string[];
}
