/**
 * The work account of a hybrid join's user during account setup (facts/hybrid-join#user-flow): the domain's
 * logon brings none by itself unless the tenant is federated with the domain; else a page asks for it.
 */
import type { TokenResponse } from '../../protocols/entra/entra.messages.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { seconds } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import { realmOf, requestUserToken } from './user-token.ts';
import { ownHive } from '../windows/registry.ts';

const key = `${ownHive}\\WorkAccount`;
/** "After a short period of time": the sources name none. */
const beforeAsking = seconds(20);

export class WorkAccount {
  readonly #machine: Machine;
  /** Stands for the password of the logon. */
  #proof: string | undefined;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** The user has answered the question whether the organisation may manage the device. */
  get settled(): boolean {
    return this.#machine.registry.number(key, 'ManagesDevice') !== undefined;
  }

  settle(managesDevice: boolean): void {
    this.#machine.registry.setNumber(key, 'ManagesDevice', managesDevice ? 1 : 0);
  }

  /** Somebody has signed in to the domain. */
  rememberLogon(proof: string): void {
    this.#proof = proof;
  }

  /** For the state digest. */
  state(): unknown {
    return { proof: this.#proof };
  }

  /** Windows starts: who was signed in is so no more. */
  forgetLogon(): void {
    this.#proof = undefined;
  }

  /** The token that a federated tenant gives for the logon to the domain; undefined where a page must ask. */
  *signInSilently(userPrincipalName: string): Process<TokenResponse | undefined> {
    yield* sleep(beforeAsking);
    const realm = yield* realmOf(this.#machine, userPrincipalName);
    if ('code' in realm || realm.NameSpaceType !== 'Federated' || this.#proof === undefined) return undefined;
    return yield* this.signInByLogon(userPrincipalName);
  }

  /** What the logon brings on a registered PC, whatever the tenant: its primary refresh token. */
  *signInByLogon(userPrincipalName: string): Process<TokenResponse | undefined> {
    if (this.#proof === undefined) return undefined;
    const verdict = yield* requestUserToken(this.#machine, {
      way: 'password',
      client: 'windowsSignIn',
      userName: userPrincipalName,
      proof: this.#proof,
    });
    return verdict.kind === 'signed-in' ? verdict.token : undefined;
  }
}
