/**
 * What a provider's manifest says of an event: a row of the tables of this folder (facts/event-log). A record holds
 * values; its text, its XML and its place in an .evtx follow from the row.
 */
import type { EventProvider, EventValue } from '../../../protocols/evtx/evtx.types.ts';
import { systemMessage } from './system-messages.ts';

export type EventLevel = 'Information' | 'Warning' | 'Error';

/**
 * How a member is kept and shown. `code`, `win32`, `hresult` and `exitCode` are HRESULTs: kept as a number without or
 * with sign or in hexadecimal, shown as a number or in the words that the system has for them. A list of names is an
 * enumeration.
 */
export type MemberType =
  | 'string'
  | 'guid'
  | 'int32'
  | 'uint32'
  | 'hex32'
  | 'boolean'
  | 'code'
  | 'win32'
  | 'hresult'
  | 'exitCode'
  | readonly string[];

export type Members = Readonly<Record<string, MemberType>>;

/** What a site gives for a member: of an enumeration, the name. */
export type MemberValue<T extends MemberType> = T extends 'string' | 'guid'
  ? string
  : T extends 'boolean'
    ? boolean
    : T extends readonly (infer Name)[]
      ? Name
      : number;

export type MemberValues<M extends Members> = { readonly [Name in keyof M]: MemberValue<M[Name]> };

export interface Provider extends EventProvider {
  /** Of the process that it runs in, and of the thread: assumed, for a real PC's are others at each start. */
  readonly processId: number;
  readonly threadId: number;
  /** SID of the account that it runs as; null: of whoever is signed in. */
  readonly account: string | null;
}

export interface EventDefinition<M extends Members = Members> {
  readonly provider: Provider;
  readonly channel: string;
  readonly id: number;
  readonly level: EventLevel;
  readonly version: number;
  readonly task: number;
  readonly opcode: number;
  readonly keywords: bigint;
  /** With %1, %2 … for the members in their order. */
  readonly message: string;
  readonly members: M;
}

export const localSystem = 'S-1-5-18';

/** The keyword by which an event reaches the channel: Admin, Operational, or a classic log. */
export const channelKeyword = {
  admin: 0x8000000000000000n,
  operational: 0x4000000000000000n,
  classic: 0x80000000000000n,
} as const;

type Shared = Pick<EventDefinition, 'provider' | 'channel' | 'keywords'>;
type Usual = Partial<Pick<EventDefinition, 'version' | 'task' | 'opcode' | 'keywords'>>;

/** Rows of one provider and channel. */
export const eventsOf =
  (shared: Shared) =>
  <const M extends Members = Record<never, never>>(
    id: number,
    level: EventLevel,
    message: string,
    members?: M,
    other: Usual = {},
  ): EventDefinition<M> => ({
    version: 0,
    task: 0,
    opcode: 0,
    ...shared,
    ...other,
    id,
    level,
    message,
    members: members ?? ({} as M),
  });

/** As the record keeps it. */
export function recorded(type: MemberType, value: string | number | boolean): EventValue {
  if (typeof type !== 'string') return { type: 'uint32', data: Math.max(0, type.indexOf(String(value))) };
  switch (type) {
    case 'string':
    case 'guid':
      return { type, data: String(value) };
    case 'boolean':
      return { type, data: value === true };
    case 'int32':
    case 'exitCode':
      return { type: 'int32', data: Number(value) | 0 };
    case 'uint32':
    case 'hresult':
    case 'code':
      return { type: 'uint32', data: Number(value) >>> 0 };
    case 'hex32':
    case 'win32':
      return { type: 'hex32', data: Number(value) >>> 0 };
  }
}

const hexadecimal = (value: number): string => (value >>> 0).toString(16).toUpperCase();

/** As the message shows it. */
function shown(type: MemberType, { data }: EventValue): string {
  if (typeof type !== 'string') return type[Number(data)] ?? String(data);
  switch (type) {
    case 'hex32':
      return `0x${hexadecimal(Number(data))}`;
    case 'code':
      return `0x${hexadecimal(Number(data)).padStart(8, '0')}`;
    case 'win32':
    case 'hresult':
      return systemMessage(Number(data), 'Win32 Error');
    case 'exitCode':
      return systemMessage(Number(data), 'HResult Error');
    default:
      return String(data);
  }
}

/** The message with the values in it. */
export function messageOf({ message, members }: EventDefinition, values: readonly EventValue[]): string {
  const types = Object.values(members);
  return message.replaceAll(/%(\d+)/g, (whole, number: string) => {
    const [type, value] = [types[Number(number) - 1], values[Number(number) - 1]];
    return type !== undefined && value ? shown(type, value) : whole;
  });
}
