/** One-time passwords by which the SCEP server knows that Intune asked for a certificate. */
import type { Random } from '../../world/random.ts';
import { toHex } from '../../protocols/bytes/bytes.ts';
import type { ScepPolicy } from '../tenant/policy.ts';
import type { Enrolment } from './enrolments.ts';

export interface Challenge {
  readonly policyId: ScepPolicy['id'];
  readonly enrolment: Enrolment;
}

export class Challenges {
  readonly #random: Random;
  readonly #open = new Map<string, Challenge>();

  constructor(random: Random) {
    this.#random = random;
  }

  make(policyId: string, enrolment: Enrolment): string {
    const password = toHex(this.#random.bytes(24));
    this.#open.set(password, { policyId, enrolment });
    return password;
  }

  /** For the state digest. */
  state(): unknown {
    return new Map(
      [...this.#open].map(([password, { policyId, enrolment }]) => [
        password,
        { policyId, managed: enrolment.managed.id },
      ]),
    );
  }

  /** What a password was made for; undefined for one that Intune did not make. */
  find(password: string): Challenge | undefined {
    return this.#open.get(password);
  }
}
