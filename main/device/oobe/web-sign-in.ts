/**
 * Whether the lock screen offers Entra's own page: where a policy says so, and none has rules for passwords of the
 * device (facts/entra-join#web-sign-in).
 */
import { effectsOf } from '../../../shared/policies/effects-of.ts';
import { cspRoots } from '../../protocols/management-tree/csp-roots.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';

const config = `./Device/${cspRoots.Policy}/Config`;
const enabled = `${config}/Authentication/EnableWebSignIn`;
const passwordRules = `${config}/DeviceLock`;

export function webSignInIsOffered(tree: ManagementTree): boolean {
  if (tree.read(enabled) !== '1') return false;
  return !tree.children(passwordRules).some((name) => {
    const node = `${passwordRules}/${name}`;
    return effectsOf(node, tree.read(node) ?? '').some(({ id }) => id === 'password-rules');
  });
}
