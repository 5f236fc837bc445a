/** The OMA-DM sessions of a run, read off the trace of the internet: decoded and raw (facts/syncml#session). */
import { BadInputError } from '../../../../shared/failures.ts';
import { decodeSyncMl } from '../../../protocols/syncml/syncml.codec.ts';
import type { SyncMlMessage } from '../../../protocols/syncml/syncml.messages.ts';
import type { Exchange } from '../../../world/internet/trace.ts';
import type { SimTime } from '../../../world/time.ts';
import { later } from '../../../world/time.ts';

export interface TracedMessage {
  /** Ordinal of the exchange in the internet's trace. */
  readonly exchange: number;
  readonly at: SimTime;
  readonly direction: 'to-server' | 'to-device';
  /** The XML as it was sent. */
  readonly raw: string;
  /** Undefined where the text is no SyncML message. */
  readonly message: SyncMlMessage | undefined;
}

export interface TracedSession {
  readonly sessionId: string;
  readonly startedAt: SimTime;
  readonly messages: readonly TracedMessage[];
  /** Why the last exchange brought no answer; null where it did. */
  readonly failure: string | null;
}

const mediaType = 'application/vnd.syncml.dm+xml';

function decoded(raw: string): SyncMlMessage | undefined {
  try {
    return decodeSyncMl(raw);
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}

/** The sessions in the order in which they began; messages in the order in which they went. */
export function syncMlSessions(trace: readonly Exchange[]): readonly TracedSession[] {
  const sessions: {
    sessionId: string;
    startedAt: SimTime;
    messages: TracedMessage[];
    failure: string | null;
  }[] = [];
  for (const { ordinal, request, response, error, startedAt, took } of trace) {
    if (!(request.headers?.['content-type'] ?? '').startsWith(mediaType)) continue;
    const sent: TracedMessage = {
      exchange: ordinal,
      at: startedAt,
      direction: 'to-server',
      raw: request.body ?? '',
      message: decoded(request.body ?? ''),
    };
    // A session's first message has MsgID 1: session ids come again after a restart.
    if (sent.message?.msgId === 1 || sessions.length === 0)
      sessions.push({ sessionId: sent.message?.sessionId ?? '', startedAt, messages: [], failure: null });
    const session = sessions.at(-1);
    session?.messages.push(sent);
    if (response?.status === 200)
      session?.messages.push({
        exchange: ordinal,
        at: later(startedAt, took),
        direction: 'to-device',
        raw: response.body,
        message: decoded(response.body),
      });
    else if (session) session.failure = error?.cause ?? `the server answered ${response?.status ?? 0}`;
  }
  return sessions;
}
