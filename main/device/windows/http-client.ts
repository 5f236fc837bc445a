/** Exchanges of JSON as Windows' services make them over WinHTTP. */
import type { HttpResponse } from '../../world/internet/http.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from './machine.ts';

/** GET. Throws NetworkError where no answer comes. */
export const get = (machine: Machine, url: string): Process<HttpResponse> =>
  machine.world.internet.request(machine.client(), { method: 'GET', url });

/** POST of a JSON body. Throws NetworkError where no answer comes. */
export const postJson = (machine: Machine, url: string, body: object): Process<HttpResponse> =>
  machine.world.internet.request(machine.client(), {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });

export const isSuccess = (response: HttpResponse): boolean => response.status >= 200 && response.status < 300;

/** The object in a JSON answer; undefined where there is none: a proxy's or a portal's page. */
export function jsonOf<T extends object>(response: HttpResponse): T | undefined {
  try {
    const value: unknown = JSON.parse(response.body);
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
