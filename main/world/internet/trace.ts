/** The record of what went over the virtual internet. */
import type { SimDuration, SimTime } from '../time.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import type { NetworkError } from './network-error.ts';

export interface Exchange {
  readonly ordinal: number;
  readonly startedAt: SimTime;
  readonly took: SimDuration;
  readonly request: HttpRequest;
  readonly response?: HttpResponse;
  readonly error?: NetworkError;
}

/** Exchanges that have fallen off: how many, and when the last of them began. */
export interface FallenOff {
  readonly count: number;
  readonly until: SimTime;
}

/** What a trace holds, and what it held before. */
export interface Traced {
  readonly trace: readonly Exchange[];
  readonly traced: { readonly fallenOff: FallenOff | null };
}
