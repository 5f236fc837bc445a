/** The event log: what Windows' parts write, in order, by channel. A full channel overwrites its oldest events. */
import { ownOf } from '../../../shared/own.ts';
import type { EventValue } from '../../protocols/evtx/evtx.types.ts';
import type { SimTime } from '../../world/time.ts';
import { setUpAccountSid } from './automatic-logon.ts';
import { channels } from './events/channels.ts';
import type { EventDefinition, EventLevel, MemberValues, Members } from './events/event-definition.ts';
import { messageOf, recorded } from './events/event-definition.ts';

/** One event of the log. Its text is made when somebody reads it. */
export class LoggedEvent {
  readonly #definition: EventDefinition;
  readonly channel: string;
  readonly id: number;
  /** Counts the events of its channel; the first is 2, for an exported file begins with a record of its own. */
  readonly recordId: number;
  /** The PC's own clock. */
  readonly time: SimTime;
  readonly computer: string;
  /** SID of who wrote it. */
  readonly account: string;
  /** Of its members, in their order. */
  readonly values: readonly EventValue[];

  constructor(
    definition: EventDefinition,
    facts: Pick<LoggedEvent, 'recordId' | 'time' | 'computer' | 'account' | 'values'>,
  ) {
    this.#definition = definition;
    this.channel = definition.channel;
    this.id = definition.id;
    this.recordId = facts.recordId;
    this.time = facts.time;
    this.computer = facts.computer;
    this.account = facts.account;
    this.values = facts.values;
    Object.freeze(this);
  }

  get definition(): EventDefinition {
    return this.#definition;
  }

  get level(): EventLevel {
    return this.#definition.level;
  }

  get text(): string {
    return messageOf(this.#definition, this.values);
  }
}

/** Bytes of a channel's file as Windows sets it up: 20 MB for the two classic logs, else 1,028 KB. */
const usualSize = 1_028 * 1_024;
const sizes: ReadonlyMap<string, number> = new Map([
  [channels.system, 20_480 * 1_024],
  [channels.application, 20_480 * 1_024],
]);
/** An EVTX file is written, and overwritten, in chunks of this many bytes (MS-EVEN6 2.2.17). */
const chunk = 65_536;
/** What a record takes beside its texts in UTF-16: its head, its system values and the template's instance, about. */
const recordSize = 400;
/** Of one text, and of all texts of an event: ETW takes 64 KB for the whole of it. */
const longest = { text: 8_000, event: 24_000 };

const lengthOf = ({ data }: EventValue): number => (typeof data === 'string' ? data.length : 2);
const bytesOf = ({ values }: LoggedEvent): number =>
  recordSize + 2 * values.reduce((sum, value) => sum + lengthOf(value), 0);

export interface EventSource {
  /** The PC's own clock. */
  now(): SimTime;
  computer(): string;
}

export class EventLog {
  /** SID of who is signed in: from a power-on to the first sign-in the set-up's own account. */
  signedIn = setUpAccountSid;
  readonly #source: EventSource;
  #events: LoggedEvent[] = [];
  readonly #last = new Map<string, number>();
  readonly #used = new Map<string, number>();
  readonly #overwritten = new Map<string, number>();

  constructor(source: EventSource) {
    this.#source = source;
  }

  write<M extends Members>(definition: EventDefinition<M>, members: MemberValues<M>): void {
    const recordId = (this.#last.get(definition.channel) ?? 1) + 1;
    this.#last.set(definition.channel, recordId);
    const event = new LoggedEvent(definition, {
      recordId,
      time: this.#source.now(),
      computer: this.#source.computer(),
      account: definition.provider.account ?? this.signedIn,
      values: valuesOf(definition, members),
    });
    this.#keep(event);
  }

  /** Every event, or those of one channel, oldest first. */
  events(channel?: string): readonly LoggedEvent[] {
    return channel === undefined ? this.#events : this.#events.filter((event) => event.channel === channel);
  }

  /** How many events of each channel have been overwritten; a channel that lost none is not named. */
  overwritten(): ReadonlyMap<string, number> {
    return this.#overwritten;
  }

  state(): readonly LoggedEvent[] {
    return [...this.#events];
  }

  #keep(event: LoggedEvent): void {
    this.#events.push(event);
    const used = (this.#used.get(event.channel) ?? 0) + bytesOf(event);
    this.#used.set(event.channel, used);
    if (used > (sizes.get(event.channel) ?? usualSize)) this.#overwrite(event.channel);
  }

  /** Gives back a chunk of a full channel: its oldest events. */
  #overwrite(channel: string): void {
    let freed = 0;
    let count = 0;
    let seen = 0;
    const passed: LoggedEvent[] = [];
    for (const event of this.#events) {
      if (freed >= chunk) break;
      seen++;
      if (event.channel !== channel) passed.push(event);
      else {
        freed += bytesOf(event);
        count++;
      }
    }
    this.#events = [...passed, ...this.#events.slice(seen)];
    this.#used.set(channel, (this.#used.get(channel) ?? 0) - freed);
    this.#overwritten.set(channel, (this.#overwritten.get(channel) ?? 0) + count);
  }
}

/** In the order of the definition; texts that an event has no room for are cut. */
function valuesOf<M extends Members>(
  { members }: EventDefinition<M>,
  given: MemberValues<M>,
): readonly EventValue[] {
  let room = longest.event;
  const values = Object.entries(members).map(([name, type]) => {
    const value = recorded(type, ownOf<string | number | boolean>(given, name) ?? '');
    if (typeof value.data !== 'string') return Object.freeze(value);
    const data = value.data.slice(0, Math.min(longest.text, room));
    room -= data.length;
    return Object.freeze({ type: value.type, data } as EventValue);
  });
  return Object.freeze(values);
}
