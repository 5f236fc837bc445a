/** Tokens of the deployment service: the anonymous device account's, and tickets that Entra takes (ztd.messages.ts). */
import { ecKeyFrom, type EcKey } from '../../protocols/pki/ec-key.ts';
import { readJwt, signJwt } from '../../protocols/pki/jwt.ts';
import type { Random } from '../../world/random.ts';
import type { SimDuration, SimTime } from '../../world/time.ts';
import { hours, later } from '../../world/time.ts';

export interface TicketClaims {
  readonly ztdid: string;
  readonly deviceid: string;
  /** Maker and firmware of the TPM that proved it: 'IFX 7.85'; '' where its certificate tells none. */
  readonly tpm: string;
}

const audiences = { credential: 'ztd.dds.microsoft.com', ticket: 'device_ticket' } as const;
const ticketLife: SimDuration = hours(1);

export class TicketAuthority {
  readonly #key: EcKey;

  constructor(random: Random) {
    this.#key = ecKeyFrom(random.bytes(32));
  }

  /** A token for whoever asks with this hash; it says only that Windows' sign-in service works. */
  credential(at: SimTime): string {
    return this.#sign(audiences.credential, {}, at);
  }

  isCredential(token: string, at: SimTime): boolean {
    return this.#read(audiences.credential, token, at) !== undefined;
  }

  ticket(claims: TicketClaims, at: SimTime): string {
    return this.#sign(audiences.ticket, claims, at);
  }

  /** The claims of a ticket that is genuine and in time. */
  readTicket(token: string, at: SimTime): TicketClaims | undefined {
    const claims = this.#read(audiences.ticket, token, at);
    const { ztdid, deviceid, tpm } = claims ?? {};
    const whole = typeof ztdid === 'string' && typeof deviceid === 'string' && typeof tpm === 'string';
    return whole ? { ztdid, deviceid, tpm } : undefined;
  }

  #sign(aud: string, claims: object, at: SimTime): string {
    return signJwt({ aud, ...claims, exp: Math.floor(later(at, ticketLife) / 1_000) }, this.#key);
  }

  #read(aud: string, token: string, at: SimTime): Readonly<Record<string, unknown>> | undefined {
    const claims = readJwt(token, this.#key.spki);
    return claims?.['aud'] === aud && Number(claims['exp']) * 1_000 > at ? claims : undefined;
  }
}
