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

/** As `decodeSyncMl`. */
export function decodeRepeated(xml: string): SyncMlMessage {
  const from = xml.indexOf(open) + open.length;
  const to = xml.indexOf(close);
  const sessionId = xml.slice(from, to);
  if (
    from < open.length ||
    to < from ||
    !plain.test(sessionId) ||
    xml.lastIndexOf(open) + open.length !== from
  )
    return decodeSyncMl(xml);
  return { ...decoded(`${xml.slice(0, from)}0${xml.slice(to)}`), sessionId };
}

const encoded = remembering((json) => encodeSyncMl(JSON.parse(json) as SyncMlMessage), most);

/** As `encodeSyncMl`. */
export function encodeRepeated(message: SyncMlMessage): string {
  const { sessionId } = message;
  if (!plain.test(sessionId)) return encodeSyncMl(message);
  const xml = encoded(JSON.stringify({ ...message, sessionId: '0' }));
  const at = xml.indexOf(open) + open.length;
  return `${xml.slice(0, at)}${sessionId}${xml.slice(at + 1)}`;
}
