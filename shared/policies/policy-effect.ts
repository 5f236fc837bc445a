/**
 * What a policy sets off here: one row for each kind of node that the PC acts on. A node without a row is kept and told
 * back, and changes nothing in a rehearsal.
 */
export type PolicyEffectId =
  // What gets in the way of the set-up (facts/restarts, facts/policies#policies-that-break-the-set-up).
  | 'restart'
  | 'restart-of-its-own'
  | 'computer-name'
  | 'sign-in-assistant-off'
  | 'logon-message'
  | 'smart-card-logon'
  | 'secure-desktop-prompt'
  | 'preferred-domain'
  | 'password-rules'
  | 'no-automatic-logon'
  | 'waits-for-the-user'
  | 'merged-in-the-domain'
  | 'locale-locked'
  | 'web-sign-in'
  | 'kiosk'
  // What it changes otherwise.
  | 'assigned-access'
  | 'told-to-compliance'
  | 'sideloading'
  | 'windows-hello'
  | 'encryption'
  | 'network'
  | 'certificate'
  | 'edition'
  | 'app'
  | 'management';

export interface PolicyEffect {
  readonly id: PolicyEffectId;
  /** Addresses below './Device/Vendor/MSFT/' and, for a user's policy, './User/Vendor/MSFT/'; a last '*' is any rest. */
  readonly nodes: readonly string[];
  /** Values that set it off; a template's state is 'enabled' or 'disabled'. Any value, where neither is given. */
  readonly values?: readonly string[];
  /** What stands in the values that do. */
  readonly contains?: string;
  /** Values that do not. */
  readonly notValues?: readonly string[];
  /** 'stops': the deployment may end here. 'hinders': it costs a restart, a sign-in or time. 'acts': nothing of that. */
  readonly weight: 'stops' | 'hinders' | 'acts';
  /** What besides the policy it takes. */
  readonly needs?: 'restart' | 'hybrid';
  /** What it changes in a rehearsal. */
  readonly does: string;
  /** What it would change on a PC, and does not here. */
  readonly leaves?: string;
  /** The setting itself changes nothing here; only what is told of it is simulated. */
  readonly idle?: true;
  /** What an administrator does about it; for what stops or hinders. */
  readonly remedy?: string;
}
