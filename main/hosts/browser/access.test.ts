import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createAccess } from './access.ts';

const host = '127.0.0.1:4711';
const request = (headers: Record<string, string>, method = 'GET') =>
  ({ method, headers: { host, ...headers } }) as IncomingMessage;

/** What a browser says of an address that a person opens. */
const navigation = { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' };
const person = (more: Record<string, string> = {}) => request({ ...navigation, ...more });

/** The cookie that the first use of the start address gives. */
function firstUse() {
  const access = createAccess(host);
  const entry = access.open(person(), access.token);
  if (entry.kind !== 'in' || entry.cookie === null) throw new Error('not let in');
  return { access, cookie: entry.cookie.split(';')[0]! };
}

describe('access to the browser host', () => {
  it('is given once for the token, as a cookie that is not the token', () => {
    const { access, cookie } = firstUse();
    expect(cookie).not.toContain(access.token);
    expect(access.open(person(), access.token)).toEqual({ kind: 'refused', why: 'used address' });
    expect(access.open(person({ cookie }), access.token)).toEqual({ kind: 'in', cookie: null });
  });

  it('needs the right token and our own name', () => {
    const access = createAccess(host);
    const wrong = { kind: 'refused', why: 'wrong address' };
    expect(access.open(person(), '')).toEqual(wrong);
    expect(access.open(person(), `${access.token}x`)).toEqual(wrong);
    expect(access.enter(person(), 'x'.repeat(43))).toEqual(wrong);
    expect(access.open(person({ host: 'rebound.example:4711' }), access.token)).toEqual({
      kind: 'refused',
      why: 'foreign name',
    });
    expect(access.open(person(), access.token).kind).toBe('in');
  });

  it.each([
    ['HEAD', request(navigation, 'HEAD')],
    ['a program', request({})],
    ['a link on a foreign page', person({ 'sec-fetch-site': 'cross-site' })],
    ['an image', person({ 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' })],
    ['a frame', person({ 'sec-fetch-dest': 'iframe' })],
    ['a script’s fetch', person({ 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' })],
    ['a page made ready beforehand', person({ 'sec-purpose': 'prefetch;prerender' })],
    ['an older prefetch', person({ purpose: 'prefetch' })],
    ['nonsense', person({ 'sec-fetch-site': 'everywhere' })],
  ])('is asked for, and the address not used up, by %s', (_what, preview) => {
    const access = createAccess(host);
    expect(access.open(preview, access.token)).toEqual({ kind: 'ask' });
    expect(access.open(person(), access.token).kind).toBe('in');
  });

  it('is given to a form with the token, as an older browser posts it', () => {
    const access = createAccess(host);
    const posted = request({ origin: 'null' }, 'POST');
    expect(access.enter(request({ 'sec-fetch-dest': 'empty' }, 'POST'), access.token)).toEqual({
      kind: 'ask',
    });
    expect(access.enter(posted, access.token).kind).toBe('in');
    expect(access.enter(posted, access.token)).toEqual({ kind: 'refused', why: 'used address' });
  });

  it('is handed over once with each ticket, which no address can carry', () => {
    const access = createAccess(host);
    const posted = person({ 'sec-fetch-site': 'cross-site', origin: 'null' });
    const [stage, console] = [access.ticket(), access.ticket()];
    expect(access.open(person(), stage)).toEqual({ kind: 'refused', why: 'wrong address' });
    expect(access.enter(request({ host: 'rebound.example:4711' }), stage).kind).toBe('refused');
    expect(access.enter(posted, stage)).toEqual({ kind: 'in', cookie: access.cookie });
    expect(access.enter(posted, stage).kind).toBe('refused');
    expect(access.enter(posted, console).kind).toBe('in');
    // A browser is in: the address on the terminal lets in no second one.
    expect(access.open(person(), access.token)).toEqual({ kind: 'refused', why: 'used address' });
  });

  it('lets the cookie in among others, and nothing like it', () => {
    const { access, cookie } = firstUse();
    expect(access.refusal(request({ cookie: `a=b; ${cookie}; c=d` }))).toBeUndefined();
    expect(access.refusal(request({ cookie: `${cookie}x` }))).toBe('no cookie');
    expect(access.refusal(request({ cookie: cookie.slice(0, -1) }))).toBe('no cookie');
    expect(access.refusal(request({}))).toBe('no cookie');
    expect(access.refusal(request({ cookie, host: 'rebound.example:4711' }))).toBe('foreign name');
    expect(firstUse().access.refusal(request({ cookie }))).toBe('no cookie');
  });

  it('opens sockets for our own origin only', () => {
    const { access, cookie } = firstUse();
    expect(access.allowsOwnPage(request({ cookie, origin: `http://${host}` }))).toBe(true);
    for (const origin of [
      'null',
      'https://127.0.0.1:4711',
      'http://127.0.0.1:4712',
      'http://foreign.example',
    ])
      expect(access.allowsOwnPage(request({ cookie, origin }))).toBe(false);
    expect(access.allowsOwnPage(request({ cookie }))).toBe(false);
    expect(access.allowsOwnPage(request({ origin: `http://${host}` }))).toBe(false);
  });
});
