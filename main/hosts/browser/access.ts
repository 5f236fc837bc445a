/**
 * Who may talk to the browser host. Loopback alone is not enough: any page in any browser on this machine can
 * reach it, and a foreign name can be made to resolve to 127.0.0.1 (DNS rebinding).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Access {
  /** The secret of the start address. */
  readonly token: string;
  /** Whether the request names this server and comes with this run's cookie. */
  allows(request: IncomingMessage): boolean;
  /** As `allows`, and the page that asks is ours: for a WebSocket, which no same-origin rule protects. */
  allowsSocket(request: IncomingMessage): boolean;
  /**
   * The answer to a start address: a Set-Cookie header the first time, an empty one for whoever holds the
   * cookie already (so that the address opens further windows), undefined for anyone else. A token that
   * someone reads over a shoulder or in a log is worth nothing after the first window.
   */
  start(request: IncomingMessage, token: string): Readonly<Record<string, string>> | undefined;
}

/** Cookies are shared by all ports of a host, so the cookie's name is this run's own. */
export function createAccess(host: string): Access {
  const token = randomBytes(32).toString('base64url');
  const cookie = `reseal_${randomBytes(6).toString('hex')}`;
  const secret = randomBytes(32).toString('base64url');
  let started = false;

  const namesUs = (request: IncomingMessage): boolean => request.headers.host === host;
  const holdsCookie = (request: IncomingMessage): boolean =>
    (request.headers.cookie ?? '')
      .split(/; */)
      .some((pair) => pair.startsWith(`${cookie}=`) && equal(pair.slice(cookie.length + 1), secret));
  const allows = (request: IncomingMessage): boolean => namesUs(request) && holdsCookie(request);

  return {
    token,
    allows,
    allowsSocket: (request) => allows(request) && request.headers.origin === `http://${host}`,
    start(request, given) {
      if (!namesUs(request) || !equal(given, token)) return undefined;
      if (holdsCookie(request)) return {};
      if (started) return undefined;
      started = true;
      return { 'set-cookie': `${cookie}=${secret}; HttpOnly; SameSite=Strict; Path=/` };
    },
  };
}

function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
