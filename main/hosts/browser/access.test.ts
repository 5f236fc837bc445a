import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createAccess } from './access.ts';

const host = '127.0.0.1:4711';
const request = (headers: Record<string, string>) => ({ headers: { host, ...headers } }) as IncomingMessage;

/** The cookie that the first use of the start address gives. */
function firstUse() {
  const access = createAccess(host);
  const cookie = access.start(request({}), access.token)!['set-cookie']!.split(';')[0]!;
  return { access, cookie };
}

describe('access to the browser host', () => {
  it('is given once for the token, as a cookie that is not the token', () => {
    const { access, cookie } = firstUse();
    expect(cookie).not.toContain(access.token);
    expect(access.start(request({}), access.token)).toBeUndefined();
    expect(access.start(request({ cookie }), access.token)).toEqual({});
  });

  it('needs the right token and our own name', () => {
    const access = createAccess(host);
    expect(access.start(request({}), '')).toBeUndefined();
    expect(access.start(request({}), `${access.token}x`)).toBeUndefined();
    expect(access.start(request({ host: 'rebound.example:4711' }), access.token)).toBeUndefined();
    expect(access.start(request({}), access.token)).toBeDefined();
  });

  it('lets the cookie in among others, and nothing like it', () => {
    const { access, cookie } = firstUse();
    expect(access.allows(request({ cookie: `a=b; ${cookie}; c=d` }))).toBe(true);
    expect(access.allows(request({ cookie: `${cookie}x` }))).toBe(false);
    expect(access.allows(request({ cookie: cookie.slice(0, -1) }))).toBe(false);
    expect(access.allows(request({}))).toBe(false);
    expect(access.allows(request({ cookie, host: 'rebound.example:4711' }))).toBe(false);
    expect(firstUse().access.allows(request({ cookie }))).toBe(false);
  });

  it('opens sockets for our own origin only', () => {
    const { access, cookie } = firstUse();
    expect(access.allowsSocket(request({ cookie, origin: `http://${host}` }))).toBe(true);
    for (const origin of [
      'null',
      'https://127.0.0.1:4711',
      'http://127.0.0.1:4712',
      'http://foreign.example',
    ])
      expect(access.allowsSocket(request({ cookie, origin }))).toBe(false);
    expect(access.allowsSocket(request({ cookie }))).toBe(false);
  });
});
