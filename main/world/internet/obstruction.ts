/** What stood in the way of an exchange: known to the world and its onlookers, never to the client. */
import type { Signal } from '../signal.ts';
import type { SimDuration } from '../time.ts';
import type { NetworkFailure } from './network-error.ts';

export type Obstruction =
  /** The client has no link. */
  | { readonly kind: 'no-link' }
  | { readonly kind: 'no-such-host' }
  /** `pattern`: the condition's own, as it was set. */
  | { readonly kind: 'unresolvable' | 'blocked' | 'inspected'; readonly pattern: string }
  | { readonly kind: 'portal' }
  | { readonly kind: 'proxy' }
  /** The client's clock is outside the validity of the host's certificate. */
  | { readonly kind: 'clock' };

/** What the client sees of each. */
export const failureOf: Readonly<Record<Obstruction['kind'], NetworkFailure>> = {
  'no-link': 'no-link',
  'no-such-host': 'name-not-resolved',
  unresolvable: 'name-not-resolved',
  blocked: 'timeout',
  portal: 'connection-aborted',
  proxy: 'proxy-authentication',
  inspected: 'certificate-untrusted',
  clock: 'certificate-date-invalid',
};

/** An exchange that is over, as an onlooker sees it. */
export interface Passage {
  readonly host: string;
  readonly url: string;
  readonly took: SimDuration;
  readonly obstruction: Obstruction | null;
  /** HTTP status; undefined where no answer came. */
  readonly status?: number;
}

export type Passages = Pick<Signal<Passage>, 'listen'>;
