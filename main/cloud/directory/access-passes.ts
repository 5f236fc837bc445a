/** Temporary Access Passes of people (learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethod). */
import type { SimTime } from '../../world/time.ts';

export interface AccessPass {
  readonly id: string;
  readonly userId: string;
  readonly pass: string;
  readonly from: SimTime;
  readonly until: SimTime;
  readonly isUsableOnce: boolean;
  readonly used: boolean;
}

/** One for each person at a time. */
export class AccessPasses {
  readonly #byUser = new Map<string, AccessPass>();

  /** For the state digest. */
  state(): unknown {
    return this.#byUser;
  }

  put(pass: AccessPass): void {
    this.#byUser.set(pass.userId, pass);
  }

  delete(userId: string, id: string): boolean {
    return this.#byUser.get(userId)?.id === id && this.#byUser.delete(userId);
  }

  /** Also one that is over: a person is asked for it as long as it is there. */
  of(userId: string): AccessPass | undefined {
    return this.#byUser.get(userId);
  }

  /** Whether the pass lets its person in now; once alone, where it is for one use. */
  take(userId: string, now: SimTime): boolean {
    const pass = this.#byUser.get(userId);
    if (!pass || now < pass.from || now > pass.until || (pass.isUsableOnce && pass.used)) return false;
    this.#byUser.set(userId, { ...pass, used: true });
    return true;
  }
}
