/**
 * What keeps Windows from signing the set-up's own account in, so that a sign-in screen stands where the status page
 * should (facts/policies#policies-that-break-the-set-up).
 */
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import { policiesInForce, type PolicyInForce } from '../mdm/policy-in-force.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import { automaticLogonIsOff, setUpAccount } from '../windows/automatic-logon.ts';
import type { Machine } from '../windows/machine.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';

export interface SignInObstacle {
  /** As the sign-in screen names the account. */
  readonly userName: string;
  /** The organisation's message that stands before the sign-in; null where there is none. */
  readonly notice: { readonly title: string; readonly text: string } | null;
  readonly failure: StepFailureFacts;
}

type Tree = Pick<ManagementTree, 'read'>;

const failure = (code: StepFailureFacts['code'], cause: string): StepFailureFacts => ({
  step: 'sign-in',
  code,
  item: null,
  cause,
});
/** The account is there, its password is not taken. */
const refused = fromWin32(Win32.ERROR_LOGON_FAILURE);
/** Nobody tries. */
const notTried = fromWin32(Win32.ERROR_NOT_LOGGED_ON);
const named = ({ uri, value }: PolicyInForce): string => `${uri} is "${value}"`;
const nameOf = ({ uri }: PolicyInForce): string => uri.split('/').at(-1) ?? '';

/** What stops pre-provisioning with and without a restart; null for nothing. */
export function preProvisioningObstacle(tree: Tree): SignInObstacle | null {
  const messages = policiesInForce(tree, 'logon-message');
  if (messages[0]) {
    const part = (which: string): string => messages.find((one) => nameOf(one).includes(which))?.value ?? '';
    return {
      userName: setUpAccount,
      notice: { title: part('MessageTitle'), text: part('MessageText') },
      failure: failure(notTried, `a message stands before the sign-in: ${named(messages[0])}`),
    };
  }
  const [card] = policiesInForce(tree, 'smart-card-logon');
  const [prompt] = policiesInForce(tree, 'secure-desktop-prompt');
  const by = card ?? prompt;
  if (!by) return null;
  const cause = card ? 'the sign-in asks for a smart card or Windows Hello' : 'Windows asks for credentials';
  return { userName: setUpAccount, notice: null, failure: failure(notTried, `${cause}: ${named(by)}`) };
}

/** What lets the automatic sign-in fail after a restart in device setup; null for nothing. */
export function restartObstacle({ registry }: Machine, tree: Tree): SignInObstacle | null {
  const [domain] = policiesInForce(tree, 'preferred-domain');
  if (domain)
    return {
      userName: `${setUpAccount}@${domain.value}`,
      notice: null,
      failure: failure(refused, `the automatic sign-in failed after the restart: ${named(domain)}`),
    };
  if (automaticLogonIsOff(registry))
    return {
      userName: setUpAccount,
      notice: null,
      failure: failure(notTried, 'nobody was signed in after the restart: Winlogon\\AutoAdminLogon is 0'),
    };
  const [locked] = policiesInForce(tree, 'locale-locked');
  if (locked)
    return {
      userName: setUpAccount,
      notice: null,
      failure: failure(notTried, `nobody was signed in after the restart: ${named(locked)}`),
    };
  const [rules] = policiesInForce(tree, 'password-rules');
  if (!rules) return null;
  return {
    userName: setUpAccount,
    notice: null,
    failure: failure(refused, `the automatic sign-in failed after the restart: ${named(rules)}`),
  };
}
