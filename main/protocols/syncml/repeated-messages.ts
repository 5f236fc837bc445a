/**
 * The codec of SyncML for two sides that tell each other the same again: messages of which only the SessionID is
 * another are written and read once. Nothing else is left out of the comparison.
 */
import { ownOf } from '../../../shared/own.ts';
import { wording, worded, type Worded, type Wording } from '../../world/internet/wording.ts';
import { memory } from '../../world/remember.ts';
import { decodeSyncMl, encodeSyncMl } from './syncml.codec.ts';
import type { SyncMlMessage } from './syncml.messages.ts';

/** Messages that are remembered: some sessions' worth. */
const most = 64;
const [open, close] = ['<SessionID>', '</SessionID>'];
/** A SessionID that says the same as XML and as text. */
const plain = /^[0-9A-Za-z]{1,32}$/;

/** The message in its parts; undefined where the text does not plainly have a SessionID. */
export function wordingOf({ body, [wording]: words }: Worded): Wording | undefined {
  if (words) return words;
  const from = body.indexOf(open) + open.length;
  const to = body.indexOf(close);
  const session = body.slice(from, to);
  if (
    from < open.length ||
    to < from ||
    !plain.test(session) ||
    body.lastIndexOf(open) + open.length !== from
  )
    return undefined;
  return { before: body.slice(0, from), session, behind: body.slice(to) };
}

const decoded = new Map<string, { readonly before: string; readonly message: SyncMlMessage }>();

/** As `decodeSyncMl`. */
export function decodeRepeated(worded: Worded): SyncMlMessage {
  const words = memory.isOn ? wordingOf(worded) : undefined;
  if (!words) return decodeSyncMl(worded.body);
  const { before, session, behind } = words;
  const known = decoded.get(behind);
  if (known?.before === before) return { ...known.message, sessionId: session };
  const message = decodeSyncMl(worded.body);
  if (decoded.size >= most) decoded.clear();
  decoded.set(behind, { before, message });
  return message;
}

interface Encoded {
  readonly message: SyncMlMessage;
  readonly words: Wording;
}

/** The latest first. */
let encoded: readonly Encoded[] = [];

/** As `encodeSyncMl`. The message must not be changed afterwards. */
export function encodeRepeated(message: SyncMlMessage): Worded {
  const { sessionId: session } = message;
  if (!memory.isOn || !plain.test(session)) return { body: encodeSyncMl(message) };
  const known = encoded.find((one) => tellsSame(one.message, message));
  if (known) return worded({ ...known.words, session });
  const body = encodeSyncMl(message);
  const words = wordingOf({ body });
  if (!words) return { body };
  encoded = [{ message, words }, ...encoded.slice(0, fewMessages - 1)];
  return worded(words, body);
}

/** An idle session has three messages, and as many answers. */
const fewMessages = 12;

const tellsSame = (a: SyncMlMessage, b: SyncMlMessage): boolean =>
  a.msgId === b.msgId &&
  a.final === b.final &&
  a.target === b.target &&
  a.source === b.source &&
  isAlike(a.commands, b.commands);

/** Of plain data: every member is the same, whatever its depth. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const members = Object.entries(a);
  return (
    members.length === Object.keys(b).length &&
    members.every(([name, value]) => isAlike(value, ownOf(b as Readonly<Record<string, unknown>>, name)))
  );
}
