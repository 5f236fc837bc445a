/** One session of a device with the DM server: what was sent in it, and how what is to be sent becomes messages. */
import { SyncMlStatus } from '../../protocols/syncml/status-codes.ts';
import type { Item, Status, SyncMlMessage } from '../../protocols/syncml/syncml.messages.ts';
import type { Stage } from './delivery/plan.ts';
import { ChunkCollector, chunked } from './large-objects.ts';
import type { PlannedCommand } from './nodes/command.ts';

/** Commands in one message, and characters of their values. */
export const batch = { commands: 40, characters: 400_000 };

export interface Sent {
  readonly command: PlannedCommand;
  /** null for questions that are asked anew in each session. */
  readonly span: Stage['span'] | null;
}

export interface Session {
  readonly id: string;
  userSignedIn: boolean;
  msgId: number;
  /** By 'MsgID/CmdID'. */
  sent: Map<string, Sent>;
  /** `sent` is another session's as well, until a message of this one is worked out. */
  sharesSent: boolean;
  queried: boolean;
  /** Writes of the node cache that are still to go out; undefined before the end of the session. */
  cacheUpdate: readonly PlannedCommand[] | undefined;
  /** What is left of a large value, chunk by chunk. */
  rest: readonly Outgoing[];
  readonly received: ChunkCollector;
}

/** A command, or a chunk of one, on its way out; only the last chunk's answer is the command's. */
interface Outgoing extends Sent {
  readonly item: Item;
}

export const newSession = (id: string): Session => ({
  id,
  userSignedIn: false,
  msgId: 0,
  sent: new Map(),
  sharesSent: false,
  queried: false,
  cacheUpdate: undefined,
  rest: [],
  received: new ChunkCollector(),
});

/** For the state digest; what was sent by its name, for its answer tells the rest. */
export const sessionState = ({ sent, sharesSent: _own, received, ...session }: Session): unknown => ({
  ...session,
  sent: [...sent].map(([name, { command, span }]) => [name, command.kind, command.item.target, span]),
  received: received.state(),
});

/** A session of that id which stands where `session` stands: no large value may be under way in it. */
export const copyOf = (session: Session, id: string): Session => ({
  ...session,
  id,
  sharesSent: true,
  received: new ChunkCollector(),
});

/** The session, with what it has sent as its own. */
export function ownSent(session: Session): Session {
  if (session.sharesSent) session.sent = new Map(session.sent);
  session.sharesSent = false;
  return session;
}

/** A command that belongs to no plan. */
export const unspanned = (command: PlannedCommand): Sent => ({ command, span: null });

/** The next message's commands: the rest of a large value goes before everything else. */
export function nextCommands(session: Session, work: () => readonly Sent[]): readonly Outgoing[] {
  const [next, ...rest] = session.rest;
  if (next) {
    session.rest = rest;
    return [next];
  }
  const taken: Outgoing[] = [];
  let characters = 0;
  for (const sent of work()) {
    const parts = chunked(sent.command.item).map((item): Outgoing => ({ ...sent, item }));
    const [first, ...others] = parts;
    characters += first?.item.data?.length ?? 0;
    if (!first || (taken.length > 0 && (others.length > 0 || characters > batch.characters))) break;
    taken.push(first);
    session.rest = others;
    if (others.length > 0) break;
  }
  return taken;
}

/**
 * The server answers the header and every command of the device; statuses and results are not answered. 212 would
 * accept credentials in the header, and there are none: the certificate of the connection tells who the device is.
 */
export function statusesFor(message: SyncMlMessage): Omit<Status, 'cmdId'>[] {
  const status = (cmdRef: number, cmd: Status['cmd'], data: number): Omit<Status, 'cmdId'> => ({
    kind: 'Status',
    msgRef: message.msgId,
    cmdRef,
    cmd,
    data,
  });
  return [
    status(0, 'SyncHdr', SyncMlStatus.OK),
    ...message.commands.flatMap(({ kind, cmdId }) =>
      kind === 'Status' || kind === 'Results' ? [] : [status(cmdId, kind, SyncMlStatus.OK)],
    ),
  ];
}
