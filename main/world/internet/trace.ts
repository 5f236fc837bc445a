/** The record of what went over the virtual internet, and its export as HAR 1.2. */
import type { SimDuration, SimTime } from '../time.ts';
import { iso } from '../time.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { queryOf } from './http.ts';
import type { NetworkError } from './network-error.ts';

export interface Exchange {
  readonly ordinal: number;
  readonly startedAt: SimTime;
  readonly took: SimDuration;
  readonly request: HttpRequest;
  readonly response?: HttpResponse;
  readonly error?: NetworkError;
}

const pairs = (map: Readonly<Record<string, string>> | undefined): { name: string; value: string }[] =>
  Object.entries(map ?? {}).map(([name, value]) => ({ name, value }));

/** Exchanges that have fallen off: how many, and when the last of them began. */
export interface FallenOff {
  readonly count: number;
  readonly until: SimTime;
}

const simulated = 'Simulated: no message of this archive was sent over a network.';

/** What a trace holds, and what it held before. */
export interface Traced {
  readonly trace: readonly Exchange[];
  readonly traced: { readonly fallenOff: FallenOff | null };
}

/** HTTP Archive 1.2 of the trace (http://www.softwareishard.com/blog/har-12-spec/), as an object. */
export function har({ trace, traced: { fallenOff } }: Traced, version: string): unknown {
  return {
    log: {
      version: '1.2',
      creator: { name: 'Reseal', version },
      comment: fallenOff
        ? `${simulated} The oldest ${fallenOff.count} exchanges, up to ${iso(fallenOff.until)}, are no longer in it.`
        : simulated,
      entries: trace.map((exchange) => {
        const { request, response, error } = exchange;
        const type = response?.headers?.['content-type'] ?? '';
        return {
          startedDateTime: iso(exchange.startedAt),
          time: exchange.took,
          request: {
            method: request.method,
            url: request.url,
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: pairs(request.headers),
            queryString: pairs(queryOf(request.url)),
            ...(request.body === undefined
              ? {}
              : { postData: { mimeType: request.headers?.['content-type'] ?? '', text: request.body } }),
            headersSize: -1,
            bodySize: request.body?.length ?? 0,
          },
          response: {
            status: response?.status ?? 0,
            statusText: error?.failure ?? '',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: pairs(response?.headers),
            content: {
              size: response?.size ?? response?.body.length ?? 0,
              mimeType: type,
              text: response?.body ?? '',
            },
            redirectURL: response?.headers?.['location'] ?? '',
            headersSize: -1,
            bodySize: response?.body.length ?? -1,
          },
          cache: {},
          timings: { send: 0, wait: exchange.took, receive: 0 },
          ...(error ? { comment: error.cause } : {}),
        };
      }),
    },
  };
}
