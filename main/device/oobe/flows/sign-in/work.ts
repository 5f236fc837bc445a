/** Branding, user name, password, phone, join, terms of use. */
import { InternalError } from '../../../../../shared/failures.ts';
import type { Branding } from '../../../../../shared/stage/view.ts';
import type { Process } from '../../../../world/process.ts';
import { noteTenantMatch } from '../../../autopilot/profile-cache.ts';
import { brandingOf, realmOf, requestUserToken } from '../../../join/user-token.ts';
import type { AskedFor } from '../../asked-for.ts';
import type { Work } from '../../define-flow.ts';
import type { OobeContext, OobeEvent } from '../../oobe.events.ts';
import { reporting, telling } from '../../reporting.ts';
import { answerOfThePhone, noAnswer } from '../../second-factor.ts';
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

/** Entra's error codes that the page has words for. */
const signInProblems: Readonly<Record<number, string>> = {
  50034: 'sign-in.unknown-user',
  50126: 'sign-in.wrong-password',
};

/** Asks for a token, which the deployment keeps: context holds no tokens. */
export const signInToEntra: Work = function* (pc, { signIn: { userName }, password }) {
  const { machine, deployment } = pc.windows();
  const verdict = yield* requestUserToken(machine, userName, password);
  if (verdict.kind === 'signed-in') {
    const { user } = verdict.token;
    if (!user) throw new InternalError('Entra gave a person’s token without naming the person');
    deployment.keepUserToken(verdict.token);
    return { type: 'signed in', user };
  }
  const key = verdict.kind === 'refused' ? signInProblems[verdict.errorCode] : 'sign-in.no-connection';
  return { type: 'sign-in refused', problem: { key: key ?? 'sign-in.wrong-password' } };
};

export const waitForPhone: Work = ({ secondFactor }) => answerOfThePhone(secondFactor ?? noAnswer);

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
