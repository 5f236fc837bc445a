/** Whom a configuration object is assigned to. */

export interface AssignmentFilterUse {
  readonly filterId: string;
  readonly mode: 'include' | 'exclude';
}

export type AssignmentTarget =
  | {
      readonly kind: 'group' | 'exclusion-group';
      readonly groupId: string;
      readonly filter: AssignmentFilterUse | null;
    }
  | { readonly kind: 'all-devices' | 'all-users'; readonly filter: AssignmentFilterUse | null };

export interface Assignment {
  readonly id: string;
  readonly target: AssignmentTarget;
}
