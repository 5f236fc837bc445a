/** Branding, user name, password, phone. */
import { InternalError } from '../../../../../shared/failures.ts';
import { ownOf } from '../../../../../shared/own.ts';
import { EntraErrors } from '../../../../protocols/entra/entra-errors.ts';
import { HResults } from '../../../../protocols/hresult/codes.ts';
import type { Branding } from '../../../../../shared/stage/view.ts';
import { sleep } from '../../../../world/process.ts';
import { seconds } from '../../../../world/time.ts';
import type { Deployment } from '../../../deployment/deployment.ts';
import type { StepFailureFacts } from '../../../windows/step-failure.ts';
import { noteTenantMatch } from '../../../autopilot/profile-cache.ts';
import { fromHttpStatus, fromWin32 } from '../../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../../protocols/hresult/win32.ts';
import { openFederation } from '../../../join/federation.messenger.ts';
import {
  brandingOf,
  type Credentials,
  type NoAnswer,
  realmOf,
  requestUserToken,
  type UserTokenVerdict,
} from '../../../join/user-token.ts';
import type { AskedFor } from '../../asked-for.ts';
import type { Work } from '../../define-flow.ts';
import type { OobeContext, OobeEvent } from '../../oobe.events.ts';
import { answerOfThePhone } from '../../second-factor.ts';
import type { SetUpPc } from '../../set-up-pc.ts';

/** In the language that the set-up speaks, else in its first half, else as usual. */
export const findBranding: Work = function* (pc, { profile, language }) {
  if (!profile) return { type: 'branding found', branding: null };
  const found = yield* brandingOf(pc.windows().machine, profile.CloudAssignedTenantDomain);
  if (!found) return { type: 'branding found', branding: null };
  const { displayName, localizations = {}, ...usual } = found;
  const tag = language.toLowerCase();
  const own = ownOf(localizations, tag) ?? ownOf(localizations, tag.replace(/-.*$/, ''));
  const { signInPageText, backgroundColor, usernameHintText, ...more } = { ...usual, ...own };
  const branding: Branding = {
    organisation: displayName,
    signInText: signInPageText ?? null,
    colour: backgroundColor ?? null,
    ...(usernameHintText === undefined ? {} : { hint: usernameHintText }),
    ...more,
  };
  return { type: 'branding found', branding };
};

/** Looks up whose user name it is: it must belong to the tenant that the PC is registered with. */
export const checkUserName: Work = function* (pc, { signIn: { userName }, profile }) {
  const { machine } = pc.windows();
  const refuse = (key: string): OobeEvent => ({ type: 'sign-in refused', problem: { key } });
  if (userName === '') return refuse('sign-in.empty');
  const realm = yield* realmOf(machine, userName);
  if ('code' in realm) return noConnection(realm);
  if (realm.NameSpaceType === 'Unknown')
    return formRefusal(EntraErrors.UserAccountNotFound, `The user account ${userName} does not exist`);
  const matched = !profile || realm.TenantId === profile.CloudAssignedTenantId;
  noteTenantMatch(machine.registry, matched);
  if (!matched) return refuse('sign-in.other-organisation');
  if (realm.IfExistsResult === 1)
    return formRefusal(EntraErrors.UserAccountNotFound, `The user account ${userName} does not exist`);
  const way =
    realm.HasAccessPass === true
      ? 'access-pass'
      : realm.NameSpaceType === 'Federated'
        ? 'federated'
        : 'password';
  return { type: 'user name accepted', way };
};

const noConnection = ({ code, cause }: NoAnswer): OobeEvent => ({
  type: 'sign-in refused',
  problem: { key: 'sign-in.no-connection' },
  facts: { step: 'sign-in', code, item: null, cause },
});

/** Entra's numbers that the form says something about. */
const formProblems: Readonly<Record<number, string>> = {
  [EntraErrors.UserAccountNotFound]: 'sign-in.unknown-user',
  [EntraErrors.InvalidUserNameOrPassword]: 'sign-in.wrong-password',
  [EntraErrors.IdsLocked]: 'sign-in.locked',
  [EntraErrors.UserDisabled]: 'sign-in.disabled',
  [EntraErrors.InvalidPasswordExpired]: 'sign-in.password-expired',
  [EntraErrors.AccessPassInvalid]: 'sign-in.wrong-access-pass',
};

/** The lock screen has words of its own for some of them. */
const windowsProblems: typeof formProblems = {
  ...formProblems,
  [EntraErrors.InvalidUserNameOrPassword]: 'lock-screen.problem.wrong-password',
};

/** Asks for a token, which the deployment keeps: context holds no tokens. */
const signInAs = (client: 'broker' | 'windowsSignIn'): Work =>
  function* (pc, { signIn, password: proof }) {
    const { userName, approved, renewed } = signIn;
    const { machine, deployment } = pc.windows();
    const way = client === 'broker' ? signIn.way : 'password';
    const credentials: Credentials =
      way === 'access-pass'
        ? { way, userName, proof }
        : way === 'federated'
          ? { way, userName, proof, approved }
          : { way, userName, proof, client, approved, renewed };
    return signedIn(deployment, yield* requestUserToken(machine, credentials), client);
  };

/** What the verdict means; the deployment keeps the token. */
function signedIn(
  deployment: Deployment,
  verdict: UserTokenVerdict,
  client: 'broker' | 'windowsSignIn',
): OobeEvent {
  if (verdict.kind === 'failed') return noConnection(verdict);
  if (verdict.kind === 'federation') return federationEvent(verdict.status);
  if (verdict.kind === 'refused') return refusalEvent(verdict.errorCode, verdict.description, client);
  const { user } = verdict.token;
  if (!user) throw new InternalError('Entra gave a person’s token without naming the person');
  deployment.keepUserToken(verdict.token);
  return { type: 'signed in', user };
}

/** How long Windows waits for a key, and how long it takes to find, touch and unlock one (estimates). */
const keyTimes = { limit: seconds(30), use: seconds(12) } as const;

/** A security key names its user by itself. */
export const useSecurityKey: Work = function* ({ securityKey, windows }) {
  const { machine, deployment } = windows();
  yield* sleep(securityKey === null ? keyTimes.limit : keyTimes.use);
  const none: OobeEvent = { type: 'sign-in refused', problem: { key: 'sign-in.no-security-key' } };
  if (securityKey === null) return none;
  const verdict = yield* requestUserToken(machine, { way: 'security-key', userName: securityKey });
  const event = signedIn(deployment, verdict, 'broker');
  return event.type === 'sign-in refused' ? none : event;
};

/** The organisation's own sign-in: a wrong name or password on its form, or no form at all. */
const federationEvent = (status: number): OobeEvent =>
  status === 401
    ? { type: 'sign-in refused', problem: { key: 'sign-in.wrong-password' } }
    : {
        type: 'step failed',
        facts: {
          step: 'sign-in',
          code: status === 0 ? fromWin32(Win32.ERROR_WINHTTP_TIMEOUT) : fromHttpStatus(status),
          item: null,
          cause:
            status === 0
              ? 'the organisation’s own sign-in does not answer'
              : `the organisation’s own sign-in answered ${status}`,
        },
      };

/** Entra's page sends the user on to the organisation's. */
export const openForm: Work = function* (pc, { signIn: { userName } }) {
  const status = yield* openFederation(pc.windows().machine, userName);
  return status === 200 ? { type: 'form shown' } : federationEvent(status);
};

/** Beside the form's own problems: the phone, a new password, or a page of Entra's that ends the sign-in. */
function refusalEvent(errorCode: number, description: string, client: 'broker' | 'windowsSignIn'): OobeEvent {
  if (errorCode === EntraErrors.InvalidPasswordExpired && client === 'broker')
    return { type: 'password expired' };
  const problems = client === 'broker' ? formProblems : windowsProblems;
  if (ownOf(problems, String(errorCode)) !== undefined) return formRefusal(errorCode, description, problems);
  if (errorCode === EntraErrors.UserStrongAuthClientAuthNRequired) return { type: 'second factor due' };
  return { type: 'step failed', facts: refusedBy(errorCode, description) };
}

/** The form shows itself again, with what it says about the number. */
const formRefusal = (errorCode: number, description: string, problems = formProblems): OobeEvent => ({
  type: 'sign-in refused',
  problem: { key: ownOf(problems, String(errorCode)) ?? 'sign-in.no-connection' },
  facts: refusedBy(errorCode, description),
});

const refusedBy = (entraError: number, description: string): StepFailureFacts => ({
  step: 'sign-in',
  code: HResults.DSREG_E_DEVICE_AUTHENTICATION_ERROR,
  item: null,
  cause: description.replace(/^AADSTS\d+: |\.$/g, ''),
  entraError,
});

/** For the join, or for a work account. */
export const signInToEntra = signInAs('broker');
/** The lock screen's own logon. */
export const signInToWindows = signInAs('windowsSignIn');

export const waitForPhone: Work = ({ secondFactor }) => answerOfThePhone(secondFactor);

/** The password of the account on the page. */
export const userPassword = (_pc: SetUpPc, { signIn: { userName } }: OobeContext): AskedFor => ({
  kind: 'user',
  userPrincipalName: userName,
});

/** The pass of the user on the page. */
export const userPass = (_pc: SetUpPc, { signIn: { userName } }: OobeContext): AskedFor => ({
  kind: 'access-pass',
  userPrincipalName: userName,
});

/** The password of whoever the organisation's form names. */
export const formPassword = (_pc: SetUpPc, { signIn: { userName } }: OobeContext): AskedFor => ({
  kind: 'form-user',
  userPrincipalName: userName,
});
