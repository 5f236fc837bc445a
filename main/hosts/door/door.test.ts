import http from 'node:http';
import https from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphRequest } from '../../cloud/graph/request.ts';
import { openDoor, type Door } from './door.ts';
import { createOwnTls } from './own-tls.ts';
import { parsedBody } from './read-body.ts';
import { createToken } from './tokens.ts';

const asked: GraphRequest[] = [];
let door: Door;
beforeAll(async () => {
  const graph = async (request: GraphRequest) => {
    asked.push(request);
    return request.url.endsWith('/blocked')
      ? ({ reached: false, why: 'a firewall' } as const)
      : ({
          reached: true,
          response: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[]}' },
        } as const);
  };
  door = await openDoor({ graph }, 0);
});
afterAll(() => door.close());

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

function send(path: string, options: http.RequestOptions = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(`${door.address}${path}`, { agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

describe('the tenant’s door', () => {
  it('passes on what was asked, and nothing of tokens', async () => {
    const headers = {
      authorization: `Bearer ${createToken('', 'an app', Date.now())}`,
      cookie: 'a=b',
      consistencylevel: 'Eventual',
      'client-request-id': 'mine',
    };
    const answer = await send('/beta/users?$top=1', { headers });
    expect(answer).toMatchObject({
      status: 200,
      text: '{"value":[]}',
      headers: { 'client-request-id': 'mine' },
    });
    expect(answer.headers['request-id']).toMatch(/^[\da-f-]{36}$/);
    expect(asked.at(-1)).toEqual({
      method: 'GET',
      url: `${door.address}/beta/users?$top=1`,
      headers: { consistencylevel: 'eventual' },
    });
  });

  it('takes what shipping clients take for JSON', async () => {
    const body = '{ groupTag: "LAB", displayName: "x", }';
    await send('/beta/x', { method: 'POST' }, body);
    expect(asked.at(-1)?.body).toEqual({ groupTag: 'LAB', displayName: 'x' });
    expect(parsedBody('\uFEFF{"a":1}')).toEqual({ kind: 'read', value: { a: 1 } });
    expect(parsedBody('')).toEqual({ kind: 'read', value: undefined });
  });

  it.each([
    ['a page of another origin', { headers: { origin: 'https://evil.example' } }, undefined, 403],
    ['a name that was made to lead here', { headers: { host: 'evil.example' } }, undefined, 403],
    ['a body that is no JSON', { method: 'POST' }, '{"a"', 400],
    ['a body that nests without end', { method: 'POST' }, '['.repeat(100_000), 400],
    ['a body beyond four megabytes', { method: 'POST' }, `"${'x'.repeat(5_000_000)}"`, 413],
    ['a method that there is not', { method: 'OPTIONS' }, undefined, 405],
  ])('refuses %s in the shape of Graph', async (_what, options, body, status) => {
    const before = asked.length;
    const answer = await send('/beta/users', options, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({
      error: { code: expect.any(String), innerError: { 'request-id': answer.headers['request-id'] } },
    });
    expect(asked.length).toBe(before);
  });

  it('ends the connection without a word where Graph is blocked', async () => {
    await expect(send('/beta/blocked')).rejects.toThrow(/socket hang up|ECONNRESET/);
  });
});

describe('the token endpoint', () => {
  const form = (path: string, values: Readonly<Record<string, string>>) =>
    send(
      path,
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      new URLSearchParams(values).toString(),
    );
  const told = ({ text }: Answer) => JSON.parse(text) as Record<string, string>;
  const withToken = (authorization: string) => send('/v1.0/users', { headers: { authorization } });
  const client = { client_id: 'an app', client_secret: 'kept nowhere' };

  it('gives a client a token that says it is simulated, and lets it in with and without a scheme', async () => {
    const answer = await form('/contoso.example/oauth2/v2.0/token', {
      ...client,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    });
    const { access_token: token = '', ...rest } = told(answer);
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599 });
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toMatchObject({ simulated: true, appid: 'an app' });
    expect((await withToken(`Bearer ${token}`)).status).toBe(200);
    expect((await withToken(token)).status).toBe(200);
  });

  it('waits for a person who confirms the code of a device', async () => {
    const begun = told(await form('/common/oauth2/v2.0/devicecode', { client_id: 'an app' }));
    const ask = () =>
      form('/common/oauth2/v2.0/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: 'an app',
        device_code: begun['device_code'] ?? '',
      });
    expect(told(await ask())).toMatchObject({ error: 'authorization_pending', error_codes: [70_016] });
    expect((await form('/devicelogin', { code: 'WRONGCODE' })).status).toBe(400);
    expect((await form('/devicelogin', { code: begun['user_code'] ?? '' })).status).toBe(200);
    expect(told(await ask())['token_type']).toBe('Bearer');
    expect(told(await ask())['error']).toBe('bad_verification_code');
  });

  it.each([
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ grant_type: 'client_credentials' }, 400, 'invalid_request'],
    [{ grant_type: 'client_credentials', client_id: 'an app' }, 401, 'invalid_client'],
  ] as const)('refuses %j as Entra ID does', async (values, status, error) => {
    const answer = await form('/common/oauth2/v2.0/token', values);
    expect([answer.status, told(answer)['error']]).toEqual([status, error]);
  });

  const real = (claims: object): string =>
    [{ alg: 'RS256', typ: 'JWT' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  it.each([
    ['one of a real tenant', `${real({ iss: 'https://sts.windows.net/x/', exp: 9e9 })}.c2lnbmVk`],
    ['one that only says it is simulated', `${real({ simulated: true, exp: 9e9 })}.c2lnbmVk`],
    ['any text', 'secret'],
    ['one that has expired', createToken('', 'an app', 0)],
  ])('turns %s away, and repeats nothing of it', async (_what, token) => {
    const before = asked.length;
    const answer = await withToken(`Bearer ${token}`);
    expect([answer.status, told(answer)]).toMatchObject([
      401,
      { error: { code: 'InvalidAuthenticationToken' } },
    ]);
    expect(answer.text).not.toContain(token);
    expect(asked.length).toBe(before);
  });
});

describe('a door with TLS that asks for tokens', () => {
  it('is trusted by whoever has its authority, and lets nobody in without a token', async () => {
    const tls = createOwnTls(Date.now());
    const graph = async () =>
      ({ reached: true, response: { status: 200, headers: {}, body: '{}' } }) as const;
    const secure = await openDoor({ graph }, 0, { tls, requiresToken: true });
    const ask = (ca: string | undefined, host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { port } = new URL(secure.address);
        https
          .get(
            { host, port, path: '/beta/users', agent: false, ...(ca === undefined ? {} : { ca }) },
            (response) => {
              response.resume();
              resolve(response.statusCode);
            },
          )
          .on('error', reject);
      });
    try {
      expect(secure.address).toMatch(/^https:/);
      expect(await ask(tls.authority, '127.0.0.1')).toBe(401);
      expect(await ask(tls.authority, 'localhost')).toBe(401);
      await expect(ask(undefined, '127.0.0.1')).rejects.toThrow(/certificate/);
    } finally {
      secure.close();
    }
  });
});
