import { expect, it } from 'vitest';
import { wording, worded } from '../../world/internet/wording.ts';
import { readingRepeated, sessionless } from './repeated-requests.ts';

const request = {
  RequestContentType: 'PolicyRequest',
  ClientCertificate: 'MIIB',
  CheckinReason: 'Scheduled',
  EspPhase: 'NotInEsp',
  RequestPayload: '',
} as const;
const put = { method: 'PUT', url: 'https://gateway.example/' } as const;
const session = '0b6cd1f0-33a5-4d7c-8f0e-5d5f6f0a1b2c';
const other = `1${session.slice(1)}`;

it('a request that tells the same in another session is read once; one that only claims to is read', () => {
  const bodies: string[] = [];
  const read = readingRepeated((body) => {
    bodies.push(body);
    return JSON.parse(body) as typeof request;
  });
  const words = sessionless(request);
  const first = worded({ ...words, session });
  expect(JSON.parse(first.body)).toEqual({ SessionId: session, ...request });
  expect(read({ ...put, ...first })).toMatchObject(request);
  expect(read({ ...put, ...worded({ ...words, session: other }) })).toMatchObject(request);
  expect(bodies).toHaveLength(1);
  // No session, and a request of nobody who keeps wordings.
  expect(() => read({ ...put, ...worded({ ...words, session: '"' }) })).toThrow(SyntaxError);
  read({ ...put, body: first.body });
  expect(bodies).toHaveLength(3);
});

it('the wording of a body is no part of the message', () => {
  const told = worded({ before: 'a', session: 'b', behind: 'c' });
  expect(told[wording]).toEqual({ before: 'a', session: 'b', behind: 'c' });
  expect(JSON.stringify(told)).toBe('{"body":"abc"}');
  expect(Object.entries(told)).toEqual([['body', 'abc']]);
});
