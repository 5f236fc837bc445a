/**
 * A person signs in: name and password, the state of the account, then Conditional Access
 * (facts/entra-join#signing-in). Each refusal is a number of Entra's (AADSTS…).
 */
import type { World } from '../../world/world.ts';
import { later, minutes, type SimTime } from '../../world/time.ts';
import { EntraErrors } from '../../protocols/entra/entra-errors.ts';
import { entraClients } from '../../protocols/entra/entra.messages.ts';
import type { TokenRequest } from '../../protocols/entra/entra.messages.ts';
import type { Directory } from '../directory/directory.ts';
import type { CloudSettings } from '../settings/settings.ts';
import type { User } from '../tenant/tenant.ts';
import { type AccessVerdict, judgeAccess, type Proof } from './conditional-access.ts';

/** Smart lockout: after so many wrong passwords, for so long (facts/entra-join#signing-in). */
const lockout = { attempts: 10, time: minutes(1) } as const;

type PasswordRequest = Extract<TokenRequest, { grant_type: 'password' }>;

export type SignInVerdict =
  | { readonly user: User }
  | { readonly error: number; readonly description: string };

interface Wrong {
  readonly count: number;
  readonly lockedUntil: SimTime;
}

const no = (error: number, description: string): SignInVerdict => ({ error, description });

export class SignInGate {
  readonly #world: World;
  readonly #directory: Directory;
  readonly #settings: Pick<CloudSettings, 'asksEverybodyForMfa' | 'deviceControlsSpareEnrolment'>;
  /** Wrong passwords by user id. */
  readonly #wrong = new Map<string, Wrong>();

  constructor(
    world: World,
    directory: Directory,
    settings: Pick<CloudSettings, 'asksEverybodyForMfa' | 'deviceControlsSpareEnrolment'>,
  ) {
    this.#world = world;
    this.#directory = directory;
    this.#settings = settings;
  }

  /** For the state digest. */
  state(): unknown {
    return this.#wrong;
  }

  byPassword(order: PasswordRequest): SignInVerdict {
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
    if (!user.accountEnabled) return no(EntraErrors.UserDisabled, 'The user account is disabled');
    // Windows' own logon is judged by nothing else.
    if (order.client_id === entraClients.windowsSignIn) return { user };
    const proof: Proof =
      order.second_factor === 'approved' ? 'password,microsoftAuthenticatorPush' : 'password';
    return this.#judged(user, proof);
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
