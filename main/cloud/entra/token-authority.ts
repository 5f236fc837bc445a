/** Entra ID's tokens: JWTs signed with one key, which its relying services check (entra.messages.ts). */
import * as v from 'valibot';
import type { AccessClaims, TokenResource } from '../../protocols/entra/entra.messages.ts';
import { ecKeyFrom, type EcKey } from '../../protocols/pki/ec-key.ts';
import { readJwt, signJwt } from '../../protocols/pki/jwt.ts';
import type { SimDuration } from '../../world/time.ts';
import { days, later, milliseconds } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import type { CloudSettings } from '../settings/settings.ts';
import type { User } from '../tenant/tenant.ts';

const claimsSchema = v.looseObject({
  aud: v.string(),
  iss: v.string(),
  iat: v.number(),
  exp: v.number(),
  tid: v.string(),
  idtyp: v.picklist(['user', 'device']),
  upn: v.exactOptional(v.string()),
  oid: v.exactOptional(v.string()),
  deviceid: v.exactOptional(v.string()),
  ztdid: v.exactOptional(v.string()),
  tpm: v.exactOptional(v.string()),
});

/** Who a token is about. */
export type TokenSubject =
  | { readonly kind: 'device'; readonly deviceId: string; readonly ztdId: string; readonly tpm?: string }
  | { readonly kind: 'user'; readonly user: User; readonly deviceId: string | undefined };

const refreshAudience = 'refresh';
/** Life of refresh tokens and of a primary refresh token (facts/entra-join#tokens). */
const refreshLife: SimDuration = days(14);
const inSeconds = (at: number): number => Math.floor(at / 1_000);

export class TokenAuthority {
  readonly #world: World;
  readonly #tenantId: string;
  readonly #key: EcKey;
  readonly #life: CloudSettings['tokenLife'];

  constructor(world: World, tenantId: string, settings: CloudSettings) {
    this.#world = world;
    this.#tenantId = tenantId;
    this.#key = ecKeyFrom(world.random('entra token key').bytes(32));
    this.#life = settings.tokenLife;
  }

  /** An access token and its life in seconds. */
  issue(
    resource: TokenResource,
    subject: TokenSubject,
  ): { readonly token: string; readonly expiresIn: number } {
    const { shortest, longest } = this.#life;
    const spread = Math.max(1, inSeconds(longest - shortest));
    const life = milliseconds(shortest + this.#world.random('entra token life').below(spread) * 1_000);
    const now = this.#world.clock.now;
    const claims: AccessClaims = {
      aud: resource,
      iss: `https://sts.windows.net/${this.#tenantId}/`,
      iat: inSeconds(now),
      exp: inSeconds(later(now, life)),
      tid: this.#tenantId,
      idtyp: subject.kind,
      ...(subject.kind === 'device'
        ? {
            deviceid: subject.deviceId,
            ztdid: subject.ztdId,
            ...(subject.tpm === undefined ? {} : { tpm: subject.tpm }),
          }
        : {
            upn: subject.user.userPrincipalName,
            oid: subject.user.id,
            ...(subject.deviceId ? { deviceid: subject.deviceId } : {}),
          }),
    };
    return { token: signJwt(claims, this.#key), expiresIn: inSeconds(life) };
  }

  /** The claims of a token for `resource` that is genuine and in time. */
  read(token: string, resource: TokenResource): AccessClaims | undefined {
    const result = v.safeParse(claimsSchema, readJwt(token, this.#key.spki));
    if (!result.success || result.output.aud !== resource) return undefined;
    return result.output.exp > inSeconds(this.#world.clock.now) ? result.output : undefined;
  }

  refreshToken(user: User): string {
    const exp = inSeconds(later(this.#world.clock.now, refreshLife));
    return signJwt({ aud: refreshAudience, oid: user.id, exp }, this.#key);
  }

  /** The id of the user that a refresh token is for. */
  readRefreshToken(token: string): string | undefined {
    const claims = readJwt(token, this.#key.spki);
    const valid =
      claims?.['aud'] === refreshAudience && Number(claims['exp']) > inSeconds(this.#world.clock.now);
    return valid && typeof claims['oid'] === 'string' ? claims['oid'] : undefined;
  }
}
