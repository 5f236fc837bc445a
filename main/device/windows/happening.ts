/**
 * What takes place on the PC and an onlooker of the world may want to know. Nothing on the PC listens: which of
 * it was set by somebody is no matter of Windows.
 */
import type { Signal } from '../../world/signal.ts';

export type Happening =
  /** An installer or script has begun; `program` is the id of its app or script. */
  | { readonly kind: 'program begun'; readonly program: string }
  /** It has ended; null: it was stopped. */
  | { readonly kind: 'program ended'; readonly program: string; readonly exitCode: number | null }
  /** It restarts the PC itself. */
  | { readonly kind: 'program restarts'; readonly program: string }
  /** What the agent makes of an app. */
  | { readonly kind: 'app settled'; readonly program: string; readonly failed: boolean }
  /** Windows cannot use the TPM before the PC was switched off and on. */
  | { readonly kind: 'tpm not ready' }
  /** A service that is switched off was wanted. */
  | { readonly kind: 'service refused'; readonly service: string };

export type Happenings = Pick<Signal<Happening>, 'emit' | 'listen'>;
