import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphRequest } from '../../cloud/graph/request.ts';
import { openDoor, type Door } from './door.ts';
import { parsedBody } from './read-body.ts';

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
      authorization: 'Bearer secret',
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
