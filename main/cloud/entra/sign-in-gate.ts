/**
 * A person signs in: name and password, the state of the account, then Conditional Access
 * (facts/entra-join#signing-in). Each refusal is a number of Entra's (AADSTS…).
 */
import type { World } from '../../world/world.ts';
import { later, minutes, type SimTime } from '../../world/time.ts';
import { EntraErrors } from '../../protocols/entra/entra-errors.ts';
import { entraClients } from '../../protocols/entra/entra.messages.ts';
import type { TokenRequest } from '../../protocols/entra/entra.messages.ts';
import { accessPassSubject } from '../../../shared/session/secrets.ts';
import { putObject } from '../directory/put-object.ts';
import { passThroughTroubles } from '../settings/on-premises-settings.ts';
import { childOf, flagOf, textOf } from '../tenant/graph-object.ts';
import type { Federation } from './federation.ts';
import type { Directory } from '../directory/directory.ts';
import type { CloudSettings } from '../settings/settings.ts';
import type { User } from '../tenant/tenant.ts';
import { type AccessVerdict, judgeAccess, type Proof } from './conditional-access.ts';

/** Smart lockout: after so many wrong passwords, for so long (facts/entra-join#signing-in). */
const lockout = { attempts: 10, time: minutes(1) } as const;

type PersonsRequest = Extract<
  TokenRequest,
  { grant_type: 'password' | 'access_pass' | 'security_key' | 'assertion' }
>;

export type SignInVerdict =
  | { readonly user: User }
  | { readonly error: number; readonly description: string };

const no = (error: number, description: string): SignInVerdict => ({ error, description });

const disabled = no(EntraErrors.UserDisabled, 'The user account is disabled');
const wrongPass = no(EntraErrors.AccessPassInvalid, 'The Temporary Access Pass is not valid');

/** An administrator wants it changed at the next sign-in. */
const mustChangePassword = ({ source }: User): boolean => {
  const profile = childOf(source, 'passwordProfile');
  return (
    flagOf(profile, 'forceChangePasswordNextSignIn') ||
    flagOf(profile, 'forceChangePasswordNextSignInWithMfa')
  );
};

type GateSettings = Pick<
  CloudSettings,
  'asksEverybodyForMfa' | 'deviceControlsSpareEnrolment' | 'onPremises'
>;

/** The account comes from the company's own directory. */
const isOfActiveDirectory = ({ source }: User): boolean =>
  flagOf(source, 'onPremisesSyncEnabled') || textOf(source, 'onPremisesSamAccountName') !== '';

interface Wrong {
  readonly count: number;
  readonly lockedUntil: SimTime;
}

export class SignInGate {
  readonly #world: World;
  readonly #directory: Directory;
  readonly #federation: Federation;
  readonly #settings: GateSettings;
  /** Wrong passwords by user id. */
  readonly #wrong = new Map<string, Wrong>();

  constructor(world: World, directory: Directory, federation: Federation, settings: GateSettings) {
    this.#world = world;
    this.#directory = directory;
    this.#federation = federation;
    this.#settings = settings;
  }

  /** For the state digest. */
  state(): unknown {
    return this.#wrong;
  }

  judge(order: PersonsRequest): SignInVerdict {
    switch (order.grant_type) {
      case 'password':
        return this.#byPassword(order);
      case 'access_pass':
        return this.#byAccessPass(order);
      case 'security_key':
        return this.#bySecurityKey(order.user_handle);
      case 'assertion':
        return this.#byAssertion(order);
    }
  }

  #byPassword(order: Extract<PersonsRequest, { grant_type: 'password' }>): SignInVerdict {
    const user = this.#directory.userByName(order.username);
    if (!user)
      return no(EntraErrors.UserAccountNotFound, `The user account ${order.username} does not exist`);
    const now = this.#world.clock.now;
    const wrong = this.#wrong.get(user.id);
    if (wrong && wrong.lockedUntil > now)
      return no(EntraErrors.IdsLocked, 'The account is locked: too many wrong passwords');
    const proved = order.proof.toLowerCase() === `match:${user.userPrincipalName.toLowerCase()}`;
    if (!proved) {
      const count = (wrong?.count ?? 0) + 1;
      const locks = count >= lockout.attempts;
      this.#wrong.set(user.id, {
        count: locks ? 0 : count,
        lockedUntil: locks ? later(now, lockout.time) : now,
      });
      return no(EntraErrors.InvalidUserNameOrPassword, 'Invalid user name or password');
    }
    this.#wrong.delete(user.id);
    const trouble = order.client_id === entraClients.broker ? this.#settings.onPremises.passThrough : null;
    if (trouble !== null && isOfActiveDirectory(user)) {
      const [error, words] = passThroughTroubles[trouble];
      return no(error, words);
    }
    if (!user.accountEnabled) return disabled;
    if (mustChangePassword(user)) {
      if (order.new_password === undefined)
        return no(EntraErrors.InvalidPasswordExpired, 'The password has expired');
      this.#changePassword(user);
    }
    // Windows' own logon is judged by nothing else.
    if (order.client_id === entraClients.windowsSignIn) return { user };
    return this.#judged(
      user,
      order.second_factor === 'approved' ? 'password,microsoftAuthenticatorPush' : 'password',
    );
  }

  #byAccessPass(order: Extract<PersonsRequest, { grant_type: 'access_pass' }>): SignInVerdict {
    const user = this.#directory.userByName(order.username);
    const wanted = user && `match:${accessPassSubject(user.userPrincipalName)}`;
    if (!user || order.proof.toLowerCase() !== wanted?.toLowerCase()) return wrongPass;
    if (!user.accountEnabled) return disabled;
    const pass = this.#directory.accessPasses.of(user.id);
    if (!pass || !this.#directory.accessPasses.take(user.id, this.#world.clock.now)) return wrongPass;
    return this.#judged(
      user,
      pass.isUsableOnce ? 'temporaryAccessPassOneTime' : 'temporaryAccessPassMultiUse',
    );
  }

  #byAssertion({
    assertion,
    second_factor,
  }: Extract<PersonsRequest, { grant_type: 'assertion' }>): SignInVerdict {
    const user = this.#directory.userByName(this.#federation.read(assertion) ?? '');
    if (!user) return no(EntraErrors.InvalidGrant, 'The assertion is not genuine or has expired');
    if (!user.accountEnabled) return disabled;
    return this.#judged(
      user,
      second_factor === 'approved' ? 'password,microsoftAuthenticatorPush' : 'federatedSingleFactor',
    );
  }

  #bySecurityKey(userHandle: string): SignInVerdict {
    const user = this.#directory.userByName(userHandle);
    if (!user) return no(EntraErrors.InvalidUserNameOrPassword, 'The security key is registered for nobody');
    return user.accountEnabled ? this.#judged(user, 'fido2') : disabled;
  }

  /** The directory forgets that the password was to be changed. */
  #changePassword(user: User): void {
    const source = this.#directory.sources.get(user.id);
    if (!source) return;
    const passwordProfile = {
      ...childOf(source.object, 'passwordProfile'),
      forceChangePasswordNextSignIn: false,
      forceChangePasswordNextSignInWithMfa: false,
    };
    putObject(this.#directory, user.id, { ...source, object: { ...source.object, passwordProfile } });
  }

  #judged(user: User, proof: Proof): SignInVerdict {
    const verdict = judgeAccess(this.#directory, { user, proof }, this.#settings);
    if (verdict.kind === 'granted')
      return this.#settings.asksEverybodyForMfa && proof === 'password'
        ? no(...answers['second-factor'])
        : { user };
    // Which policy it was, the person is not told.
    if (verdict.kind !== 'second-factor')
      this.#directory.refusals.emit(`Conditional Access "${verdict.policy}" refuses the sign-in`);
    return no(...answers[verdict.kind]);
  }
}

const answers: Readonly<
  Record<Exclude<AccessVerdict['kind'], 'granted'>, readonly [error: number, description: string]>
> = {
  'second-factor': [EntraErrors.UserStrongAuthClientAuthNRequired, 'Multifactor authentication is needed'],
  'stronger-method': [
    EntraErrors.UserStrongAuthEnrollmentRequired,
    'A stronger method of authentication must be enrolled',
  ],
  blocked: [EntraErrors.BlockedByConditionalAccess, 'Access has been blocked by Conditional Access policies'],
  'not-compliant': [EntraErrors.DeviceNotCompliant, 'The device is not in the required state: not compliant'],
  'not-domain-joined': [
    EntraErrors.DeviceNotDomainJoined,
    'The device is not in the required state: not domain joined',
  ],
};
