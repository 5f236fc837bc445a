/** A tenant while its files are read, and what every reader gets. */
import type { HashCsvRow } from '../../protocols/autopilot/hash-csv.ts';
import type {
  App,
  AppBehaviour,
  AssignmentFilter,
  Branding,
  DeploymentProfile,
  EspConfiguration,
  Group,
  MdmScope,
  Organization,
  Policy,
  User,
} from './tenant.ts';
import type { GraphObject } from './graph-object.ts';

export interface TenantDraft {
  organization: Organization | undefined;
  branding: Branding | undefined;
  readonly mdmScopes: MdmScope[];
  readonly users: User[];
  readonly groups: Group[];
  readonly profiles: DeploymentProfile[];
  readonly espConfigurations: EspConfiguration[];
  readonly apps: App[];
  readonly policies: Policy[];
  readonly filters: AssignmentFilter[];
  readonly registrations: HashCsvRow[];
  readonly practicePasswords: Map<string, string>;
  readonly appBehaviours: Map<string, AppBehaviour>;
}

export const emptyDraft = (): TenantDraft => ({
  organization: undefined,
  branding: undefined,
  mdmScopes: [],
  users: [],
  groups: [],
  profiles: [],
  espConfigurations: [],
  apps: [],
  policies: [],
  filters: [],
  registrations: [],
  practicePasswords: new Map(),
  appBehaviours: new Map(),
});

/** One object on its way into the draft. */
export interface Reading {
  readonly object: GraphObject;
  /** The object's own id, or one derived from its type and name where the export dropped it. */
  readonly id: string;
  readonly name: string;
  /** Graph type without its namespace. */
  readonly type: string;
  /** Objects with a `target`, from inside the object and from files beside it. */
  readonly assignments: readonly GraphObject[];
  readonly draft: TenantDraft;
  /** Says that a part of the object has no effect. */
  part(name: string): void;
}

/** Puts what an object says into the draft. */
export type Reader = (reading: Reading) => void;
