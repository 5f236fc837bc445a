import type { Process } from '../process.ts';
import type { wording, Wording } from './wording.ts';

/** Messages of the virtual internet. Bodies are text; binary formats travel as their protocols' base64. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute, with scheme 'http:' or 'https:'. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly [wording]?: Wording;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly [wording]?: Wording;
  /** Bytes on the wire where they are more than the body tells: a simulated download. */
  readonly size?: number;
}

/** What a name on the virtual internet answers with. Runs on its own: a client that goes away does not stop it. */
export type Service = (request: HttpRequest) => Process<HttpResponse>;

/** Parts of a URL, without the platform's URL class (its normalisation is not wanted in a trace). */
export function splitUrl(url: string): { scheme: string; host: string; path: string; query: string } {
  const { scheme, host, rest } = originOf(url);
  const match = /^([^?#]*)\??([^#]*)/.exec(rest);
  return { scheme, host, path: match?.[1] || '/', query: match?.[2] ?? '' };
}

/** What a request is sent to, and what is behind it; all empty where the text is no URL. */
export function originOf(url: string): { scheme: string; host: string; rest: string } {
  const from = url.indexOf('://') + 3;
  const scheme = url.slice(0, Math.max(0, from - 3));
  let to = from;
  while (to < url.length && !ends.has(url.charCodeAt(to))) to++;
  if (to === from || (scheme !== 'https' && scheme !== 'http')) return { scheme: '', host: '', rest: '' };
  return { scheme, host: url.slice(from, to).toLowerCase(), rest: url.slice(to) };
}

/** A host name ends with '/', '?' or '#'. */
const ends = new Set(['/', '?', '#'].map((end) => end.charCodeAt(0)));

/** Values of a query string by name; the last of equal names wins. */
export function queryOf(url: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(splitUrl(url).query));
}

/** A JSON answer. */
export const json = (value: unknown, status = 200): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** A plain answer. */
export const text = (body: string, status = 200, type = 'text/plain'): HttpResponse => ({
  status,
  headers: { 'content-type': type },
  body,
});
