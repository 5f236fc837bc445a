/** The trace as HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/). */
import { ownOf } from '../../../shared/own.ts';
import { iso } from '../time.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { splitUrl } from './http.ts';
import type { NetworkFailure } from './network-error.ts';
import type { Exchange, Traced } from './trace.ts';

const simulated = 'Simulated: no message of this archive was sent over a network.';
const httpVersion = 'HTTP/1.1';

/** Reason phrases of the statuses that services of these protocols answer with (RFC 9110, section 15). */
const reasons: Readonly<Record<string, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** An archive as an object: the exchanges in the order of their start, times in ms, sizes in bytes. */
export function har({ trace, traced: { fallenOff } }: Traced, version: string): unknown {
  return {
    log: {
      version: '1.2',
      creator: { name: 'Reseal', version },
      comment: fallenOff
        ? `${simulated} The oldest ${fallenOff.count} exchanges, up to ${iso(fallenOff.until)}, are no longer in it.`
        : simulated,
      entries: trace.toSorted(byStart).map(entry),
    },
  };
}

/** The trace is in the order of the ends. */
const byStart = (a: Exchange, b: Exchange): number => a.startedAt - b.startedAt || a.ordinal - b.ordinal;

const entry = ({ startedAt, took, request, response, error }: Exchange) => ({
  startedDateTime: iso(startedAt),
  time: took,
  request: requested(request),
  response: response ? answered(response) : unanswered,
  cache: {},
  timings: error ? timingsOf(error.failure, took) : { send: 0, wait: took, receive: 0 },
  ...(error ? { comment: error.cause, _error: error.failure } : {}),
});

/** What fails, fails at the name or at the connection: nothing was sent yet. */
const timingsOf = (failure: NetworkFailure, took: number) => ({
  ...(failure === 'name-not-resolved' ? { dns: took } : { connect: took }),
  send: 0,
  wait: 0,
  receive: 0,
});

const requested = ({ method, url, headers, body }: HttpRequest) => ({
  method,
  url,
  httpVersion,
  cookies: [],
  headers: pairs(Object.entries(headers ?? {})),
  queryString: pairs(new URLSearchParams(splitUrl(url).query)),
  ...(body === undefined ? {} : { postData: { mimeType: headers?.['content-type'] ?? '', text: body } }),
  headersSize: -1,
  bodySize: bytes(body),
});

/** A download that is only simulated has the size that it would have, not that of its text. */
const answered = ({ status, headers, body, size = bytes(body) }: HttpResponse) => ({
  status,
  statusText: ownOf(reasons, String(status)) ?? '',
  httpVersion,
  cookies: [],
  headers: pairs(Object.entries(headers ?? {})),
  content: { size, mimeType: headers?.['content-type'] ?? '', text: body },
  redirectURL: headers?.['location'] ?? '',
  headersSize: -1,
  bodySize: size,
});

/** As browsers write an exchange without an answer. */
const unanswered = {
  status: 0,
  statusText: '',
  httpVersion,
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

const bytes = (text = ''): number => Buffer.byteLength(text);

const pairs = (entries: Iterable<readonly [string, string]>): { name: string; value: string }[] =>
  Array.from(entries, ([name, value]) => ({ name, value }));
