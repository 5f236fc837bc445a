/**
 * The gateway's requests as JSON, for two sides that tell each other the same again: what stands behind the
 * SessionId is written and read once. Nothing else is left out of the comparison.
 */
import type { HttpRequest } from '../../world/internet/http.ts';
import { wording, type Wording } from '../../world/internet/wording.ts';
import { remembering } from '../../world/remember.ts';
import type { GatewayRequest } from './ime.messages.ts';

const open = '{"SessionId":"';
/** A SessionId that says the same as JSON and as text. */
const plain = /^[0-9a-f-]{36}$/;
const none = '0'.repeat(36);
/** Requests that are remembered: kinds, phases and reasons, and a day's reports. */
const most = 256;

/** The wording of a request, whose session is still to be named. */
export const sessionless = (request: Omit<GatewayRequest, 'SessionId'>): Omit<Wording, 'session'> => ({
  before: open,
  behind: JSON.stringify({ SessionId: none, ...request } satisfies GatewayRequest).slice(
    open.length + none.length,
  ),
});

/**
 * A reader of request bodies: `read` is asked once for bodies that differ by their SessionId alone, which it must
 * not look at. What it answers with undefined or an exception is not remembered.
 */
export function readingRepeated<T>(read: (body: string) => T): (request: HttpRequest) => T {
  const known = remembering((behind) => read(`${open}${none}${behind}`), most);
  return ({ body = '', [wording]: words }) =>
    words?.before === open && plain.test(words.session) ? known(words.behind) : read(body);
}
