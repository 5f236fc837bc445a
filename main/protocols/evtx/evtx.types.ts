/** An event as an event log file (.evtx) keeps it ([MS-EVEN6] 2.2.12 to 2.2.17). */

export interface EventProvider {
  /** e.g. 'Microsoft-Windows-Shell-Core'. */
  readonly name: string;
  /** '{30336ed4-e327-447c-9de0-51b652c86108}'; null for a source of the classic logs. */
  readonly guid: string | null;
}

export interface EvtxEvent {
  readonly provider: EventProvider;
  readonly eventId: number;
  readonly version: number;
  /** 1 critical, 2 error, 3 warning, 4 information, 5 verbose. */
  readonly level: number;
  readonly task: number;
  readonly opcode: number;
  readonly keywords: bigint;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** From 1 on, rising. */
  readonly recordId: number;
  readonly processId: number;
  readonly threadId: number;
  readonly channel: string;
  readonly computer: string;
  /** 'S-1-5-18' of the account that wrote it; null for none. */
  readonly userSid: string | null;
  /** Members of EventData in their order. */
  readonly data: readonly EventDatum[];
}

export interface EventDatum {
  readonly name: string;
  readonly value: EventValue;
}

/** `hex32` is a number that is shown in hexadecimal; a `guid` has 32 digits, in braces or not. */
export type EventValue =
  | { readonly type: 'string' | 'guid' | 'sid'; readonly data: string }
  | { readonly type: 'int32' | 'uint32' | 'hex32'; readonly data: number }
  | { readonly type: 'boolean'; readonly data: boolean };
