/** Each channel that holds events as an .evtx, named as in a real archive (facts/event-log#files). */
import { encodeEvtx } from '../../../protocols/evtx/evtx-file.ts';
import type { EvtxEvent } from '../../../protocols/evtx/evtx.types.ts';
import { iso } from '../../../world/time.ts';
import type { EventLog, LoggedEvent } from '../../windows/event-log.ts';
import type { EventLevel } from '../../windows/events/event-definition.ts';

export interface EventLogFile {
  readonly name: string;
  /** One line an event, for searches. */
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** As a record holds it. */
export const levelNumbers: Readonly<Record<EventLevel, number>> = { Error: 2, Warning: 3, Information: 4 };

/** 'microsoft-windows-shell-core-operational.evtx'. */
const fileNameOf = (channel: string): string => `${channel.replaceAll('/', '-').toLowerCase()}.evtx`;

export function eventLogFiles(eventLog: EventLog): readonly EventLogFile[] {
  const channels = [...new Set(eventLog.events().map(({ channel }) => channel))];
  return channels.flatMap((channel) => eventLogFile(eventLog, channel) ?? []);
}

/** The file of one channel; undefined where it holds no event. */
export function eventLogFile(eventLog: EventLog, channel: string): EventLogFile | undefined {
  const events = eventLog.events(channel);
  if (events.length === 0) return undefined;
  const gone = eventLog.overwritten().get(channel) ?? 0;
  return {
    name: fileNameOf(channel),
    text: (gone === 0 ? '' : `(${gone} older events were overwritten)\r\n`) + events.map(lineOf).join(''),
    bytes: encodeEvtx([...events.slice(0, 1).map(markBefore), ...events.map(evtxEvent)]),
  };
}

const lineOf = ({ time, id, level, text }: LoggedEvent): string =>
  `${iso(time)}\t${id}\t${level}\t${text}\r\n`;

function evtxEvent(event: LoggedEvent): EvtxEvent {
  const { definition, channel, id, level, recordId, time, computer, account, values } = event;
  const { provider, version, task, opcode, keywords, members } = definition;
  return {
    provider: { name: provider.name, guid: provider.guid },
    eventId: id,
    version,
    level: levelNumbers[level],
    task,
    opcode,
    keywords,
    time,
    recordId,
    processId: provider.processId,
    threadId: provider.threadId,
    channel,
    computer,
    userSid: account,
    data: Object.keys(members).flatMap((name, index) => {
      const value = values[index];
      return value ? [{ name, value }] : [];
    }),
  };
}

/** The record that stands before the others and says that all of this is simulated. */
const markBefore = (first: LoggedEvent): EvtxEvent => ({
  ...evtxEvent(first),
  provider: { name: 'Reseal', guid: null },
  eventId: 1,
  version: 0,
  level: levelNumbers.Information,
  task: 0,
  opcode: 0,
  recordId: first.recordId - 1,
  userSid: null,
  data: [
    {
      name: 'Simulated',
      value: {
        type: 'string',
        data: 'Reseal wrote this log in a rehearsal: no real PC, tenant or person is in it.',
      },
    },
  ],
});
