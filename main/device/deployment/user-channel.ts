/** The user's channel to device management: whose token it has, and the session that introduces the user. */
import { cachedProfile } from '../autopilot/profile-cache.ts';
import { isHybrid } from '../../protocols/autopilot/profile.ts';
import type { TokenResponse } from '../../protocols/entra/entra.messages.ts';
import type { Process } from '../../world/process.ts';
import { requestToken } from '../join/entra.messenger.ts';
import { entraSid } from '../join/entra-sid.ts';
import { registerInTime } from '../join/hybrid-registration.ts';
import type { SignedInUser } from '../join/signed-in-user.ts';
import type { WorkAccount } from '../join/work-account.ts';
import type { Management } from '../mdm/management.ts';
import { waitForTokenRefresh } from './device-token.ts';

export class UserChannel {
  readonly #management: Management;
  readonly #workAccount: WorkAccount;
  /** Of the user's sign-in; a restart loses it. */
  token: TokenResponse | undefined;
  #opens = false;

  constructor(management: Management, workAccount: WorkAccount) {
    this.#management = management;
    this.#workAccount = workAccount;
  }

  /** The user's token for device management; '' once a restart has lost the user's sign-in. */
  *managementToken(): Process<string> {
    const refreshToken = this.token?.refresh_token;
    if (refreshToken === undefined) return '';
    const answer = yield* requestToken(this.#management.machine, 'common', {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      resource: 'https://enrollment.manage.microsoft.com/',
    });
    return answer.ok ? answer.value.access_token : '';
  }

  /** Signs in to the work account without a page, where the tenant lets the domain's logon do; says whether it did. */
  *signInSilently({ userPrincipalName }: SignedInUser): Process<boolean> {
    this.token ??= yield* this.#workAccount.signInSilently(userPrincipalName);
    return this.token !== undefined;
  }

  /** Windows starts: whoever was signed in is so no more. */
  forget(): void {
    this.token = undefined;
    this.#opens = false;
  }

  /** Opens the channel once the device's own token has expired, while other things go on. */
  openInBackground(user: SignedInUser): void {
    this.#opens = true;
    this.#management.background(this.#open(user));
  }

  /**
   * The same for a user at the desktop, unless it is open or opens already. A member of a domain whose registration
   * no page has waited for is registered first; then its user's logon does for the work account too.
   */
  openBehindThePages(user: SignedInUser): void {
    if (this.#opens) return;
    this.#opens = true;
    this.#management.background(this.#openAtLast(user));
  }

  *#openAtLast(user: SignedInUser): Process<void> {
    const { machine } = this.#management;
    if (isHybrid(cachedProfile(machine))) {
      yield* registerInTime(machine);
      if (!(yield* this.signInSilently(user)) && !this.#workAccount.settled)
        this.token = yield* this.#workAccount.signInByLogon(user.userPrincipalName);
    }
    yield* this.#open(user);
  }

  *#open({ id, sid, userPrincipalName }: SignedInUser): Process<void> {
    const { machine, state, dmClient } = this.#management;
    yield* waitForTokenRefresh(machine);
    const accessToken = yield* this.managementToken();
    const session = { sid: sid ?? entraSid(id), userPrincipalName, accessToken };
    if (isHybrid(cachedProfile(machine))) {
      // No join has told the server whose device it is: a session does, before anybody asks for the user's apps.
      state.introduce(session);
      yield* dmClient.session();
    }
    state.signIn(session);
  }
}
