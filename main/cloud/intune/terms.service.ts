/**
 * portal.manage.microsoft.com: the terms of use that a person accepts before a device is enrolled for them
 * (terms.messages.ts). Who has nothing to accept is sent back at once; the blob that goes back is asked for
 * again by the enrolment service.
 */
import {
  redirection,
  termsApiVersion,
  type TermsError,
  type TermsOrder,
  type TermsPage,
  type TermsVerdict,
} from '../../protocols/mde2/terms.messages.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { json, queryOf, splitUrl, text } from '../../world/internet/http.ts';
import type { World } from '../../world/world.ts';
import type { TokenAuthority } from '../entra/token-authority.ts';
import type { Directory } from '../directory/directory.ts';
import type { EntraDevice } from '../directory/records.ts';
import { hosts } from '../services/hosts.ts';
import { answer } from '../services/service.ts';
import type { TermsOfUse } from '../tenant/enrolment-settings.ts';
import type { User } from '../tenant/tenant.ts';
import { openTerms } from './enrolment/restrictions.ts';

interface Visitor {
  readonly user: User;
  readonly device: EntraDevice;
}

/** A page that somebody has before them. */
interface OpenPage {
  readonly order: TermsOrder;
  readonly user: User;
  readonly terms: readonly TermsOfUse[];
}

const error = (name: TermsError, description: string): TermsVerdict => ({
  kind: 'error',
  error: name,
  description,
});

export class TermsService {
  readonly serve: Service = answer((request) => this.#answer(request));
  readonly #world: World;
  readonly #directory: Directory;
  readonly #tokens: TokenAuthority;
  readonly #pages = new Map<string, OpenPage>();
  /** Blob -> id of the user whom it was given to. */
  readonly #blobs = new Map<string, string>();

  constructor(world: World, directory: Directory, tokens: TokenAuthority) {
    this.#world = world;
    this.#directory = directory;
    this.#tokens = tokens;
  }

  /** The blob is one of ours, and this user's. */
  isGenuine(opaqueBlob: string, userId: string): boolean {
    return this.#blobs.get(opaqueBlob) === userId;
  }

  /** For the state digest. */
  state(): unknown {
    return {
      pages: new Map([...this.#pages].map(([id, { order, user }]) => [id, { order, user: user.id }])),
      blobs: this.#blobs,
    };
  }

  #answer(request: HttpRequest): HttpResponse {
    switch (`${request.method} ${splitUrl(request.url).path.toLowerCase()}`) {
      case 'GET /termsofuse.aspx':
        return this.#open(request);
      case 'POST /termsofuse.aspx':
        return this.#close(request);
      default:
        return text('Not Found', 404);
    }
  }

  #open(request: HttpRequest): HttpResponse {
    const query = queryOf(request.url);
    const redirectUri = query['redirect_uri'];
    if (redirectUri === undefined) return text('Bad Request', 400);
    const order = { redirectUri, clientRequestId: query['client-request-id'] ?? '' };
    if (query['api-version'] !== termsApiVersion)
      return back(order, error('invalid_request', 'unsupported version'));
    const visitor = this.#visitor(request);
    if (!visitor) return back(order, error('unauthorized_client', 'unauthorized user or tenant'));
    const { user, device } = visitor;
    const terms = openTerms(this.#directory, device, user);
    if (terms.length === 0) return back(order, this.#accepted(user));
    const page = this.#world.random('terms of use pages').uuid();
    this.#pages.set(page, { order, user, terms });
    return json({
      terms: terms.map(({ title, displayName, bodyText, acceptanceStatement }) => ({
        title: title || displayName,
        bodyText,
        acceptanceStatement,
      })),
      answerUrl: `https://${hosts.portal}/TermsofUse.aspx?page=${page}`,
    } satisfies TermsPage);
  }

  #close(request: HttpRequest): HttpResponse {
    const id = queryOf(request.url)['page'] ?? '';
    const page = this.#pages.get(id);
    const visitor = this.#visitor(request);
    if (!page || visitor?.user.id !== page.user.id) return text('Unauthorized', 401);
    this.#pages.delete(id);
    if (request.body !== 'accepted=true') return back(page.order, { kind: 'declined' });
    for (const { id: termsId, version } of page.terms)
      this.#directory.termsAcceptances.push({
        termsId,
        version,
        userId: page.user.id,
        accepted: this.#world.clock.now,
      });
    return back(page.order, this.#accepted(page.user));
  }

  #visitor({ headers }: HttpRequest): Visitor | undefined {
    const token = /^Bearer (.+)$/.exec(headers?.['authorization'] ?? '')?.[1] ?? '';
    const claims = this.#tokens.read(token, 'https://enrollment.manage.microsoft.com/');
    const user = this.#directory.users.get(claims?.oid ?? '');
    const device = this.#directory.device(claims?.deviceid ?? '');
    return user && device ? { user, device } : undefined;
  }

  #accepted(user: User): TermsVerdict {
    const opaqueBlob = Buffer.from(this.#world.random('terms of use blobs').bytes(24)).toString('base64url');
    this.#blobs.set(opaqueBlob, user.id);
    return { kind: 'accepted', opaqueBlob };
  }
}

const back = (order: TermsOrder, verdict: TermsVerdict): HttpResponse => ({
  status: 302,
  headers: { location: redirection(order, verdict) },
  body: '',
});
