/** A cause that can be set in the world, and the signs by which it is felt. */
import type { Fault, FaultKind } from '../../../shared/session/truth.ts';
import type { Happening } from '../../device/windows/happening.ts';
import type { Step } from '../../device/windows/step-failure.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import type { Passage } from '../../world/internet/obstruction.ts';

/** What an onlooker of the world sees: exchanges, and what takes place on the PC. */
export type Sign = ({ readonly kind: 'passage' } & Passage) | Happening;

export interface Cause extends Pick<Fault, 'id' | 'kind' | 'words' | 'by'> {
  /** Felt as soon as it is set. */
  readonly atOnce?: true;
  /** Where the cause is felt by this sign: a host, or the id of an app or script; undefined: not at all. */
  readonly feltAt: (sign: Sign) => string | undefined;
  /** Codes that come of nothing else. */
  readonly codes?: readonly HResult[];
  /** Steps that alone can fail of it; left out: those of its kind. */
  readonly steps?: readonly Step[];
}

/** A cause of the kind; one without signs is felt when it has led to a failure. */
export const causeOf =
  (kind: FaultKind, by: Fault['by'] = 'scenario') =>
  (name: string, words: string, feltAt: Cause['feltAt'] = () => undefined): Cause => ({
    id: `${kind}:${name}`,
    kind,
    words,
    by,
    feltAt,
  });

/** Felt with an exchange for which this holds, at its host. */
export const byPassage =
  (holds: (passage: Passage) => boolean): Cause['feltAt'] =>
  (sign) =>
    sign.kind === 'passage' && holds(sign) ? sign.host : undefined;
