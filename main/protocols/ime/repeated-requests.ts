/**
 * The gateway's requests as JSON, for two sides that tell each other the same again: what stands behind the
 * SessionId is written and read once. Nothing else is left out of the comparison.
 */
import { remembering } from '../../world/remember.ts';
import type { GatewayRequest } from './ime.messages.ts';

const open = '{"SessionId":"';
const behind = open.length + 36;
/** A SessionId that says the same as JSON and as text. */
const plain = /^[0-9a-f-]{36}$/;
const none = '0'.repeat(36);
/** Requests that are remembered: kinds, phases and reasons, and a day's reports. */
const most = 256;

/** The text of a request without its session, to be sent with `withSession`. */
export const sessionless = (request: Omit<GatewayRequest, 'SessionId'>): string =>
  JSON.stringify({ SessionId: none, ...request } satisfies GatewayRequest);

/** `text` of `sessionless` in a session. */
export const withSession = (session: string, text: string): string =>
  `${open}${session}${text.slice(behind)}`;

/**
 * A reader of request bodies: `read` is asked once for bodies that differ by their SessionId alone, which it must
 * not look at. What it answers with undefined or an exception is not remembered.
 */
export function readingRepeated<T>(read: (body: string) => T): (body: string) => T {
  const known = remembering((rest) => read(`${open}${none}${rest}`), most);
  return (body) =>
    body.startsWith(open) && body[behind] === '"' && plain.test(body.slice(open.length, behind))
      ? known(body.slice(behind))
      : read(body);
}
