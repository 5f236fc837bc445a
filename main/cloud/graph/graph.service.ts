/**
 * Microsoft Graph: every request of an administrator's tools, whoever carries it. Reads change nothing and are
 * answered from the present; writes are applied as `graph-write.ts` says.
 */
import type { HttpResponse, Service } from '../../world/internet/http.ts';
import { iso } from '../../world/time.ts';
import { derivedId } from '../tenant/derived-id.ts';
import { isGraphObject, textOf } from '../tenant/graph-object.ts';
import { answer } from '../services/service.ts';
import { failure, type GraphAnswer, type WritePorts } from './answers.ts';
import { batched } from './batch.ts';
import { intuneShaped, stamped } from './error-shape.ts';
import { applyGraphWrite } from './graph-write.ts';
import type { ReadContext } from './model/shape.ts';
import { read, type RecordsOf } from './read.ts';
import { header, targetOf, type GraphRequest, type Target } from './request.ts';
import { resolvePath } from './resolve-path.ts';
import { turnedAway } from './throttle.ts';

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Whether a request only reads, parts of a batch included. */
export function isRead({ method, url, body }: GraphRequest): boolean {
  if (method === 'GET') return true;
  const target = targetOf(url);
  return (
    method === 'POST' &&
    typeof target !== 'string' &&
    target.path.toLowerCase() === '$batch' &&
    batched(body).every((part) => part.method === 'GET')
  );
}

export class Graph {
  readonly #ports: WritePorts;

  constructor(ports: WritePorts) {
    this.#ports = ports;
  }

  /** The service on the virtual internet. */
  readonly serve: Service = answer((request) => {
    const { method, url, headers = {}, body } = request;
    const asked = {
      method,
      url,
      headers,
      ...(body === undefined ? {} : { body: JSON.parse(body) as unknown }),
    };
    return this.#stamped(asked, this.respond(asked));
  });

  /**
   * The answer to any request; errors have ids of their own. `recordsOf` gives the records of a collection; who reads
   * often hands over lists that stay the same as long as nothing changes.
   */
  respond(request: GraphRequest, recordsOf?: RecordsOf): HttpResponse {
    const response = asResponse(this.#answer(request, recordsOf));
    return response.status < 400 ? response : this.#stamped(request, response);
  }

  #stamped(request: GraphRequest, response: HttpResponse): HttpResponse {
    const { now } = this.#ports.world.clock;
    const requestId = derivedId(`request ${now} ${request.method} ${request.url}`);
    const clientRequestId = header(request, 'client-request-id') || requestId;
    return stamped(response, { requestId, clientRequestId, date: iso(now) });
  }

  #answer(request: GraphRequest, recordsOf: RecordsOf | undefined): GraphAnswer {
    const { world, settings } = this.#ports;
    const away = turnedAway(world.clock.now, settings.graphThrottled);
    if (away) return away;
    const target = targetOf(request.url);
    if (typeof target === 'string') return failure(400, 'BadRequest', `Invalid version: ${target}`);
    if (request.method === 'POST' && target.path.toLowerCase() === '$batch')
      return this.#batch(request, target, recordsOf);
    const found =
      request.method === 'GET' ? this.#read(request, target, recordsOf) : this.#write(request, target);
    return intuneShaped(found, target, iso(this.#ports.world.clock.now));
  }

  #context({ version }: Target): ReadContext {
    const { directory, world } = this.#ports;
    return { directory, now: world.clock.now, version };
  }

  #read(request: GraphRequest, target: Target, recordsOf: RecordsOf | undefined): GraphAnswer {
    const context = this.#context(target);
    return read(request, target, context, recordsOf ?? ((set) => set.records(context)));
  }

  #write({ method, body }: GraphRequest, target: Target): GraphAnswer {
    if (method === 'GET' || method === 'PUT')
      return failure(
        405,
        'Request_BadRequest',
        `Specified HTTP method is not allowed for the request target.`,
      );
    const { path } = target;
    const answered = applyGraphWrite(this.#ports, { method, path, ...(body === undefined ? {} : { body }) });
    return this.#shown(method, target, answered);
  }

  /** What was made or changed, as it stands now; an action that is done says 200 in the one version, 204 in the other. */
  #shown(method: GraphRequest['method'], target: Target, answered: GraphAnswer): GraphAnswer {
    const { status, body } = answered;
    if (status >= 300) return answered;
    const made = method === 'POST' && status === 201 && isGraphObject(body) ? textOf(body, 'id') : '';
    if (made !== '') return this.#view({ ...target, path: `${target.path}/${made}` }, 201) ?? answered;
    if (status !== 200 || body !== undefined) return answered;
    const isIntune = /^device(App)?Management\//i.test(target.path);
    if (method === 'PATCH') return (isIntune ? this.#view(target, 200) : undefined) ?? { status: 204 };
    return target.version === 'beta' ? answered : { status: 204 };
  }

  #view(target: Target, status: number): GraphAnswer | undefined {
    const context = this.#context(target);
    if (!resolvePath(context.directory, target.path, target.version)) return undefined;
    const request: GraphRequest = { method: 'GET', url: '', headers: {} };
    const shown = read(request, { ...target, query: '' }, context, (set) => set.records(context));
    return shown.status === 200 ? { ...shown, status } : undefined;
  }

  #batch(request: GraphRequest, { origin, version }: Target, recordsOf: RecordsOf | undefined): GraphAnswer {
    const parts = batched(request.body);
    if (parts.length === 0 || parts.length > 20)
      return failure(400, 'BadRequest', `Number of batch request steps must be from 1 to 20.`);
    const failed = new Set<string>();
    const responses = parts.map(({ id, method, url, headers, body, dependsOn }) => {
      const waitsForFailed = dependsOn.some((one) => failed.has(one));
      const response = waitsForFailed
        ? asResponse(failure(424, 'FailedDependency', 'A request that this one depends on has failed.'))
        : this.respond(
            {
              method,
              url: `${origin}/${version}/${url.replace(/^\/+/, '')}`,
              headers: { ...request.headers, ...headers },
              body,
            },
            recordsOf,
          );
      if (response.status >= 400) failed.add(id);
      const { 'content-type': type, 'retry-after': retry } = response.headers ?? {};
      return {
        id,
        status: response.status,
        headers: {
          ...(type ? { 'Content-Type': 'application/json' } : {}),
          ...(retry ? { 'Retry-After': retry } : {}),
        },
        ...(response.body === ''
          ? {}
          : { body: type?.startsWith('text') ? response.body : (JSON.parse(response.body) as unknown) }),
      };
    });
    return { status: 200, body: { responses } };
  }
}

/** An answer as it travels. */
export function asResponse({ status, body, text, retryAfter }: GraphAnswer): HttpResponse {
  const headers = {
    'odata-version': '4.0',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  };
  if (text !== undefined)
    return { status, headers: { ...headers, 'content-type': 'text/plain' }, body: text };
  if (body === undefined) return { status, headers, body: '' };
  return { status, headers: { ...headers, 'content-type': jsonType }, body: JSON.stringify(body) };
}
