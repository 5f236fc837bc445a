/**
 * The codec of SyncML for two sides that tell each other the same again: messages of which only the SessionID is
 * another are written and read once. Nothing else is left out of the comparison.
 */
import { remembering } from '../../world/remember.ts';
import { decodeSyncMl, encodeSyncMl } from './syncml.codec.ts';
import type { SyncMlMessage } from './syncml.messages.ts';

/** Messages that are remembered: some sessions' worth. */
const most = 64;
const [open, close] = ['<SessionID>', '</SessionID>'];
/** A SessionID that says the same as XML and as text. */
const plain = /^[0-9A-Za-z]{1,32}$/;

const decoded = remembering(decodeSyncMl, most);

/** A message's text with a SessionID in its place that says nothing, and the SessionID that it had. */
export interface Sessionless {
  readonly sessionId: string;
  readonly text: string;
}

/** Undefined where the text does not plainly have one. */
export function withoutSession(xml: string): Sessionless | undefined {
  const from = xml.indexOf(open) + open.length;
  const to = xml.indexOf(close);
  const sessionId = xml.slice(from, to);
  if (
    from < open.length ||
    to < from ||
    !plain.test(sessionId) ||
    xml.lastIndexOf(open) + open.length !== from
  )
    return undefined;
  return { sessionId, text: `${xml.slice(0, from)}0${xml.slice(to)}` };
}

/** The message of that session. */
export function withSession({ sessionId, text }: Sessionless): string {
  const at = text.indexOf(open) + open.length;
  return `${text.slice(0, at)}${sessionId}${text.slice(at + 1)}`;
}

/** As `decodeSyncMl`. */
export function decodeRepeated(xml: string): SyncMlMessage {
  const split = withoutSession(xml);
  return split ? { ...decoded(split.text), sessionId: split.sessionId } : decodeSyncMl(xml);
}

const encoded = remembering((json) => encodeSyncMl(JSON.parse(json) as SyncMlMessage), most);

/** As `encodeSyncMl`. */
export function encodeRepeated(message: SyncMlMessage): string {
  const { sessionId } = message;
  if (!plain.test(sessionId)) return encodeSyncMl(message);
  return withSession({ sessionId, text: encoded(JSON.stringify({ ...message, sessionId: '0' })) });
}
