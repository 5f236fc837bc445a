/** Branding, user name, password, phone, join, terms of use. */
import { InternalError } from '../../../../../shared/failures.ts';
import { ownOf } from '../../../../../shared/own.ts';
import { EntraErrors } from '../../../../protocols/entra/entra-errors.ts';
import { HResults } from '../../../../protocols/hresult/codes.ts';
import type { Branding } from '../../../../../shared/stage/view.ts';
import type { Process } from '../../../../world/process.ts';
import { noteTenantMatch } from '../../../autopilot/profile-cache.ts';
import { brandingOf, realmOf, requestUserToken } from '../../../join/user-token.ts';
import type { AskedFor } from '../../asked-for.ts';
import type { Work } from '../../define-flow.ts';
import type { OobeContext, OobeEvent } from '../../oobe.events.ts';
import { reporting, telling } from '../../reporting.ts';
import { answerOfThePhone } from '../../second-factor.ts';
import type { SetUpPc } from '../../set-up-pc.ts';

export const findBranding: Work = function* (pc, { profile }) {
  if (!profile) return { type: 'branding found', branding: null };
  const found = yield* brandingOf(pc.windows().machine, profile.CloudAssignedTenantDomain);
  const branding: Branding | null = found && {
    organisation: found.displayName,
    signInText: found.signInPageText,
    colour: found.backgroundColor,
  };
  return { type: 'branding found', branding };
};

/** Looks up whose user name it is: it must belong to the tenant that the PC is registered with. */
export const checkUserName: Work = function* (pc, { signIn: { userName }, profile }) {
  const { machine } = pc.windows();
  const refuse = (key: string): OobeEvent => ({ type: 'sign-in refused', problem: { key } });
  if (userName === '') return refuse('sign-in.empty');
  const realm = yield* realmOf(machine, userName);
  if ('code' in realm) return refuse('sign-in.no-connection');
  if (realm.NameSpaceType === 'Unknown') return refuse('sign-in.unknown-user');
  const matched = !profile || realm.TenantId === profile.CloudAssignedTenantId;
  noteTenantMatch(machine.registry, matched);
  return matched ? { type: 'user name accepted' } : refuse('sign-in.other-organisation');
};

/** Entra's numbers that the form says something about. */
const formProblems: Readonly<Record<number, string>> = {
  [EntraErrors.UserAccountNotFound]: 'sign-in.unknown-user',
  [EntraErrors.InvalidUserNameOrPassword]: 'sign-in.wrong-password',
  [EntraErrors.IdsLocked]: 'sign-in.locked',
  [EntraErrors.UserDisabled]: 'sign-in.disabled',
  [EntraErrors.InvalidPasswordExpired]: 'sign-in.password-expired',
};

/** Asks for a token, which the deployment keeps: context holds no tokens. */
const signInAs = (client: 'broker' | 'windowsSignIn'): Work =>
  function* (pc, { signIn: { userName, approved }, password }) {
    const { machine, deployment } = pc.windows();
    const verdict = yield* requestUserToken(machine, userName, password, { client, approved });
    if (verdict.kind === 'failed')
      return { type: 'sign-in refused', problem: { key: 'sign-in.no-connection' } };
    if (verdict.kind === 'refused') return refusalEvent(verdict.errorCode, verdict.description);
    const { user } = verdict.token;
    if (!user) throw new InternalError('Entra gave a person’s token without naming the person');
    deployment.keepUserToken(verdict.token);
    return { type: 'signed in', user };
  };

/** Beside the form's own problems: the phone, or a page of Entra's that ends the sign-in. */
function refusalEvent(errorCode: number, description: string): OobeEvent {
  const key = ownOf(formProblems, String(errorCode));
  if (key !== undefined) return { type: 'sign-in refused', problem: { key } };
  if (errorCode === EntraErrors.UserStrongAuthClientAuthNRequired) return { type: 'second factor due' };
  const code = HResults.DSREG_E_DEVICE_AUTHENTICATION_ERROR;
  return {
    type: 'step failed',
    facts: {
      step: 'sign-in',
      code,
      item: null,
      cause: description.replace(/^AADSTS\d+: |\.$/g, ''),
      entraError: errorCode,
    },
  };
}

/** For the join, or for a work account. */
export const signInToEntra = signInAs('broker');
/** The lock screen's own logon. */
export const signInToWindows = signInAs('windowsSignIn');

export const waitForPhone: Work = ({ secondFactor }) => answerOfThePhone(secondFactor);

export const joinAsUser: Work = (pc) =>
  reporting(telling(pc.windows().deployment.joinAsUser(), { type: 'joined' }));

export const openTerms: Work = (pc) => reporting(askForTerms(pc));

function* askForTerms(pc: SetUpPc): Process<OobeEvent> {
  const terms = yield* pc.windows().deployment.openTerms();
  return terms ? { type: 'terms shown', terms } : { type: 'terms settled' };
}

export const answerTerms =
  (accepted: boolean): Work =>
  (pc) =>
    reporting(telling(pc.windows().deployment.answerTerms(accepted), { type: 'terms settled' }));

/** The password of the account on the page. */
export const userPassword = (_pc: SetUpPc, { signIn: { userName } }: OobeContext): AskedFor => ({
  kind: 'user',
  userPrincipalName: userName,
});
