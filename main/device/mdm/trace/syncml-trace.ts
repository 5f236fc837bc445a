/** The OMA-DM sessions of a run, read off the trace of the internet: decoded and raw (facts/syncml#session). */
import { BadInputError } from '../../../../shared/failures.ts';
import { decodeSyncMl } from '../../../protocols/syncml/syncml.codec.ts';
import type { Action, SyncMlMessage } from '../../../protocols/syncml/syncml.messages.ts';
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

export interface TracedCommand {
  readonly at: SimTime;
  readonly kind: Action['kind'];
  readonly uri: string;
  readonly data: string | undefined;
  /** What the device answered; undefined where no answer went out. */
  readonly status: number | undefined;
}

/** The server's commands with the device's answers. */
export function syncMlCommands(sessions: readonly TracedSession[]): readonly TracedCommand[] {
  return sessions.flatMap(({ messages }) => {
    const statuses = new Map<string, number[]>();
    for (const { message, direction } of messages)
      for (const command of direction === 'to-server' ? (message?.commands ?? []) : [])
        if (command.kind === 'Status') {
          const key = `${command.msgRef}/${command.cmdRef}`;
          statuses.set(key, [...(statuses.get(key) ?? []), command.data]);
        }
    return messages.flatMap(({ message, direction, at }) =>
      direction === 'to-server' || !message
        ? []
        : actionsOf(message).flatMap(({ kind, cmdId, items }) => {
            const answers = statuses.get(`${message.msgId}/${cmdId}`) ?? [];
            return items.map(
              ({ target = '', data }, index): TracedCommand => ({
                at,
                kind,
                uri: target,
                data,
                status: answers[index],
              }),
            );
          }),
    );
  });
}

const actionsOf = ({ commands }: Pick<SyncMlMessage, 'commands'>): readonly Action[] =>
  commands.flatMap((command): readonly Action[] => {
    if (command.kind === 'Atomic') return command.commands;
    if (command.kind === 'Sequence') return actionsOf(command);
    const isAction = command.kind !== 'Alert' && command.kind !== 'Status' && command.kind !== 'Results';
    return isAction ? [command] : [];
  });
