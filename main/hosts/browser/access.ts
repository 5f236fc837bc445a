/**
 * Who may talk to the browser host. Loopback alone is not enough: any page in any browser on this machine can
 * reach it, and a foreign name can be made to resolve to 127.0.0.1 (DNS rebinding).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why somebody is not let in. */
export type Refusal = 'foreign name' | 'no cookie' | 'wrong address' | 'used address';

/** What a start address or a hand-over comes to. */
export type Entry =
  /** Let in; with a cookie for whoever has none yet. */
  | { readonly kind: 'in'; readonly cookie: string | null }
  /** The address is good, but nobody says that a person opens it: a page asks. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'refused'; readonly why: Refusal };

export interface Access {
  /** The secret of the start address. */
  readonly token: string;
  /** A secret for one hand-over to a browser; it can only be posted. */
  ticket(): string;
  /** Undefined where the request names this server and comes with this run's cookie. */
  refusal(request: IncomingMessage): Refusal | undefined;
  /** Whether it has that, and the page that asks is ours: for what no same-origin rule protects. */
  allowsOwnPage(request: IncomingMessage): boolean;
  /** Whether the request names this server and our own page asks, whatever its cookie. */
  isOwnPage(request: IncomingMessage): boolean;
  /**
   * What the start address comes to. It lets one browser in, and then only whoever holds the cookie already (so
   * that it opens further windows). Only a person's navigation uses it up: not HEAD, not the fetch of a preview,
   * a prefetch or a link on a foreign page, nor a browser that does not say what it does.
   */
  open(request: IncomingMessage, token: string): Entry;
  /** The same for a token or ticket that is posted, which no link can do. */
  enter(request: IncomingMessage, token: string): Entry;
  /** The Set-Cookie header of whoever is let in. */
  readonly cookie: string;
}

/** Cookies are shared by all ports of a host, so the cookie's name is this run's own. */
export function createAccess(host: string): Access {
  const token = secretText();
  const name = `reseal_${randomBytes(6).toString('hex')}`;
  const secret = secretText();
  const cookie = `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
  const tickets = new Set<string>();
  let started = false;

  const namesUs = (request: IncomingMessage): boolean => request.headers.host === host;
  const isOwnPage = (request: IncomingMessage): boolean =>
    namesUs(request) && request.headers.origin === `http://${host}`;
  const holdsCookie = (request: IncomingMessage): boolean =>
    (request.headers.cookie ?? '')
      .split(/; */)
      .some((pair) => pair.startsWith(`${name}=`) && equal(pair.slice(name.length + 1), secret));

  function refusal(request: IncomingMessage): Refusal | undefined {
    if (!namesUs(request)) return 'foreign name';
    return holdsCookie(request) ? undefined : 'no cookie';
  }

  /** What the token is worth before anything is used up. */
  function checked(request: IncomingMessage, given: string): Entry {
    if (!namesUs(request)) return { kind: 'refused', why: 'foreign name' };
    if (!equal(given, token)) return { kind: 'refused', why: 'wrong address' };
    if (holdsCookie(request)) return { kind: 'in', cookie: null };
    return started ? { kind: 'refused', why: 'used address' } : { kind: 'in', cookie };
  }

  function used(entry: Entry): Entry {
    if (entry.kind === 'in') started = true;
    return entry;
  }

  return {
    token,
    cookie,
    refusal,
    isOwnPage,
    allowsOwnPage: (request) => isOwnPage(request) && holdsCookie(request),
    ticket() {
      const ticket = secretText();
      tickets.add(ticket);
      return ticket;
    },
    open(request, given) {
      const entry = checked(request, given);
      if (entry.kind !== 'in') return entry;
      return isPersonsNavigation(request) ? used(entry) : { kind: 'ask' };
    },
    enter(request, given) {
      if (namesUs(request) && isDocument(request) && tickets.delete(given))
        return used({ kind: 'in', cookie });
      const entry = checked(request, given);
      return entry.kind === 'in' && !isDocument(request) ? { kind: 'ask' } : used(entry);
    },
  };
}

/**
 * Fetch Metadata (W3C): a document for a window, asked for by the person, our own page or a page of this site,
 * not beforehand (`Sec-Purpose`, Fetch). A browser sends these headers to 127.0.0.1 as to any trustworthy origin;
 * one that does not gets the page that asks.
 */
function isPersonsNavigation({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers['sec-fetch-dest'] === 'document' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    ['none', 'same-origin', 'same-site'].includes(String(headers['sec-fetch-site'])) &&
    headers['sec-purpose'] === undefined &&
    headers['purpose'] === undefined
  );
}

/** A form that is posted fills a window, as far as its browser says. */
function isDocument({ headers }: IncomingMessage): boolean {
  return (headers['sec-fetch-dest'] ?? 'document') === 'document';
}

const secretText = (): string => randomBytes(32).toString('base64url');

/** In a time that tells nothing of the secret. */
export function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
