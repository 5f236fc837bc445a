/**
 * The organisation's own sign-in, for users of federated domains (facts/entra-join#federated-sign-in): its form checks
 * name and password, and its assertion is what Entra takes.
 */
import * as v from 'valibot';
import type { FederatedAssertion } from '../../protocols/entra/entra.messages.ts';
import { ecKeyFrom, type EcKey } from '../../protocols/pki/ec-key.ts';
import { readJwt, signJwt } from '../../protocols/pki/jwt.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import { json, text } from '../../world/internet/http.ts';
import { later, minutes } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import type { Directory } from '../directory/directory.ts';
import { bodyOf } from '../services/json-request.ts';

const audience = 'urn:federation:MicrosoftOnline';
const life = minutes(5);

const formSchema = v.object({ username: v.string(), proof: v.string() });

export class Federation {
  readonly #world: World;
  readonly #directory: Directory;
  readonly #key: EcKey;
  readonly #offersForms: () => boolean;

  /** `offersForms`: without, only ways that a PC under set-up cannot go. */
  constructor(world: World, directory: Directory, offersForms: () => boolean) {
    this.#world = world;
    this.#directory = directory;
    this.#key = ecKeyFrom(world.random('federation key').bytes(32));
    this.#offersForms = offersForms;
  }

  /** Answers one request to `/adfs/ls`. */
  answer(request: HttpRequest): HttpResponse {
    if (!this.#offersForms()) return text('An error occurred', 500);
    if (request.method === 'GET') return text('Sign in with your organizational account');
    const order = bodyOf(request, formSchema);
    const user = order && this.#directory.userByName(order.username);
    const proved = user && order.proof.toLowerCase() === `match:${user.userPrincipalName.toLowerCase()}`;
    if (!user || !proved) return text('Incorrect user ID or password', 401);
    const exp = Math.floor(later(this.#world.clock.now, life) / 1_000);
    const claims = { aud: audience, upn: user.userPrincipalName, exp };
    return json({ assertion: signJwt(claims, this.#key) } satisfies FederatedAssertion);
  }

  /** The user principal name of an assertion that is genuine and in time. */
  read(assertion: string): string | undefined {
    const claims = readJwt(assertion, this.#key.spki);
    const valid = claims?.['aud'] === audience && Number(claims['exp']) * 1_000 > this.#world.clock.now;
    return valid && typeof claims['upn'] === 'string' ? claims['upn'] : undefined;
  }
}
