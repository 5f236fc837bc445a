import type { Fields, FieldValues } from './codec.ts';
import { TPM_CC, type CommandName } from './constants.ts';

/**
 * What a command looks like on the wire (Part 3): its code, its handles, its parameters, its results and
 * its response handle. The TPM, its clients and the decoder read the same shapes.
 */
export interface CommandShape<
  H extends string = string,
  P extends Fields = Fields,
  R extends Fields = Fields,
  RH extends string = string,
> {
  readonly name: CommandName;
  readonly code: number;
  readonly handles: readonly H[];
  readonly parameters: P;
  readonly result: R;
  readonly resultHandle: RH | null;
}

export type CommandInput<H extends string, P extends Fields> = Record<H, number> & FieldValues<P>;
export type CommandOutput<R extends Fields, RH extends string> = FieldValues<R> & Record<RH, number>;

/** Builds a shape; what is not named is absent. */
export function commandShape<
  const H extends string = never,
  P extends Fields = Record<never, never>,
  R extends Fields = Record<never, never>,
  const RH extends string = never,
>(
  name: CommandName,
  shape: { handles?: readonly H[]; parameters?: P; result?: R; resultHandle?: RH },
): CommandShape<H, P, R, RH> {
  return {
    name,
    code: TPM_CC[name],
    handles: shape.handles ?? [],
    parameters: shape.parameters ?? ({} as P),
    result: shape.result ?? ({} as R),
    resultHandle: shape.resultHandle ?? null,
  };
}
