/**
 * Whether the lock screen offers Entra's own page: where a policy says so, and none has rules for passwords of the
 * device (facts/entra-join#web-sign-in).
 */
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import { policiesInForce } from '../mdm/policy-in-force.ts';

export const webSignInIsOffered = (tree: ManagementTree): boolean =>
  policiesInForce(tree, 'web-sign-in').length > 0 && policiesInForce(tree, 'password-rules').length === 0;
