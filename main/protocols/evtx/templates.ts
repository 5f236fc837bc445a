/**
 * Templates of binary XML: an event is a tree that its provider has once and values that the record brings
 * ([MS-EVEN6] 2.2.12, TemplateInstance).
 */
import type { BinaryValue } from './binary-values.ts';
import {
  ValueType,
  datum,
  hex64,
  nothing,
  sid,
  string,
  time,
  uint16,
  uint32,
  uint64,
  uint8,
} from './binary-values.ts';
import type { EventDatum, EventProvider, EvtxEvent } from './evtx.types.ts';

/** Where a value of the record goes; an optional one that is null leaves its attribute out. */
export interface Slot {
  readonly slot: number;
  readonly type: number;
  readonly optional?: true;
}

export type Content = string | Slot | XmlElement;

export interface XmlElement {
  readonly name: string;
  readonly attributes?: readonly (readonly [name: string, value: string | Slot])[];
  readonly content?: readonly Content[];
}

/** A tree and the values of one event; a value may be such a pair again: EventData is one. */
export interface Instance {
  readonly template: XmlElement;
  readonly values: readonly (BinaryValue | Instance)[];
}

const slot = (number: number, type: number): Slot => ({ slot: number, type });
const optional = (number: number, type: number): Slot => ({ slot: number, type, optional: true });
const holds = (name: string, content: Content): XmlElement => ({ name, content: [content] });

const namespace = 'http://schemas.microsoft.com/win/2004/08/events/event';

/** The frame of every event of a provider; the numbers are places in `values` of `instanceOf`. */
const frameOf = ({ name, guid }: EventProvider): XmlElement => ({
  name: 'Event',
  attributes: [['xmlns', namespace]],
  content: [
    {
      name: 'System',
      content: [
        {
          name: 'Provider',
          attributes: [['Name', name], ...(guid === null ? [] : ([['Guid', guid]] as const))],
        },
        holds('EventID', slot(0, ValueType.UInt16)),
        holds('Version', slot(1, ValueType.UInt8)),
        holds('Level', slot(2, ValueType.UInt8)),
        holds('Task', slot(3, ValueType.UInt16)),
        holds('Opcode', slot(4, ValueType.UInt8)),
        holds('Keywords', slot(5, ValueType.HexInt64)),
        { name: 'TimeCreated', attributes: [['SystemTime', slot(6, ValueType.FileTime)]] },
        holds('EventRecordID', slot(7, ValueType.UInt64)),
        { name: 'Correlation' },
        {
          name: 'Execution',
          attributes: [
            ['ProcessID', slot(8, ValueType.UInt32)],
            ['ThreadID', slot(9, ValueType.UInt32)],
          ],
        },
        holds('Channel', slot(10, ValueType.String)),
        holds('Computer', slot(11, ValueType.String)),
        { name: 'Security', attributes: [['UserID', optional(12, ValueType.Sid)]] },
      ],
    },
    slot(13, ValueType.BinXml),
  ],
});

const dataOf = (data: readonly EventDatum[]): Instance => {
  const values = data.map(({ value }) => datum(value));
  return {
    template: {
      name: 'EventData',
      content: data.map(({ name }, index) => ({
        name: 'Data',
        attributes: [['Name', name]],
        content: [slot(index, values[index]?.type ?? ValueType.Null)],
      })),
    },
    values,
  };
};

export const instanceOf = (event: EvtxEvent): Instance => ({
  template: frameOf(event.provider),
  values: [
    uint16(event.eventId),
    uint8(event.version),
    uint8(event.level),
    uint16(event.task),
    uint8(event.opcode),
    hex64(event.keywords),
    time(event.time),
    uint64(event.recordId),
    uint32(event.processId),
    uint32(event.threadId),
    string(event.channel),
    string(event.computer),
    event.userSid === null ? nothing : sid(event.userSid),
    dataOf(event.data),
  ],
});
