/** The server's commands with the device's answers, over all sessions of a trace. */
import type { TracedSession } from '../../main/device/mdm/trace/syncml-trace.ts';
import type { Action, SyncMlMessage } from '../../main/protocols/syncml/syncml.messages.ts';
import type { SimTime } from '../../main/world/time.ts';

export interface TracedCommand {
  readonly at: SimTime;
  readonly kind: Action['kind'];
  readonly uri: string;
  readonly data: string | undefined;
  /** What the device answered; undefined where no answer went out. */
  readonly status: number | undefined;
}

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
